"""Cells of the lists that say more than a field holds."""

from typing import Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column

from gongkai.registers.models import Record
from gongkai.registers.selectors import disclosure_clock
from gongkai.statute.clock import words_of

_SOON = 3
"""A clock with as few days left is about to run out."""


class Disclosure(NamedTuple):
    """How things stand with a record's disclosure, and how pressing that is."""

    words: str
    mark: str
    basis: str


def disclosure_of(entry: Record) -> Disclosure:
    """Say whether a record is disclosed, by when it must be, or by how much it is late."""
    today = timezone.localdate()
    disclosed = getattr(entry, "disclosed_on", None)
    clock = disclosure_clock(entry, today)
    if clock is None:
        return Disclosure(words_of(disclosed) if disclosed else "", "", "")
    basis = clock.limit.cites
    if disclosed:
        late = disclosed > clock.due_on
        words = _("%s（逾期）") if late else "%s"
        return Disclosure(words % words_of(disclosed), "late" if late else "", basis)
    if today > clock.due_on:
        return Disclosure(_("最迟%s公开，已逾期") % words_of(clock.due_on), "late", basis)
    mark = "soon" if clock.left <= _SOON else ""
    return Disclosure(_("最迟%s公开") % words_of(clock.due_on), mark, basis)


class DayColumn(Column):
    """A day, written out and sortable."""

    def __init__(self, name: str, label: Any) -> None:
        super().__init__(name, label=label, sort_key=name)

    def get_value(self, instance: Any) -> str:
        """Write the day as documents do."""
        day = getattr(instance, self.name)
        return words_of(day) if day else ""


class StateColumn(Column):
    """How things stand with a record today."""

    def get_value(self, instance: Any) -> str:
        """Ask the record."""
        return str(instance.state_on(timezone.localdate()))


class DisclosureColumn(Column):
    """The day of disclosure, or the day it is due."""

    cell_template_name = "registers/disclosure_cell.html"

    def get_value(self, instance: Any) -> Disclosure:
        """Reckon the record's clock."""
        return disclosure_of(instance)
