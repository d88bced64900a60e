"""The facts of a first publication: the index number and whether it was in time."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gongkai.bodies.models import Body
from gongkai.disclosures.models.classes import limit_choices


class IndexCounter(models.Model):
    """How many index numbers a body has given in a year; its row is locked to give the next."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("机关"))
    year = models.PositiveSmallIntegerField(_("年份"))
    given = models.PositiveIntegerField(_("已编号数"), default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["body", "year"], name="one_counter_a_body_and_year"),
        )

    def __str__(self) -> str:
        return f"{self.body} {self.year}: {self.given}"


class Publication(models.Model):
    """An item's first publication (首次公开): written once, when it goes live, never changed.

    ``days_late`` is in the unit of the limit (working days but for budgets), 0 when in time.
    """

    item = models.OneToOneField(
        "disclosures.Item", models.PROTECT, related_name="publication", verbose_name=_("公开信息")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("机关"))
    index_number = models.CharField(_("索引号"), max_length=32, unique=True)
    year = models.PositiveSmallIntegerField(_("年份"))
    sequence = models.PositiveIntegerField(_("流水号"))
    first_published_at = models.DateTimeField(_("首次公开时间"))
    made_on = models.DateField(_("成文日期"))
    limit = models.CharField(_("公开期限"), max_length=40, choices=limit_choices())
    due_on = models.DateField(_("应公开日期"))
    days_late = models.PositiveIntegerField(_("逾期天数"))
    basis = models.CharField(_("依据"), max_length=100)

    class Meta:
        verbose_name = _("首次公开")
        verbose_name_plural = _("首次公开")
        constraints = (
            models.UniqueConstraint(
                fields=["body", "year", "sequence"], name="an_index_number_is_given_once"
            ),
        )

    def __str__(self) -> str:
        return self.index_number

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it the first time.

        Raises:
            ValidationError: it is there already: neither number nor dates are ever changed.
        """
        if not self._state.adding:
            raise ValidationError(gettext("首次公开的记录不能修改。"))
        super().save(*args, **kwargs)
