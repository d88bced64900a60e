"""规章 and 行政规范性文件 (条例第二十条第一项)."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.registers.models.record import Count, Limit, Record, by_end_of_year, in_order, in_year
from gongkai.statute import numbers


class DocumentKind(models.TextChoices):
    """The rows of the report's first block."""

    REGULATION = "regulations", _("规章")
    NORMATIVE = "normative_documents", _("行政规范性文件")


class NormativeDocument(Record):
    """A document with general force (规章、行政规范性文件), from its making to its repeal."""

    kind = models.CharField(
        _("类别"), max_length=20, choices=DocumentKind, default=DocumentKind.NORMATIVE
    )
    title = models.CharField(_("标题"), max_length=200)
    document_number = models.CharField(
        _("发文字号"), max_length=60, blank=True, help_text=_("如：正文旅发〔2026〕3号")
    )
    made_on = models.DateField(_("制发日期"))
    disclosed_on = models.DateField(_("公开日期"), null=True, blank=True)
    repealed_on = models.DateField(
        _("废止日期"), null=True, blank=True, help_text=_("自该日起不再有效")
    )
    source = models.URLField(_("公开网址"), blank=True)

    article = "《政府信息公开条例》第二十条第（一）项"
    date_field = "made_on"
    limit = Limit("publication", "formed", "made_on")
    past_fields = ("made_on", "disclosed_on")
    counts: ClassVar = {
        "made": Count(_("本年制发"), in_year("made_on")),
        "repealed": Count(_("本年废止"), in_year("repealed_on")),
        "in_force": Count(_("年底现行有效"), by_end_of_year("made_on", "repealed_on")),
        "newly_disclosed": Count(_("本年新公开"), in_year("disclosed_on")),
        "total_disclosed": Count(_("年底对外公开总数"), by_end_of_year("disclosed_on")),
    }

    class Meta(Record.Meta):
        verbose_name = _("规范性文件")
        verbose_name_plural = _("规章和规范性文件")
        ordering = ("-made_on", "-pk")
        constraints = (
            in_order("made_on", "repealed_on", "document_repealed_after", _("废止不能早于制发")),
            in_order("made_on", "disclosed_on", "document_disclosed_after", _("公开不能早于制发")),
        )

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Hold the number to its form."""
        super().clean()
        if self.document_number:
            try:
                numbers.parse_document_number(self.document_number)
            except numbers.InvalidNumberError as error:
                raise ValidationError({"document_number": str(error)}) from error

    def state_on(self, day: date) -> str:
        """Say whether the document is in force."""
        if self.voided_at is not None:
            return self.state_label
        return gettext("现行有效") if self.is_in_force(day) else gettext("已废止")

    def is_in_force(self, on: date) -> bool:
        """Tell whether the document is in force on a day; on the day of its repeal it is not."""
        return self.made_on <= on and (self.repealed_on is None or on < self.repealed_on)
