"""What a year looks like so far: how much went out, how soon, and what was late."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.disclosures.models import Item, Publication
from gongkai.officedocs.charts import bar_chart


class Year(NamedTuple):
    """Items first made public in a year up to a day.

    ``months`` has a count for each month begun; ``late`` is how many went out after their limit
    (条例第二十六条); ``mean_days`` counts calendar days from 成文日期 and is None
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
    """Count the items first made public in the year of a day, as it was entered then."""
    entered = Publication.objects.filter(item__in=items, year=on.year).order_by()
    rows = entered.values_list("made_on", "first_published_at", "days_late")
    return _count([(made, timezone.localdate(at), late) for made, at, late in rows], on)


def _count(rows: Iterable[tuple[date, date, int]], on: date) -> Year:
    """Count items by when each was made and went out, and by how much it was late."""
    rows = [(made, out_on, late) for made, out_on, late in rows if out_on <= on]
    by_month = Counter(out_on.month for _made, out_on, _late in rows)
    waits = [(out_on - made).days for made, out_on, _late in rows]
    return Year(
        on=on,
        months=[by_month[month] for month in range(1, on.month + 1)],
        late=sum(late > 0 for _made, _out_on, late in rows),
        mean_days=sum(waits) / len(waits) if waits else None,
    )
