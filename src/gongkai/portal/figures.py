"""What a year looks like in public (数说公开): how much went out, how soon, of what."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.bodies.models import Body
from gongkai.disclosures.models import Publication
from gongkai.officedocs.charts import bar_chart
from gongkai.portal.columns import BY_KEY
from gongkai.portal.models import Listing, Tally
from gongkai.portal.selectors import Choice, counted
from gongkai.registers.annual import Block, blocks_of
from gongkai.registers.selectors import NoFormError, form_of, joint_figures

MOST_BODIES: Final = 20
"""How many bodies a chart shows; the table beside it has the same ones."""


class Chart(NamedTuple):
    """A chart with the table of its figures: names and counts."""

    title: str
    head: str
    rows: Sequence[tuple[str, int]]
    unit: str

    def drawn(self) -> SafeString:
        """Draw it, to be put into a page as it is."""
        labels, counts = zip(*self.rows, strict=True)
        svg = bar_chart(self.title, labels, counts, unit=self.unit)
        return mark_safe(svg)  # noqa: S308 - numbers and names, written and escaped by lxml


class Promptness(NamedTuple):
    """Of the items first published in a year, how many were late (条例第二十六条)."""

    published: int
    late: int

    @property
    def share_in_time(self) -> float | None:
        """The share in time in percent, None where nothing was published."""
        return 100 * (self.published - self.late) / self.published if self.published else None


def years() -> list[int]:
    """Give the years in which something public now was published, newest first."""
    found = Tally.objects.filter(items__gt=0).order_by("-year").values_list("year", flat=True)
    return list(found.distinct())


def charts(year: int, today: date) -> list[Chart]:
    """Give the charts of a year: by month, by column, by body; none that would be empty."""
    drawn = [
        Chart(_("各月公开的信息"), _("月份"), _by_month(year, today), _("件")),
        Chart(_("各栏目公开的信息"), _("栏目"), _by_column(year), _("件")),
        Chart(_("各机关公开的信息"), _("机关"), _by_body(year), _("件")),
    ]
    return [chart for chart in drawn if any(count for _name, count in chart.rows)]


def _by_month(year: int, today: date) -> list[tuple[str, int]]:
    found = (
        Listing.objects.filter(year=year).order_by().annotate(month=ExtractMonth("published_at"))
    )
    counts = dict(found.values_list("month").annotate(Count("pk")))
    last = today.month if year == today.year else 12
    return [(_("%d月") % month, counts.get(month, 0)) for month in range(1, last + 1)]


def _by_column(year: int) -> list[tuple[str, int]]:
    counts = counted(Choice(year=year), "column")
    found = [(str(column.name), counts.get(key, 0)) for key, column in BY_KEY.items()]
    return sorted((each for each in found if each[1]), key=lambda each: -each[1])


def _by_body(year: int) -> list[tuple[str, int]]:
    counts = counted(Choice(year=year), "body")
    most = sorted(counts.items(), key=lambda each: -each[1])[:MOST_BODIES]
    names: dict[Any, Body] = Body.objects.in_bulk([key for key, _count in most])
    return [(names[key].short_name or names[key].name, count) for key, count in most]


def promptness(year: int) -> Promptness:
    """Count the items first published in a year, and those that were late."""
    late = Count("pk", filter=Q(days_late__gt=0))
    found = Publication.objects.filter(year=year).aggregate(published=Count("pk"), late=late)
    return Promptness(**found)


def statutory(year: int) -> list[Block]:
    """Give the year's 主动公开 table of all bodies together, block by block; none before 2019."""
    try:
        form = form_of(year)
    except NoFormError:
        return []
    return list(blocks_of(form.tables["disclosure"], joint_figures(Body.objects.all(), year)))
