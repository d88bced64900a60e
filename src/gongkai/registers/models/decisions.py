"""Decisions of single cases: 行政许可, 其他对外管理服务, 行政处罚 (双公示) and 行政强制."""

import re
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.registers.models.party import WithParty
from gongkai.registers.models.record import Count, Limit, in_order, in_year, once, yuan

DECIDED: dict[str, Count] = {"decisions": Count(_("本年处理决定"), in_year("decided_on"))}
_TWICE = _("该机关已登记过这个文号")
_DISCLOSED_EARLY = _("公示不能早于决定")
PENALTY_KINDS = (
    "警告",
    "通报批评",
    "罚款",
    "没收违法所得",
    "没收非法财物",
    "暂扣许可证件",
    "降低资质等级",
    "吊销许可证件",
    "限制开展生产经营活动",
    "责令停产停业",
    "责令关闭",
    "限制从业",
    "行政拘留",
    "其他",
)
"""《行政处罚法》第九条."""


def validate_penalty_kinds(text: str) -> None:
    """Refuse kinds of penalty that the law does not name; several are parted by ；."""
    unknown = [kind for kind in re.split("[;；]", text) if kind.strip() not in PENALTY_KINDS]
    if unknown:
        raise ValidationError(
            gettext("没有“%(kind)s”这种处罚；可填：%(known)s。几种处罚之间用分号隔开。")
            % {"kind": "；".join(unknown), "known": "、".join(PENALTY_KINDS)}
        )


class Decision(WithParty):
    """A decision about a party, under a number of its own, and the day it was shown (公示)."""

    document_number = models.CharField(_("决定书文号"), max_length=80)
    decided_on = models.DateField(_("决定日期"))
    authority = models.CharField(
        _("决定机关"), max_length=100, blank=True, help_text=_("不填的，即本机关")
    )
    disclosed_on = models.DateField(_("公示日期"), null=True, blank=True)

    date_field = "decided_on"
    past_fields = ("decided_on", "disclosed_on")
    counts: ClassVar = DECIDED

    class Meta(WithParty.Meta):
        abstract = True
        ordering = ("-decided_on", "-pk")

    def __str__(self) -> str:
        return self.document_number

    def clean(self) -> None:
        """Name the body itself where no other authority is named."""
        super().clean()
        if not self.authority and self.section_id:
            self.authority = self.section.body.name


def _constraints(name: str) -> tuple[models.CheckConstraint | models.UniqueConstraint, ...]:
    return (
        *WithParty.Meta.constraints,
        once("document_number", f"{name}_once", _TWICE),
        in_order("decided_on", "disclosed_on", f"{name}_disclosed_after", _DISCLOSED_EARLY),
    )


class LicenceKind(models.TextChoices):
    """The kinds of licence of 双公示 (发改办财金〔2018〕424号)."""

    GENERAL = "general", _("普通")
    CONCESSION = "concession", _("特许")
    RECOGNITION = "recognition", _("认可")
    APPROVAL = "approval", _("核准")
    REGISTRATION = "registration", _("登记")
    OTHER = "other", _("其他")


class LicenceDecision(Decision):
    """A decision on a licence (行政许可), with the fields of 双公示."""

    kind = models.CharField(_("许可类别"), max_length=12, choices=LicenceKind, default="general")
    certificate = models.CharField(_("许可证书名称"), max_length=100, blank=True)
    certificate_number = models.CharField(_("许可编号"), max_length=80, blank=True)
    content = models.TextField(_("许可内容"))
    valid_from = models.DateField(_("有效期自"), null=True, blank=True)
    valid_until = models.DateField(_("有效期至"), null=True, blank=True)

    article = "《政府信息公开条例》第二十条第（五）项"
    limit = Limit("licence_or_penalty_decision", "decided", "decided_on")

    class Meta(Decision.Meta):
        verbose_name = _("行政许可决定")
        verbose_name_plural = _("行政许可")
        constraints = (
            *_constraints("licence"),
            in_order("valid_from", "valid_until", "licence_days", _("有效期的起止颠倒了")),
        )


class ServiceDecision(Decision):
    """A case of another outward matter (其他对外管理服务事项): 确认、给付、备案 and the like."""

    matter = models.CharField(_("事项名称"), max_length=200)
    content = models.TextField(_("办理结果"))

    article = "《政府信息公开条例》第二十条第（五）项"
    limit = Limit("enforcement_decision", "decided", "decided_on")

    class Meta(Decision.Meta):
        verbose_name = _("其他对外管理服务事项办理结果")
        verbose_name_plural = _("其他对外管理服务事项")
        constraints = _constraints("service")


class PenaltyDecision(Decision):
    """A penalty (行政处罚), with the fields of 双公示.

    Only one of some social effect is disclosed (《行政处罚法》第四十八条第一款); all are counted.
    """

    kinds = models.CharField(
        _("处罚类别"),
        max_length=100,
        validators=[validate_penalty_kinds],
        help_text=_("如：警告；罚款"),
    )
    violation = models.CharField(_("违法行为类型"), max_length=200)
    facts = models.TextField(_("违法事实"))
    basis = models.TextField(_("处罚依据"))
    content = models.TextField(_("处罚内容"))
    fine = yuan(_("罚款金额（元）"), default=0)
    confiscated = yuan(_("没收金额（元）"), default=0, help_text=_("没收违法所得、非法财物"))
    revoked = models.CharField(_("暂扣、吊销的证照名称及编号"), max_length=200, blank=True)
    is_withheld = models.BooleanField(
        _("没有一定社会影响，不公开"),
        default=False,
        help_text=_("具有一定社会影响的应当公开（《行政处罚法》第四十八条第一款）"),
    )

    article = "《政府信息公开条例》第二十条第（六）项"
    limit = Limit("licence_or_penalty_decision", "decided", "decided_on")

    class Meta(Decision.Meta):
        verbose_name = _("行政处罚决定")
        verbose_name_plural = _("行政处罚")
        constraints = _constraints("penalty")

    def clean(self) -> None:
        """Want the amount of a fine, and no amount without one."""
        super().clean()
        if ("罚款" in self.kinds) != bool(self.fine):
            raise ValidationError(
                {"fine": gettext("处罚类别有“罚款”的填罚款金额，没有的填0，两处要一致。")}
            )

    def statutory_limit(self) -> Limit | None:
        """Give the limit of a penalty that must be disclosed."""
        return None if self.is_withheld else self.limit


class MeasureKind(models.TextChoices):
    """《行政强制法》第九条、第十二条."""

    PERSON = "person", _("限制公民人身自由")
    SEALING = "sealing", _("查封场所、设施或者财物")
    SEIZURE = "seizure", _("扣押财物")
    FREEZING = "freezing", _("冻结存款、汇款")
    OTHER_MEASURE = "other_measure", _("其他行政强制措施")
    SURCHARGE = "surcharge", _("加处罚款或者滞纳金")
    TRANSFER = "transfer", _("划拨存款、汇款")
    AUCTION = "auction", _("拍卖或者依法处理")
    RESTORATION = "restoration", _("排除妨碍、恢复原状")
    SUBSTITUTION = "substitution", _("代履行")
    OTHER_EXECUTION = "other_execution", _("其他强制执行方式")


class CompulsoryMeasure(Decision):
    """A compulsory measure or execution (行政强制)."""

    kind = models.CharField(_("强制种类"), max_length=16, choices=MeasureKind)
    facts = models.TextField(_("事实和理由"))
    basis = models.TextField(_("强制依据"))
    ended_on = models.DateField(_("解除日期"), null=True, blank=True)

    article = "《政府信息公开条例》第二十条第（六）项"
    limit = Limit("enforcement_decision", "decided", "decided_on")

    class Meta(Decision.Meta):
        verbose_name = _("行政强制决定")
        verbose_name_plural = _("行政强制")
        constraints = (
            *_constraints("measure"),
            in_order("decided_on", "ended_on", "measure_ends_after", _("解除不能早于决定")),
        )
