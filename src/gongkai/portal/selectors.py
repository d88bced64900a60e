"""Questions about what is public. None of them counts or walks all items."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Final, NamedTuple

from django.db.models import Q, QuerySet, Sum

from gongkai.portal.columns import STATUTORY
from gongkai.portal.models import Listing, Tally

PAGE: Final = 20


@dataclass(frozen=True)
class Choice:
    """What a list is confined to; an empty value confines to nothing."""

    column: str = ""
    body: int | None = None
    category: str = ""
    area: str = ""
    year: int | None = None

    def chosen(self) -> dict[str, str | int]:
        """Give what is chosen, by the name of its facet."""
        return {name: value for name, value in asdict(self).items() if value}

    def but(self, facet: str) -> dict[str, str | int]:
        """Give what is chosen in the other facets."""
        return {name: value for name, value in self.chosen().items() if name != facet}


FACETS: Final = tuple(each.name for each in fields(Choice))


class Place(NamedTuple):
    """A place in the order of lists, newest first: between two items, and it stays there."""

    at: datetime
    item: int


class Page(NamedTuple):
    """Some rows of a list, and where it goes on; None where it does not."""

    rows: tuple[Listing, ...]
    older: Place | None
    newer: Place | None


def listed(
    choice: Choice, *, after: Place | None = None, before: Place | None = None, size: int = PAGE
) -> Page:
    """Give a page of a list: the newest, those older than ``after``, or newer than ``before``."""
    found = _chosen(choice)
    if before is not None:
        rows = list(found.filter(_newer(before)).order_by("published_at", "item")[: size + 1])
        more, rows = len(rows) > size, rows[size - 1 :: -1] if len(rows) > size else rows[::-1]
        return Page(tuple(rows), _place(rows, -1), _place(rows, 0) if more else None)
    if after is not None:
        found = found.filter(_older(after))
    rows = list(found.order_by("-published_at", "-item")[: size + 1])
    more, rows = len(rows) > size, rows[:size]
    newer = _place(rows, 0) if after is not None else None
    return Page(tuple(rows), _place(rows, -1) if more else None, newer)


def latest(choice: Choice, count: int) -> tuple[Listing, ...]:
    """Give the newest of a list."""
    return tuple(_chosen(choice).order_by("-published_at", "-item")[:count])


def total(choice: Choice) -> int:
    """Give how many items a list has."""
    return (
        Tally.objects.filter(_condition(choice.chosen())).aggregate(Sum("items"))["items__sum"] or 0
    )


def counted(choice: Choice, facet: str) -> dict[str | int, int]:
    """Give how many items each value of a facet would leave, the other facets as chosen."""
    found = Tally.objects.filter(_condition(choice.but(facet))).order_by().values_list(facet)
    return {value: items for value, items in found.annotate(Sum("items")) if items and value}


def filled_columns() -> frozenset[str]:
    """Give the keys of the columns that hold something."""
    filled = set(map(str, counted(Choice(), "column")))
    if total(Choice(column="statutory")):
        filled.add("statutory")  # what is statutory may stand in other columns alone
    return frozenset(filled)


def _chosen(choice: Choice) -> QuerySet[Listing]:
    return Listing.objects.filter(_condition(choice.chosen())).select_related("body")


def _condition(chosen: dict[str, str | int]) -> Q:
    """Say what is chosen; 法定主动公开内容 is of any column, by its category."""
    if chosen.get("column") == "statutory":
        others = {name: value for name, value in chosen.items() if name != "column"}
        return Q(**others, category__in=STATUTORY)
    return Q(**chosen)


def _older(place: Place) -> Q:
    """Say what stands behind a place; the first condition lets the database go straight there."""
    same = Q(published_at=place.at, item__lt=place.item)
    return Q(published_at__lte=place.at) & (Q(published_at__lt=place.at) | same)


def _newer(place: Place) -> Q:
    same = Q(published_at=place.at, item__gt=place.item)
    return Q(published_at__gte=place.at) & (Q(published_at__gt=place.at) | same)


def _place(rows: list[Listing], index: int) -> Place | None:
    return Place(rows[index].published_at, rows[index].item_id) if rows else None
