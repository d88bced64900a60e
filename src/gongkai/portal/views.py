"""The portal's pages: they read, and never change anything."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gongkai.bodies.models import Body
from gongkai.disclosures.models import Item
from gongkai.portal.choosing import choice_of, place_of, query_of, text_of
from gongkai.portal.columns import BY_KEY, COLUMNS
from gongkai.portal.selectors import FACETS, Choice, counted, latest, listed, total

_ON_HOME = ("news", "notices", "policies", "interpretations")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the newest of the main columns, and where everything else is."""
    shown = [(BY_KEY[key], latest(Choice(column=key), 7)) for key in _ON_HOME]
    return render(request, "portal/home.html", {"columns": COLUMNS, "shown": shown})


@require_safe
def column(request: HttpRequest, key: str) -> HttpResponse:
    """Show a column's list."""
    if key not in BY_KEY:
        raise Http404
    return _list(request, choice_of(request.GET, column=key), column=BY_KEY[key])


@require_safe
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a body has published."""
    found = get_object_or_404(Body, pk=pk)
    return _list(request, choice_of(request.GET, body=pk), body=found)


@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a public item; what was taken off is gone, and says so."""
    found = get_object_or_404(
        Item.objects.select_related("body", "section", "publication", "listing", "interprets"),
        pk=pk,
        publication__isnull=False,
    )
    if not found.live:
        return render(request, "portal/gone.html", {"object": found}, status=410)
    shown = {"object": found, "column": BY_KEY[found.listing.column]}
    return render(request, "portal/item.html", shown)


def _list(request: HttpRequest, choice: Choice, **shown: Any) -> HttpResponse:
    after, before = (place_of(request.GET.get(name)) for name in ("after", "before"))
    page = listed(choice, after=after, before=before)
    chosen = choice.chosen()
    shown |= {
        "page": page,
        "total": total(choice),
        "facets": {name: counted(choice, name) for name in FACETS},
        "older": query_of(chosen, after=text_of(page.older)) if page.older else "",
        "newer": query_of(chosen, before=text_of(page.newer)) if page.newer else "",
    }
    return render(request, "portal/list.html", shown)
