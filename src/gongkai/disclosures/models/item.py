"""An item of government information (政府信息), with the metadata its page shows."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PreviewableMixin
from wagtail.search import index

from gongkai.audit.acts import acting
from gongkai.audit.services import record
from gongkai.catalogue.models import Entry
from gongkai.disclosures import cautioning, publishing
from gongkai.disclosures.forms import ItemForm
from gongkai.disclosures.models.attachment import StoredFile
from gongkai.disclosures.models.classes import (
    Category,
    Effect,
    Genre,
    Publicity,
    limit_choices,
)
from gongkai.disclosures.models.correction import Correction
from gongkai.disclosures.models.judgement import findings_of, latest_of
from gongkai.disclosures.models.publication import Publication
from gongkai.signoff.digest import VOLATILE
from gongkai.signoff.outgoing import Outgoing
from gongkai.signoff.richtext import Rich
from gongkai.signoff.selectors import clearances_of
from gongkai.statute import numbers


class Item(PreviewableMixin, Outgoing, index.Indexed, models.Model):
    """An item to be published (主动公开的政府信息).

    The clock of publication starts when it is made (成文日期, 条例第二十六条); the index number is
    given once, when the item is first published, and never to another.
    """

    title = models.CharField(_("标题"), max_length=200)
    document_number = models.CharField(
        _("发文字号"), max_length=60, blank=True, help_text=_("如：正文旅发〔2026〕3号")
    )
    made_on = models.DateField(_("成文日期"))
    publicity = models.CharField(
        _("公开方式"), max_length=20, choices=Publicity, default=Publicity.PROACTIVE
    )
    limit = models.CharField(
        _("公开期限"), max_length=40, choices=limit_choices(), default="publication"
    )
    category = models.CharField(
        _("信息分类"), max_length=8, choices=Category, default=Category.OTHER
    )
    topic = models.CharField(
        _("主题分类"), max_length=60, blank=True, help_text=_("两级，如：综合政务\\政务公开")
    )
    genre = models.CharField(_("体裁"), max_length=20, choices=Genre, default=Genre.OTHER)
    effect = models.CharField(_("有效性"), max_length=10, choices=Effect, default=Effect.IN_FORCE)
    ended_on = models.DateField(_("失效或废止日期"), null=True, blank=True)
    source_name = models.CharField(
        _("转载来源"), max_length=100, blank=True, help_text=_("转载的填原发布单位，自制的不填")
    )
    source_url = models.CharField(
        _("原文网址"),
        max_length=500,
        blank=True,
        validators=[
            URLValidator(schemes=["http", "https"], message=_("网址应以http://或https://开头。"))
        ],
    )
    source_published_on = models.DateField(_("原发布日期"), null=True, blank=True)
    interprets = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="interpretations",
        null=True,
        blank=True,
        verbose_name=_("解读的文件"),
        help_text=_("政策解读填所解读的本机关文件，两个页面互相链接"),
    )
    correction = models.TextField(
        _("更正说明"),
        blank=True,
        help_text=_("公开后改动内容的，写明这次改了什么、为什么。公开时记下日期，以前的说明都保留"),
    )
    needs_interpretation = models.BooleanField(
        _("需要解读"),
        default=False,
        help_text=_("政策文件和解读材料应当同步组织、同步审签、同步发布（国办发〔2016〕80号）"),
    )
    catalogue_entry = models.ForeignKey(
        Entry,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("目录事项"),
        help_text=_("本信息落实的是标准目录里的哪一项；用于检查目录公开得全不全、及时不及时"),
    )
    subject_terms = models.CharField(_("主题词"), max_length=100, blank=True)
    keywords = models.CharField(
        _("关键词"), max_length=100, blank=True, help_text=_("供搜索，用逗号分开")
    )
    audience = models.CharField(
        _("服务对象"), max_length=60, blank=True, help_text=_("如：企业、老年人、高校毕业生")
    )
    responsible_editor = models.CharField(_("责任编辑"), max_length=40, blank=True)
    summary = models.TextField(_("内容概述"), blank=True)
    attachments = models.JSONField(_("附件"), default=list, blank=True, editable=False)
    """The files that go out with this version: ``id``, ``name`` and ``sha256`` of each."""
    text = RichTextField(_("正文"), features=["h2", "h3", "bold", "ol", "ul", "link"])

    review_template = "disclosures/item_body.html"
    base_form_class = ItemForm
    panels = (
        FieldPanel("title"),
        FieldPanel("text"),
        HelpPanel(template="disclosures/attachments_panel.html", heading=_("附件")),
        HelpPanel(template="disclosures/judgement_panel.html", heading=_("公开属性判定")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("document_number"), FieldPanel("made_on")]),
                FieldRowPanel([FieldPanel("section"), FieldPanel("publicity")]),
                FieldPanel("limit"),
                FieldRowPanel([FieldPanel("category"), FieldPanel("genre")]),
                FieldPanel("catalogue_entry"),
                FieldRowPanel([FieldPanel("topic"), FieldPanel("subject_terms")]),
                FieldRowPanel([FieldPanel("keywords"), FieldPanel("audience")]),
                FieldRowPanel([FieldPanel("effect"), FieldPanel("ended_on")]),
                FieldPanel("summary"),
                FieldPanel("responsible_editor"),
            ],
            heading=_("公开属性"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_published_on")]),
                FieldPanel("source_url"),
            ],
            heading=_("转载"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                FieldPanel("needs_interpretation"),
                FieldPanel("interprets"),
                FieldPanel("correction"),
            ],
            heading=_("解读和更正"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("go_live_at", heading=_("定时公开")),
                        FieldPanel("expire_at", heading=_("到期撤下")),
                    ]
                ),
            ],
            heading=_("时间安排"),
            help_text=_("时间随稿件一起审签；审签没有完成的，到时间也不公开。"),
            classname="collapsed",
        ),
    )
    search_fields = (
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("body"),
    )

    class Meta:
        verbose_name = _("公开信息")
        verbose_name_plural = _("公开信息")
        constraints = (
            models.CheckConstraint(
                condition=Q(live=False) | Q(publicity="proactive"),
                name="only_what_is_open_is_live",
                violation_error_message=_("只有主动公开的信息可以公开"),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Hold number, dates, section and source to what they must be."""
        super().clean()
        errors = dict(self._mistakes(timezone.localdate(acting().at)))
        if errors:
            raise ValidationError(errors)

    def _mistakes(self, today: date) -> Iterator[tuple[str, str]]:
        if self.document_number:
            try:
                numbers.parse_document_number(self.document_number)
            except numbers.InvalidNumberError as error:
                yield "document_number", str(error)
        yield from self._mistakes_of_bodies()
        yield from self._mistakes_of_dates(today)
        if self.effect != Effect.IN_FORCE and not self.ended_on:
            yield "ended_on", gettext("失效、废止的须填日期。")
        if self.effect == Effect.IN_FORCE and self.ended_on:
            yield "ended_on", gettext("填了失效或废止日期，有效性应相应改为失效或废止。")
        if (self.source_url or self.source_published_on) and not self.source_name:
            yield "source_name", gettext("转载的须写明来源单位。")

    def _mistakes_of_bodies(self) -> Iterator[tuple[str, str]]:
        if self.section_id and self.section.body_id != self.body_id:
            yield "section", gettext("所选股室不属于该机关")
        if self.catalogue_entry is not None and self.catalogue_entry.body_id != self.body_id:
            yield "catalogue_entry", gettext("只能选本机关目录里的事项")
        if self.interprets is not None:
            if self.interprets.body_id != self.body_id:
                yield "interprets", gettext("只能解读本机关的文件")
            elif self.interprets_id == self.pk:
                yield "interprets", gettext("不能解读自己")

    def _mistakes_of_dates(self, today: date) -> Iterator[tuple[str, str]]:
        if self.made_on is None:
            return
        if self.made_on > today:
            yield "made_on", gettext("成文日期不能晚于今天。")
        published = Publication.objects.filter(item=self.pk).first() if self.pk else None
        if published is not None and published.made_on != self.made_on:
            yield "made_on", publishing.date_is_kept(published.made_on)

    def enter_public(self) -> None:
        """Enter what goes live as published.

        Raises:
            ValidationError: no index number can be given, or its date is not to be believed.
        """
        publishing.enter(self)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Save a version; the record itself follows as long as it was never published.

        A change of the date the clock runs from is entered in the trail once it was submitted.
        """
        with transaction.atomic():
            if kwargs.pop("clean", True):
                self.full_clean()
            before = self._date_before()
            revision = super().save_revision(*args, clean=False, **kwargs)
            if before not in (None, self.made_on):
                self._keep_change(before, revision)
            if self._was_never_published():
                super().save(update_fields=self._words())
        return revision

    def _date_before(self) -> date | None:
        """Give the date of the version before, None when it was never submitted."""
        if not self.pk or not self.workflow_states.exists():
            return None
        latest = self.get_latest_revision()
        return latest.as_object().made_on if latest else None

    def _keep_change(self, before: date | None, revision: Any) -> None:
        record(
            acting(revision.user),
            "item.made_on_changed",
            self,
            body_id=self.body_id,
            revision=revision.pk,
            detail={"old": str(before), "new": str(self.made_on)},
        )

    def _is_cleared(self) -> bool:
        """Tell whether this content is cleared; what was taken off needs a new clearance."""
        withdrawn = self.withdrawals.order_by("-at").first() if self.pk else None
        latest = clearances_of(self).order_by("-pk").first()
        if withdrawn is not None and (latest is None or latest.at <= withdrawn.at):
            return False
        return super()._is_cleared()

    def _was_never_published(self) -> bool:
        unpublished = Item.objects.filter(pk=self.pk, live=False, first_published_at=None)
        return unpublished.select_for_update().exists()

    def _words(self) -> list[str]:
        """Name the fields that people fill in, and the body that follows from them."""
        return [
            field.name
            for field in self._meta.concrete_fields
            if not field.primary_key and field.name not in VOLATILE | {"author"}
        ]

    @cached_property
    def public_interpretations(self) -> tuple["Item", ...]:
        """The interpretations of this text (政策解读) that are public."""
        found = Item.objects.filter(interprets=self.pk or 0, live=True)
        return tuple(found.select_related("publication").order_by("first_published_at"))

    @property
    def area(self) -> str:
        """The area of the catalogue by which it is published, in words; empty without one."""
        return self.catalogue_entry.area_name if self.catalogue_entry else ""

    @property
    def index_number(self) -> str:
        """The 索引号, empty before the first publication."""
        entry = getattr(self, "publication", None)
        return entry.index_number if entry else ""

    @property
    def published_on(self) -> date | None:
        """The day of the first publication (发布日期), here."""
        entry = getattr(self, "publication", None)
        return timezone.localdate(entry.first_published_at) if entry else None

    @property
    def days_late(self) -> int | None:
        """By how much the first publication was late, None before it."""
        entry = getattr(self, "publication", None)
        return entry.days_late if entry else None

    def stored_files(self) -> list[StoredFile]:
        """Give the files of this version in their order."""
        keys = [each["id"] for each in self.attachments]
        found = StoredFile.objects.in_bulk(keys)
        return [found[key] for key in keys if key in found]

    def attachments_to_screen(self) -> Iterator[tuple[str, str]]:
        """Give the name and the text of each file."""
        for each in self.stored_files():
            yield gettext("附件“%s”") % each.name, f"{each.name}\n{each.text}"

    def attachments_to_show(self) -> Iterator[tuple[str, str]]:
        """Give the name and the address of each file."""
        for each in self.stored_files():
            yield each.name, reverse("disclosures_file", args=[each.pk, each.sha256])

    def missing(self) -> Iterator[str]:
        """Name what an item must have before it is reviewed."""
        if not Rich(self.text).text.strip():
            yield gettext("正文")
        if self.publicity != Publicity.PROACTIVE:
            yield gettext("公开方式（只有主动公开的信息送审公开）")
        if not self.body.credit_code:
            yield gettext("本机关的统一社会信用代码（索引号由此编制，请系统管理员补登）")
        latest = latest_of(self)
        if latest is None and settings.JUDGEMENT_REQUIRED:
            yield gettext("公开属性判定（条例第十七条）")
        if latest is not None and latest.outcome != Publicity.PROACTIVE:
            yield gettext("主动公开的判定结论（现在是“%s”）") % latest.get_outcome_display()

    @property
    def public_corrections(self) -> models.QuerySet[Correction]:
        """The notes of corrections that have gone out, newest first."""
        return Correction.objects.filter(item=self.pk or 0)

    @property
    def new_correction(self) -> str:
        """The note of this version, where it is not the one that went out last."""
        if not self.correction:
            return ""
        last = self.public_corrections.first()
        return "" if last is not None and last.text == self.correction else self.correction

    def cautions(self) -> Iterator[str]:
        """Say what its drafter and reviewers should know before it goes out."""
        return cautioning.cautions(self)

    def findings(self) -> Iterator[tuple[str, str]]:
        """Say what was judged of it (公开属性判定)."""
        yield findings_of(self)

    def get_preview_template(self, request: object, mode_name: str) -> str:
        """Give the page's template, as readers will see it."""
        return "disclosures/item.html"
