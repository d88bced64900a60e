"""A line of a catalogue: one thing to publish."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.bodies.models import Body, Section
from gongkai.catalogue.limits import TimeLimit, parse_limits
from gongkai.catalogue.models.catalogue import Catalogue
from gongkai.catalogue.named import channels


class Period(models.TextChoices):
    """How often what an entry asks for is published anew."""

    ONCE = "once", _("变更时更新")
    MONTH = "month", _("每月")
    QUARTER = "quarter", _("每季度")
    HALF = "half", _("每半年")
    YEAR = "year", _("每年")


PERIOD_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF: 6, Period.YEAR: 12}


class Entry(models.Model):
    """One item of the standard table (国办发〔2019〕54号): its columns, who sees to it, how often.

    ``body`` is the catalogue's. ``limit_text`` is the cell as it stands; what it says is read from
    it each time. ``channels`` are codes of :func:`~gongkai.catalogue.named.channels`.
    """

    catalogue = models.ForeignKey(
        Catalogue, models.PROTECT, related_name="entries", verbose_name=_("目录")
    )
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="+", verbose_name=_("机关"), editable=False
    )
    order = models.PositiveIntegerField(_("序号"), editable=False)
    first_level = models.CharField(_("一级事项"), max_length=120)
    second_level = models.CharField(_("二级事项"), max_length=200, blank=True)
    content = models.TextField(_("公开内容（要素）"))
    basis = models.TextField(_("公开依据"), blank=True)
    limit_text = models.TextField(
        _("公开时限"), help_text=_("如：自信息形成或者变更之日起20个工作日内")
    )
    responsible_body = models.CharField(_("公开主体"), max_length=255)
    channels = models.JSONField(_("公开渠道和载体"), default=list, blank=True)
    other_channel = models.CharField(_("其他渠道"), max_length=120, blank=True)
    to_public = models.BooleanField(_("全社会"), default=False)
    to_groups = models.BooleanField(_("特定群体"), default=False)
    groups = models.CharField(_("特定群体名称"), max_length=120, blank=True)
    proactive = models.BooleanField(_("主动公开"), default=False)
    on_request = models.BooleanField(_("依申请公开"), default=False)
    at_county = models.BooleanField(_("县级"), default=False)
    at_township = models.BooleanField(_("乡级"), default=False)
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("责任股室"),
    )
    period = models.CharField(_("更新周期"), max_length=8, choices=Period, blank=True)
    origin = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("承接的事项"),
    )
    """The first entry that this one goes on from, through all versions; None for itself."""
    note = models.CharField(_("备注"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("公开事项")
        verbose_name_plural = _("公开事项")
        ordering = ("catalogue", "order")
        constraints = (
            models.UniqueConstraint(fields=["catalogue", "order"], name="entries_in_their_order"),
        )

    def __str__(self) -> str:
        return f"{self.first_level}—{self.second_level}" if self.second_level else self.first_level

    def clean(self) -> None:
        """Hold the boxes to what the standard asks for, and the section to its body."""
        said = list(self.mistakes())
        if said:
            raise ValidationError(said)

    def mistakes(self) -> Iterator[str]:
        """Say what is missing or does not belong together."""
        if not (self.to_public or self.to_groups):
            yield gettext("公开对象至少选一项：全社会、特定群体。")
        if not (self.proactive or self.on_request):
            yield gettext("公开方式至少选一项：主动、依申请。")
        if not (self.at_county or self.at_township):
            yield gettext("公开层级至少选一项：县级、乡级。")
        if self.section is not None and self.section.body_id != self.body_id:
            yield gettext("责任股室不属于目录所在的机关。")

    def cautions(self) -> Iterator[str]:
        """Say what looks wrong and may yet be meant."""
        if self.to_public and self.to_groups:
            yield gettext("公开对象同时选了“全社会”和“特定群体”，通常只选其一，请核对。")
        if self.limit_text and not self.limits:
            yield gettext("公开时限没有读懂，按原文保存，不参加计算：%s") % self.limit_text
        if self.proactive and not self.channels:
            yield gettext("主动公开的事项没有写明公开渠道和载体。")

    @property
    def line(self) -> int:
        """The key of the first entry of its line through the versions."""
        return self.origin_id or self.pk

    @property
    def limits(self) -> tuple[TimeLimit, ...]:
        """The limits that the cell sets, as far as it is understood."""
        return parse_limits(self.limit_text)

    @property
    def area_name(self) -> str:
        """The area of the catalogue in words."""
        return self.catalogue.area_name

    @property
    def limit_words(self) -> str:
        """What was understood of 公开时限, in short."""
        return "、".join(each.words for each in self.limits) or gettext("未能识别")

    @property
    def channel_words(self) -> str:
        """The channels by their names."""
        named = [each.name for each in channels() if each.code in self.channels]
        return "、".join([*named, *([self.other_channel] if self.other_channel else [])])

    @property
    def audience_words(self) -> str:
        """公开对象 in words."""
        groups = gettext("特定群体") + (f"（{self.groups}）" if self.groups else "")
        return _joined((self.to_public, gettext("全社会")), (self.to_groups, groups))

    @property
    def way_words(self) -> str:
        """公开方式 in words."""
        return _joined((self.proactive, gettext("主动")), (self.on_request, gettext("依申请")))

    @property
    def level_words(self) -> str:
        """公开层级 in words."""
        return _joined((self.at_county, gettext("县级")), (self.at_township, gettext("乡级")))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it with its catalogue's body."""
        self.body_id = self.catalogue.body_id
        super().save(*args, **kwargs)


def _joined(*options: tuple[bool, str]) -> str:
    return "、".join(words for chosen, words in options if chosen)
