"""What catalogues ask for, held against what is public and how fresh it is (目录覆盖)."""

import calendar
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.db.models import Count, Max, QuerySet, TextChoices
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.bodies.models import Body, Section
from gongkai.catalogue.models import Entry
from gongkai.catalogue.models.entry import PERIOD_MONTHS, Period
from gongkai.disclosures.models import Item
from gongkai.statute.calendar import CHINA

SOON: Final = 5
"""With as few working days left an entry is about to be due."""


class State(TextChoices):
    """How an entry stands; the gravest first."""

    MISSING = "missing", _("缺")
    STALE = "stale", _("过期")
    SOON = "soon", _("将到期")
    KEPT = "kept", _("有")


class Standing(NamedTuple):
    """An entry, how many public items there are by it, and by when the next is due.

    ``due_on`` is None for an entry that is renewed only when something changes, or has no item.
    """

    entry: Entry
    public: int
    newest_on: date | None
    due_on: date | None
    state: State


class Total(NamedTuple):
    """How a body's entries of a section, or of none, stand: numbers by state, and all of them."""

    section: Section | None
    body: Body
    by_state: dict[State, int]
    total: int

    @property
    def share(self) -> int:
        """Of a hundred entries how many have something public that is not out of date."""
        kept = self.by_state[State.KEPT] + self.by_state[State.SOON]
        return kept * 100 // self.total if self.total else 0

    @property
    def numbers(self) -> list[int]:
        """The numbers in the order of the states."""
        return [self.by_state[state] for state in State]


def entries_to_cover(bodies: QuerySet[Any]) -> QuerySet[Entry]:
    """Give the entries of catalogues in force that are published of a body's own motion."""
    found = Entry.objects.filter(body__in=bodies, catalogue__is_current=True, proactive=True)
    return found.select_related("body", "section", "catalogue").order_by("catalogue", "order")


def standings(entries: QuerySet[Entry], today: date) -> list[Standing]:
    """Tell of each entry how it stands on a day, in two questions to the database.

    What was published by an entry of an earlier version that this one goes on from counts, too.
    What was published anew counts from its last publication; what was withdrawn does not count.
    """
    line = Coalesce("catalogue_entry__origin", "catalogue_entry")
    live = Item.objects.filter(live=True, catalogue_entry__body__in=entries.values("body"))
    by_line = live.order_by().annotate(line=line).values_list("line")
    counts = {
        key: (public, newest)
        for key, public, newest in by_line.annotate(Count("pk"), Max("last_published_at"))
    }
    return [_standing(entry, *counts.get(entry.line, (0, None)), today) for entry in entries]


def _standing(entry: Entry, public: int, newest: datetime | None, today: date) -> Standing:
    newest_on = timezone.localdate(newest) if newest else None
    due_on = due_after(newest_on, entry.period) if newest_on else None
    return Standing(entry, public, newest_on, due_on, _state(public, due_on, today))


def due_after(newest_on: date, period: str) -> date | None:
    """Give the day by which something new is due, a day off moved to the next working day.

    None for what is renewed only when it changes, or has no period yet.
    """
    months = PERIOD_MONTHS.get(Period(period)) if period else None
    if months is None:
        return None
    return CHINA.roll_forward(months_later(newest_on, months)).on


def months_later(day: date, months: int) -> date:
    """Give the same day so many months later, the last of a month that has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _state(public: int, due_on: date | None, today: date) -> State:
    if not public:
        return State.MISSING
    if due_on is None:
        return State.KEPT
    if today > due_on:
        return State.STALE
    return State.SOON if CHINA.count_workdays(today, due_on) <= SOON else State.KEPT


def totals(found: Iterable[Standing]) -> list[Total]:
    """Sum the standings by section; what nobody sees to comes last."""
    sections: dict[tuple[int, int | None], Total] = {}
    for each in found:
        section, key = each.entry.section, (each.entry.body_id, each.entry.section_id)
        empty = Total(section, each.entry.body, dict.fromkeys(State, 0), 0)
        before = sections.get(key, empty)
        before.by_state[each.state] += 1
        sections[key] = before._replace(total=before.total + 1)
    return sorted(sections.values(), key=lambda each: (each.section is None, -each.total))
