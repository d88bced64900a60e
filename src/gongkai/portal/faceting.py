"""Facets as a reader chooses among them: the values, how much each leaves, where each leads."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.bodies.models import Body
from gongkai.disclosures.models import Category
from gongkai.portal.choosing import query_of
from gongkai.portal.columns import BY_KEY


class Chosen(NamedTuple):
    """A value of a facet: its words, how many items it leaves, the question that asks for it."""

    words: str
    items: int
    query: str
    is_on: bool


FACET_NAMES: Final = {
    "column": gettext_lazy("栏目"),
    "body": gettext_lazy("发布机关"),
    "category": gettext_lazy("信息分类"),
    "area": gettext_lazy("领域"),
    "year": gettext_lazy("发布年份"),
}


def values_of(
    facet: str, counts: Mapping[str | int, int], asked: Mapping[str, str | int]
) -> list[Chosen]:
    """Give the values of a facet that leave something, with the questions that ask for them."""
    names = _names(facet, list(counts))
    others = {name: value for name, value in asked.items() if name != facet}
    found = []
    for value in sorted(counts, key=lambda value: _order(facet, value)):
        is_on = asked.get(facet) == value
        query = query_of(others) if is_on else query_of(others | {facet: value})
        found.append(Chosen(names[value], counts[value], query or "?", is_on))
    return found


def _names(facet: str, values: list[Any]) -> dict[Any, str]:
    if facet == "body":
        return {key: str(found) for key, found in Body.objects.in_bulk(values).items()}
    if facet == "category":
        return {value: str(Category(value).label) for value in values}
    if facet == "column":
        return {value: str(BY_KEY[value].name) for value in values}
    return {value: _("%d年") % value if facet == "year" else str(value) for value in values}


def _order(facet: str, value: Any) -> Any:
    if facet == "category":
        return list(Category).index(Category(value))
    if facet == "column":
        return list(BY_KEY).index(value)
    return -value if facet == "year" else value
