"""The platform of disclosure (政府信息公开), of all bodies or of one (国办公开办函〔2019〕61号).

Its parts and their names are fixed; a part stands there even while there is nothing in it.
"""

from typing import Any, Final, NamedTuple

from django.urls import reverse

from gongkai.bodies.models import Body
from gongkai.portal.choosing import query_of
from gongkai.portal.columns import BY_KEY, STATUTORY
from gongkai.portal.models import Listing
from gongkai.portal.selectors import Choice, counted, latest

PARTS: Final = ("guide", "system", "statutory", "annual")
_NEWEST: Final = 5


class Part(NamedTuple):
    """A fixed part: its key and name, where all of it is, its newest."""

    key: str
    name: str
    address: str
    rows: tuple[Listing, ...]


class Shelf(NamedTuple):
    """Statutory matter of one kind: in words, where it is, how much of it."""

    name: str
    address: str
    items: int


def of_all() -> dict[str, Any]:
    """Give the platform of all bodies."""
    return {"body": None} | _platform(None)


def of_body(body: Body) -> dict[str, Any]:
    """Give the platform of one body."""
    return {"body": body} | _platform(body.pk)


def _platform(body: int | None) -> dict[str, Any]:
    articles = counted(Choice(body=body), "category")
    areas = counted(Choice(body=body, column="statutory"), "area")
    return {
        "parts": [
            Part(
                key,
                str(BY_KEY[key].name),
                _address(body, key),
                latest(Choice(column=key, body=body), _NEWEST),
            )
            for key in PARTS
        ],
        "articles": [
            Shelf(
                str(each.label),
                _address(body, "statutory", category=each.value),
                articles[each.value],
            )
            for each in STATUTORY
            if each.value in articles
        ],
        "areas": [
            Shelf(str(area), _address(body, "statutory", area=str(area)), items)
            for area, items in sorted(areas.items(), key=lambda each: str(each[0]))
        ],
    }


def _address(body: int | None, column: str, **asked: str) -> str:
    if body is None:
        return reverse("portal:column", args=[column]) + query_of({**asked})
    return reverse("portal:body", args=[body]) + query_of({"column": column, **asked})
