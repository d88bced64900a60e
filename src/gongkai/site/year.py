"""What a year looks like so far: how much went out, how soon, and what was late."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.disclosures.models import Item
from gongkai.officedocs.charts import bar_chart
from gongkai.statute.clock import Event, reckon
from gongkai.statute.limits import get_limit


class Year(NamedTuple):
    """Items first made public in a year up to a day.

    ``months`` has a count for each month begun; ``late`` is how many went out after the 20
    working days of 条例第二十六条; ``mean_days`` counts calendar days from 成文日期 and is None
    where nothing is out.
    """

    on: date
    months: list[int]
    late: int
    mean_days: float | None

    @property
    def total(self) -> int:
        """How many items went out."""
        return sum(self.months)

    def rows(self) -> list[tuple[str, int]]:
        """Give each month with its count, for the table beside the chart."""
        return [(_("%d月") % month, count) for month, count in enumerate(self.months, 1)]

    def chart(self) -> SafeString:
        """Draw the months as bars, to be put into a page as it is."""
        labels, counts = zip(*self.rows(), strict=True)
        drawn = bar_chart(_("今年各月公开的信息"), labels, counts, unit=_("件"))
        return mark_safe(drawn)  # noqa: S308 - numbers and words of our own, written by lxml


def look_back(items: QuerySet[Item], on: date) -> Year:
    """Count the items first made public in the year of a day."""
    begin = timezone.make_aware(datetime(on.year, 1, 1))  # noqa: DTZ001 - made aware here
    out = items.filter(first_published_at__gte=begin).values_list("made_on", "first_published_at")
    days = [(made, timezone.localdate(at)) for made, at in out]
    return _count([(made, out_on) for made, out_on in days if out_on <= on], on)


def _count(days: Iterable[tuple[date, date]], on: date) -> Year:
    """Count items by the days on which each was made and went out."""
    days = list(days)
    by_month = Counter(out_on.month for _made, out_on in days)
    waits = [(out_on - made).days for made, out_on in days]
    return Year(
        on=on,
        months=[by_month[month] for month in range(1, on.month + 1)],
        late=sum(out_on > due(made) for made, out_on in days),
        mean_days=sum(waits) / len(waits) if waits else None,
    )


@lru_cache(maxsize=2048)
def due(made: date) -> date:
    """Give the last day to publish what was made on a day (条例第二十六条)."""
    return reckon(get_limit("publication", on=made), [Event("formed", made)], on=made).due_on
