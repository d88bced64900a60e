"""What every register's records have in common: whose they are, who wrote them down, how to count.

Nothing is ever deleted from a register: what should not stand is voided (作废), with a reason.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, NamedTuple, NoReturn, Self

from django.core.exceptions import PermissionDenied
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gongkai.bodies.models import Body, Person, Section


class Count(NamedTuple):
    """A way of counting a register's records for a year (统计口径)."""

    label: Any
    where: Callable[[int], Q]


class Limit(NamedTuple):
    """Which statutory limit runs for a record until it is disclosed, from which field and event."""

    code: str
    starts: str
    field: str


def in_year(field: str) -> Callable[[int], Q]:
    """Count by a date that lies in the year."""
    return lambda year: Q(
        **{f"{field}__gte": date(year, 1, 1), f"{field}__lte": date(year, 12, 31)}
    )


def by_end_of_year(since: str, until: str = "", years_before: int = 0) -> Callable[[int], Q]:
    """Count what has begun by 31 December, and with ``until`` has not ended by that day."""

    def where(year: int) -> Q:
        last = date(year - years_before, 12, 31)
        begun = Q(**{f"{since}__lte": last})
        if not until:
            return begun
        return begun & (Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gt": last}))

    return where


def refuse_deletion() -> NoReturn:
    """Refuse to delete.

    Raises:
        PermissionDenied: always.
    """
    raise PermissionDenied(_now("台账记录不能删除，只能作废并写明理由。"))


class RecordQuerySet(models.QuerySet[Any]):
    """Records of one register."""

    def valid(self) -> Self:
        """Keep what has not been voided."""
        return self.filter(voided_at__isnull=True)

    def counted(self, how: str, year: int) -> Self:
        """Give exactly the records that a way of counting counts for a year.

        Raises:
            KeyError: the register is not counted in that way.
        """
        return self.valid().filter(self.model.counts[how].where(year))

    def delete(self) -> NoReturn:
        """Refuse: see `refuse_deletion`."""
        refuse_deletion()


class Record(models.Model):
    """A record of a register, of one body and the section that keeps it."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("机关"))
    section = models.ForeignKey(Section, models.PROTECT, related_name="+", verbose_name=_("股室"))
    recorded_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("登记人"),
    )
    recorded_at = models.DateTimeField(_("登记时间"), editable=False)
    voided_at = models.DateTimeField(_("作废时间"), null=True, editable=False)
    void_reason = models.CharField(_("作废理由"), max_length=200, editable=False)

    objects = RecordQuerySet.as_manager()

    article: ClassVar[str]
    """The article by which the matter is disclosed."""
    date_field: ClassVar[str]
    """The field by whose date a record belongs to a year."""
    counts: ClassVar[Mapping[str, Count]]
    limit: ClassVar[Limit | None] = None
    past_fields: ClassVar[tuple[str, ...]] = ()
    """Fields whose date cannot lie in the future."""

    class Meta:
        abstract = True
        default_permissions = ()

    def take_body(self) -> None:
        """Take the body from the section, as every check of a record presumes."""
        if self.section_id:
            self.body = self.section.body

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: see `refuse_deletion`."""
        refuse_deletion()

    @property
    def state_label(self) -> str:
        """Say whether the record stands."""
        return _now("已作废：%s") % self.void_reason if self.voided_at else _now("有效")

    def state_on(self, day: date) -> str:
        """Say how things stand with the record's matter on a day."""
        return self.state_label

    @classmethod
    def of_year(cls, year: int) -> Q:
        """Tell which records belong to a year, counted one way or other or not at all."""
        return in_year(cls.date_field)(year)

    @classmethod
    def is_disclosed(cls) -> bool:
        """Tell whether the register notes when a record was disclosed."""
        return any(field.name == "disclosed_on" for field in cls._meta.fields)

    def statutory_limit(self) -> Limit | None:
        """Give the limit within which the law wants the record disclosed, if it does."""
        return self.limit


def yuan(label: Any, **options: Any) -> "models.DecimalField[Decimal, Decimal]":
    """Make a field of an amount in 元, to the 分, never negative."""
    return models.DecimalField(
        label,
        max_digits=14,
        decimal_places=2,
        validators=[MinValueValidator(0, _("金额不能为负数"))],
        **options,
    )


def in_order(first: str, then: str, name: str, message: Any) -> models.CheckConstraint:
    """Hold two dates to their order, where both are known."""
    return models.CheckConstraint(
        condition=Q(**{f"{then}__isnull": True}) | Q(**{f"{then}__gte": models.F(first)}),
        name=name,
        violation_error_message=message,
    )


def once(field: str, name: str, message: Any, *with_fields: str) -> models.UniqueConstraint:
    """Let a body have what stands under a number once; what is voided frees it."""
    return models.UniqueConstraint(
        fields=["body", *with_fields, field],
        condition=Q(voided_at__isnull=True),
        name=name,
        violation_error_message=message,
    )
