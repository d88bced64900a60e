"""Which records stand behind each figure of the report's article-20 table, of both forms."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, NamedTuple

from django.urls import reverse
from django.utils.http import urlencode

from gongkai.annualreport.forms import Slot, TableShape
from gongkai.registers.models import (
    Charge,
    ChargeReceipt,
    CompulsoryMeasure,
    LicenceDecision,
    NormativeDocument,
    PenaltyDecision,
    PowerItem,
    Procurement,
    Record,
    ServiceDecision,
)

_YUAN_IN_WAN: Final = 10_000


class Source(NamedTuple):
    """Records counted one way: with a sign, of one kind (empty: all), by a field's sum if named."""

    register: type[Record]
    how: str
    kind: str = ""
    sign: int = 1
    amount: str = ""


@dataclass(frozen=True)
class Part:
    """The records of a source for one year and some bodies."""

    source: Source
    bodies: tuple[int, ...]
    year: int
    under: int | None = None
    """The body that all of them are under, where they are all that the reader sees of it."""

    @property
    def label(self) -> str:
        """Name the way of counting."""
        return str(self.source.register.counts[self.source.how].label)

    @property
    def records(self) -> Any:
        """Give exactly the records counted."""
        found = self.source.register.objects.counted(self.source.how, self.year)
        found = found.filter(body__in=self.bodies)
        return found.filter(kind=self.source.kind) if self.source.kind else found

    @cached_property
    def value(self) -> int | Decimal:
        """Give the count, or the sum in 万元; the sign is not applied.

        Amounts are added here and not by the database: SQLite adds decimals as floats.
        """
        if not self.source.amount:
            return int(self.records.count())
        amounts = self.records.order_by().values_list(self.source.amount, flat=True)
        return (sum(amounts, Decimal(0)) / _YUAN_IN_WAN).normalize() + Decimal(0)

    @property
    def printed(self) -> str:
        """Write the value as the form does."""
        return _printed(self.value)

    @property
    def url(self) -> str:
        """Give the address of the list of exactly these records."""
        name = self.source.register._meta.model_name
        asked = [("year", str(self.year)), ("counted", self.source.how)]
        asked += [("kind", self.source.kind)] if self.source.kind else []
        if self.under is None:
            asked += [("body", str(body)) for body in self.bodies]
        else:
            asked.append(("under", str(self.under)))
        return f"{reverse(f'wagtailsnippets_registers_{name}:list')}?{urlencode(asked)}"


@dataclass(frozen=True)
class Figure:
    """One cell of the table: what the form calls it, and the records it is made of.

    ``value`` is a count, a difference that may be negative, or an amount in 万元.
    """

    slot: Slot
    label: str
    parts: tuple[Part, ...]

    @cached_property
    def value(self) -> int | Decimal:
        """Give the sum of the parts, each with its sign."""
        return sum((part.source.sign * part.value for part in self.parts), 0)

    @property
    def printed(self) -> str:
        """Write the value as the form does: no separators, a minus for a decrease."""
        return _printed(self.value)

    @property
    def unit(self) -> str:
        """Give the unit where the cell itself must say it: the form of 2021 has it in its label."""
        return "万元" if self.slot == Slot("procurement", "amount_wan") else ""


def _printed(value: int | Decimal) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _standing(row: str, register: type[Record], kind: str) -> dict[Slot, tuple[Source, ...]]:
    return {
        Slot(row, "previous_items"): (Source(register, "previous_items", kind),),
        Slot(row, "change"): (
            Source(register, "added", kind),
            Source(register, "ended", kind, sign=-1),
        ),
    }


def _documents(row: str) -> dict[Slot, tuple[Source, ...]]:
    return {Slot(row, how): (Source(NormativeDocument, how, row),) for how in _OF_DOCUMENTS}


_OF_DOCUMENTS: Final = ("made", "newly_disclosed", "total_disclosed", "repealed", "in_force")
_DECISIONS: Final[dict[str, type[Record]]] = {
    "licences": LicenceDecision,
    "other_services": ServiceDecision,
    "penalties": PenaltyDecision,
    "compulsory_measures": CompulsoryMeasure,
}

SOURCES: Final[dict[Slot, tuple[Source, ...]]] = {
    **_documents("regulations"),
    **_documents("normative_documents"),
    **{
        slot: sources
        for row in _DECISIONS
        for slot, sources in _standing(row, PowerItem, row).items()
    },
    **{
        Slot(row, "decisions"): (Source(register, "decisions"),)
        for row, register in _DECISIONS.items()
    },
    **_standing("fees", Charge, ""),
    Slot("fees", "amount_wan"): (Source(ChargeReceipt, "amount_wan", amount="amount"),),
    Slot("procurement", "items"): (Source(Procurement, "awarded"),),
    Slot("procurement", "amount_wan"): (Source(Procurement, "awarded", amount="amount"),),
}
"""For every cell of both forms, what it is counted from."""


def compile_figures(
    shape: TableShape, bodies: tuple[int, ...], year: int, under: int | None
) -> dict[Slot, Figure]:
    """Give every figure of a form's table, in printed order."""
    return {
        slot: Figure(
            slot,
            shape.describe(slot),
            tuple(Part(source, bodies, year, under) for source in SOURCES[slot]),
        )
        for slot in shape.slots
    }
