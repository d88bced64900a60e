"""What every page of the portal has around it: the site's name, its doors, the reader's mode."""

from typing import Any, Final, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gongkai.portal.columns import COLUMNS, Column
from gongkai.portal.editions import once
from gongkai.portal.export.marking import is_exported
from gongkai.portal.models import AROUND, ONLY, Masthead
from gongkai.portal.modes import buttons_of, classes_of, mode_of
from gongkai.portal.selectors import filled_columns

_IN_DOORS: Final = ("news", "notices", "policies", "interpretations")


class Door(NamedTuple):
    """An entry of the main navigation."""

    address: str
    name: str


class Around(NamedTuple):
    """What is around every page: what the site says of itself, its columns, doors and colophon."""

    masthead: Masthead
    filled: frozenset[str]
    doors: tuple[Door, ...]
    colophon: SafeString


def page(
    request: HttpRequest, template: str, shown: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Render a page of the portal; columns without anything in them are not shown."""
    found, mode = around(), mode_of(request)
    context = {
        "masthead": found.masthead,
        "doors": found.doors,
        "colophon": found.colophon,
        "navigation": columns_of(found.filled),
        "view": classes_of(mode),
        "buttons": buttons_of(mode),
        "is_exported": is_exported(request),
    }
    return render(request, template, context | shown, status=status)


def around() -> Around:
    """Give what is around every page; it is made once until something of it changes."""
    return once("around", AROUND, _around)


def _around() -> Around:
    told, filled = masthead(), filled_columns()
    colophon = render_to_string("portal/colophon.html", {"masthead": told})
    return Around(told, filled, _doors(filled), colophon)


def columns_of(filled: frozenset[str]) -> list[Column]:
    """Give the columns that hold something, in their order."""
    return [column for column in COLUMNS if column.key in filled]


def _doors(filled: frozenset[str]) -> tuple[Door, ...]:
    """Give the main navigation: only what there is."""
    columns = [column for column in columns_of(filled) if column.key in _IN_DOORS]
    return (
        Door(reverse("portal:home"), _("首页")),
        Door(reverse("portal:platform"), _("政府信息公开")),
        *(Door(reverse("portal:column", args=[each.key]), str(each.name)) for each in columns),
        Door(reverse("portal:bodies"), _("机关")),
        Door(reverse("portal:figures"), _("数说公开")),
        Door(reverse("portal:applying"), _("依申请公开")),
    )


def masthead() -> Masthead:
    """Give what the site says of itself; before anything is entered, its name alone."""
    return Masthead.objects.filter(pk=ONLY).first() or Masthead(pk=ONLY)
