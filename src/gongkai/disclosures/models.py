"""An item of government information (政府信息), with the metadata its page shows."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PreviewableMixin
from wagtail.search import index

from gongkai.disclosures.forms import ItemForm
from gongkai.signoff.outgoing import Outgoing
from gongkai.statute import numbers


class Publicity(models.TextChoices):
    """How an item is open (公开方式)."""

    PROACTIVE = "proactive", _("主动公开")
    ON_APPLICATION = "on_application", _("依申请公开")
    WITHHELD = "withheld", _("不予公开")


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
    keywords = models.CharField(_("主题词"), max_length=100, blank=True)
    summary = models.TextField(_("内容概述"), blank=True)
    text = RichTextField(
        _("正文"), features=["h2", "h3", "bold", "ol", "ul", "link", "document-link", "image"]
    )

    review_template = "disclosures/item_body.html"
    base_form_class = ItemForm
    panels = (
        FieldPanel("title"),
        FieldPanel("text"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("document_number"), FieldPanel("made_on")]),
                FieldRowPanel([FieldPanel("section"), FieldPanel("publicity")]),
                FieldPanel("keywords"),
                FieldPanel("summary"),
            ],
            heading=_("公开属性"),
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
        """Hold the number to its form, and the section to its body."""
        super().clean()
        errors = {}
        if self.document_number:
            try:
                numbers.parse_document_number(self.document_number)
            except numbers.InvalidNumberError as error:
                errors["document_number"] = str(error)
        if self.section_id and self.section.body_id != self.body_id:
            errors["section"] = gettext("所选股室不属于该机关")
        if errors:
            raise ValidationError(errors)

    def missing(self) -> Iterator[str]:
        """Name what an item must have before it is reviewed."""
        if not self.text.strip():
            yield gettext("正文")
        if self.publicity != Publicity.PROACTIVE:
            yield gettext("公开方式（只有主动公开的信息送审公开）")

    def get_preview_template(self, request: object, mode_name: str) -> str:
        """Give the page's template, as readers will see it."""
        return "disclosures/item.html"
