"""Money in and out: 行政事业性收费, 政府集中采购, 预算、决算 and 三公经费."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.bodies.models.body import BodyKind
from gongkai.registers.models.powers import Standing
from gongkai.registers.models.record import Count, Limit, Record, in_order, in_year, once, yuan


def _year_field() -> Any:
    return models.PositiveSmallIntegerField(
        _("年度"), validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )


class Charge(Standing):
    """A charge the body may levy (行政事业性收费项目), from its beginning to its end."""

    name = models.CharField(_("收费项目"), max_length=200)
    basis = models.TextField(_("收费依据"))
    standard = models.TextField(_("收费标准"))
    since = models.DateField(_("执行日期"))

    article = "《政府信息公开条例》第二十条第（八）项"

    class Meta(Standing.Meta):
        verbose_name = _("行政事业性收费项目")
        verbose_name_plural = _("行政事业性收费项目")
        ordering = ("name", "pk")
        constraints = (in_order("since", "ended_on", "charge_ends_after", _("取消不能早于执行")),)

    def __str__(self) -> str:
        return self.name


class ChargeReceipt(Record):
    """What a charge brought in (收费金额) on or up to a day, entered as the accounts have it."""

    charge = models.ForeignKey(
        Charge, models.PROTECT, related_name="receipts", verbose_name=_("收费项目")
    )
    collected_on = models.DateField(_("入账日期"))
    amount = yuan(_("收费金额（元）"))
    note = models.CharField(_("备注"), max_length=200, blank=True)

    article = "《政府信息公开条例》第二十条第（八）项"
    date_field = "collected_on"
    past_fields = ("collected_on",)
    counts: ClassVar = {"amount_wan": Count(_("本年收费"), in_year("collected_on"))}

    class Meta(Record.Meta):
        verbose_name = _("行政事业性收费收入")
        verbose_name_plural = _("行政事业性收费收入")
        ordering = ("-collected_on", "-pk")

    def __str__(self) -> str:
        return f"{self.charge} {self.collected_on}"

    def clean(self) -> None:
        """Refuse a charge of another body."""
        super().clean()
        if self.section_id and self.charge_id and self.charge.body_id != self.section.body_id:
            raise ValidationError({"charge": gettext("所选收费项目不属于该机关。")})


class Procurement(Record):
    """A project of central procurement (政府集中采购)."""

    project = models.CharField(_("采购项目"), max_length=200)
    number = models.CharField(_("项目编号"), max_length=80, blank=True)
    supplier = models.CharField(_("中标、成交供应商"), max_length=100, blank=True)
    amount = yuan(_("采购金额（元）"))
    awarded_on = models.DateField(_("中标、成交日期"))
    disclosed_on = models.DateField(_("结果公告日期"), null=True, blank=True)

    article = "《政府信息公开条例》第二十条第（九）项"
    date_field = "awarded_on"
    limit = Limit("procurement_award", "formed", "awarded_on")
    past_fields = ("awarded_on", "disclosed_on")
    counts: ClassVar = {"awarded": Count(_("本年采购"), in_year("awarded_on"))}

    class Meta(Record.Meta):
        verbose_name = _("政府集中采购项目")
        verbose_name_plural = _("政府集中采购")
        ordering = ("-awarded_on", "-pk")
        constraints = (
            in_order(
                "awarded_on", "disclosed_on", "procurement_disclosed_after", _("公告不能早于成交")
            ),
        )

    def __str__(self) -> str:
        return self.project


class BudgetKind(models.TextChoices):
    """预算 or 决算."""

    BUDGET = "budget", _("预算")
    ACCOUNTS = "accounts", _("决算")


class Budget(Record):
    """A year's budget or final accounts with the 三公经费, in 元."""

    year = _year_field()
    kind = models.CharField(_("类别"), max_length=10, choices=BudgetKind)
    income = yuan(_("收入总计（元）"))
    spending = yuan(_("支出总计（元）"))
    travel = yuan(_("因公出国（境）费（元）"), default=0)
    vehicles_bought = yuan(_("公务用车购置费（元）"), default=0)
    vehicles_run = yuan(_("公务用车运行维护费（元）"), default=0)
    reception = yuan(_("公务接待费（元）"), default=0)
    approved_on = models.DateField(_("批复（批准）日期"))
    disclosed_on = models.DateField(_("公开日期"), null=True, blank=True)

    article = "《政府信息公开条例》第二十条第（七）项；《预算法》第十四条"
    date_field = "approved_on"
    past_fields = ("approved_on", "disclosed_on")
    counts: ClassVar = {}

    class Meta(Record.Meta):
        verbose_name = _("预算、决算")
        verbose_name_plural = _("预算、决算和“三公”经费")
        ordering = ("-year", "kind", "-pk")
        constraints = (
            once("kind", "budget_once", _("该机关已登记过这一年度的预算（决算）"), "year"),
            in_order(
                "approved_on", "disclosed_on", "budget_disclosed_after", _("公开不能早于批复")
            ),
        )

    def __str__(self) -> str:
        return gettext("%(year)s年%(kind)s") % {
            "year": self.year,
            "kind": self.get_kind_display(),
        }

    @classmethod
    def of_year(cls, year: int) -> Q:
        """Go by the year the budget or the accounts are for."""
        return Q(year=year)

    def statutory_limit(self) -> Limit:
        """Give the limit of a government's own budget, or of a department's."""
        own = self.body.kind == BodyKind.GOVERNMENT
        return Limit("government_budget" if own else "department_budget", "approved", "approved_on")

    @property
    def three_public(self) -> Decimal:
        """Give the sum of the 三公经费 in 元."""
        return self.travel + self.vehicles_bought + self.vehicles_run + self.reception
