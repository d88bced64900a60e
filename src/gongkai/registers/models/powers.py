"""权力事项: the matters a body may decide on, as its list of powers has them."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.registers.models.record import Count, Record, by_end_of_year, in_order, in_year


class PowerKind(models.TextChoices):
    """The rows of the report on 2019 and 2020 that count matters (项目)."""

    LICENCE = "licences", _("行政许可")
    SERVICE = "other_services", _("其他对外管理服务事项")
    PENALTY = "penalties", _("行政处罚")
    COMPULSION = "compulsory_measures", _("行政强制")


STANDING: dict[str, Count] = {
    "previous_items": Count(_("上一年年底的项目"), by_end_of_year("since", "ended_on", 1)),
    "added": Count(_("本年增加"), in_year("since")),
    "ended": Count(_("本年减少"), in_year("ended_on")),
}
"""How matters with a beginning and an end are counted; one ended on 31 December is gone."""


class Standing(Record):
    """A matter that stands from one day until, but not on, another."""

    ended_on = models.DateField(
        _("取消日期"), null=True, blank=True, help_text=_("自该日起不再实施、不再收取")
    )

    date_field = "since"
    counts: ClassVar = STANDING

    class Meta(Record.Meta):
        abstract = True

    def state_on(self, day: date) -> str:
        """Say whether the matter still stands."""
        if self.voided_at is None and self.ended_on is not None and self.ended_on <= day:
            return gettext("已取消")
        return self.state_label


class PowerItem(Standing):
    """A matter on the body's list (权责清单、政务服务事项), from its entry to its removal."""

    kind = models.CharField(_("类别"), max_length=20, choices=PowerKind)
    name = models.CharField(_("事项名称"), max_length=200)
    code = models.CharField(_("事项编码"), max_length=40, blank=True)
    basis = models.TextField(_("设定依据"), help_text=_("法律、法规、规章的名称和条款"))
    since = models.DateField(_("列入日期"))

    article = "《政府信息公开条例》第二十条第（五）、（六）项"

    class Meta(Standing.Meta):
        verbose_name = _("权力事项")
        verbose_name_plural = _("权力事项")
        ordering = ("kind", "name", "pk")
        constraints = (in_order("since", "ended_on", "power_ends_after", _("取消不能早于列入")),)

    def __str__(self) -> str:
        return self.name
