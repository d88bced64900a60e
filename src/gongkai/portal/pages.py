"""What every page of the portal has around it: the site's name, its columns, the reader's mode."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.portal.columns import COLUMNS
from gongkai.portal.models import ONLY, Masthead
from gongkai.portal.modes import MODES, mode_of
from gongkai.portal.selectors import filled_columns


def page(
    request: HttpRequest, template: str, shown: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Render a page of the portal; columns without anything in them are not shown."""
    filled = filled_columns()
    around = {
        "masthead": masthead(),
        "navigation": [column for column in COLUMNS if column.key in filled],
        "mode": mode_of(request),
        "modes": MODES,
    }
    return render(request, template, around | shown, status=status)


def masthead() -> Masthead:
    """Give what the site says of itself; before anything is entered, its name alone."""
    return Masthead.objects.filter(pk=ONLY).first() or Masthead(pk=ONLY)
