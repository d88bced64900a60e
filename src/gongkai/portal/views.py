"""The portal's pages: they read, and never change anything."""

from io import BytesIO
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from gongkai.bodies.models import Body
from gongkai.disclosures.models import Item
from gongkai.portal import platforms
from gongkai.portal.api import problems
from gongkai.portal.api.doors import PLACE
from gongkai.portal.caching import kept, of_all, of_body, of_item
from gongkai.portal.choosing import choice_of, place_of, query_of, text_of
from gongkai.portal.columns import BY_KEY, Column
from gongkai.portal.editions import once
from gongkai.portal.export.marking import full_address, is_exported
from gongkai.portal.faceting import FACET_NAMES, values_of
from gongkai.portal.leaving import Leading
from gongkai.portal.models import SITE
from gongkai.portal.pages import page
from gongkai.portal.selectors import FACETS, Choice, counted, latest, listed, total

_ON_HOME: Final = ("news", "notices", "policies", "interpretations", "statutory")
_RELATED: Final = 5
_ASKED: Final = (*FACETS, "after", "before")
"""What the address of a list may ask."""
_AS_FILES: Final = ("year",)
"""The facets of a list that is a file; its pages follow each other within a year, so that those of
years gone by stay as they are."""


@kept(of_all)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the newest of the main columns, and where everything else is."""
    year = timezone.localdate().year
    shown = {
        "shown": [
            (BY_KEY[key], rows) for key in _ON_HOME if (rows := latest(Choice(column=key), 6))
        ],
        "annual": latest(Choice(column="annual"), 5),
        "parts": [BY_KEY[key] for key in platforms.PARTS],
        "year": year,
        "this_year": total(Choice(year=year)),
        "everything": total(Choice()),
        "bodies": len(counted(Choice(), "body")),
    }
    return page(request, "portal/home.html", shown)


@kept(of_all, *_ASKED)
@require_safe
def column(request: HttpRequest, key: str) -> HttpResponse:
    """Show a column's list."""
    if key not in BY_KEY:
        raise Http404
    return _list(request, choice_of(request.GET, column=key), {"column"}, column=BY_KEY[key])


@kept(of_all)
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """Show the bodies that have published something, with how much."""
    counts = counted(Choice(), "body")
    found = Body.objects.filter(pk__in=counts).order_by("path")
    return page(request, "portal/bodies.html", {"bodies": [(b, counts[b.pk]) for b in found]})


@kept(of_body, *_ASKED)
@require_safe
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a body has published."""
    found = get_object_or_404(Body, pk=pk)
    return _list(request, choice_of(request.GET, body=pk), {"body"}, body=found)


@kept(of_all)
@require_safe
def platform(request: HttpRequest) -> HttpResponse:
    """Show 政府信息公开 of all bodies."""
    return page(request, "portal/platform.html", platforms.of_all())


@kept(of_body)
@require_safe
def body_platform(request: HttpRequest, pk: int) -> HttpResponse:
    """Show 政府信息公开 of one body."""
    found = get_object_or_404(Body, pk=pk)
    return page(request, "portal/platform.html", platforms.of_body(found))


@kept(of_all)
@require_safe
def how_to_apply(request: HttpRequest) -> HttpResponse:
    """Say how to apply for what is not published (条例第二十七条、第二十九条)."""
    return page(request, "portal/applying.html", {})


@kept(of_all)
@require_safe
def about(request: HttpRequest, topic: str) -> HttpResponse:
    """Show the map of the site, the privacy or the accessibility statement."""
    return page(request, f"portal/{topic}.html", {})


@kept(of_item)
@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a public item; what was taken off is gone, and says so."""
    found = get_object_or_404(
        Item.objects.select_related("body", "publication", "listing"),
        pk=pk,
        publication__isnull=False,
    )
    if not found.live:
        gone = {"object": found, "withdrawn": found.withdrawals.order_by("-at").first()}
        return page(request, "portal/gone.html", gone, status=410)
    alike = Choice(body=found.body_id, category=found.category)
    near = once(f"near {alike}", found.body_id, lambda: latest(alike, _RELATED + 1))
    shown = {
        "object": found,
        "leading": Leading(found),
        "column": BY_KEY[found.listing.column],
        "related": [row for row in near if row.item_id != found.pk][:_RELATED],
    }
    return page(request, "portal/item.html", shown)


@kept(of_item)
@require_safe
def leaving(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Tell who follows a link of an item to what is no government site where it leads."""
    found = get_object_or_404(Item, pk=pk, live=True)
    outside = Leading(found).outside
    if not 1 <= number <= len(outside):
        raise Http404
    address = outside[number - 1]
    shown = {"object": found, "address": address, "host": urlsplit(address).hostname}
    return page(request, "portal/leaving.html", shown)


@kept(of_item)
@require_safe
def qr(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw an item's address, to be read by a phone (GB/T 18284)."""
    found, drawn = get_object_or_404(Item, pk=pk, live=True), BytesIO()
    address = full_address(request, reverse("portal:item", args=[found.pk]))
    segno.make_qr(address).save(drawn, kind="svg", scale=4, border=2, light="#fff", xmldecl=False)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines what is for them."""
    lines = (
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        "Disallow: /view/",
        f"Sitemap: {request.build_absolute_uri(reverse('portal:sitemap_index'))}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def not_found(
    request: HttpRequest,
    exception: Exception,  # noqa: ARG001 - Django gives it by this name
) -> HttpResponse:
    """Say that there is no such page, in the portal's face or plainly in the back office."""
    if request.path.startswith(PLACE):
        return problems.not_found()
    if request.path.startswith("/admin/"):
        return render(request, "wagtailadmin/404.html", status=404)
    return page(request, "portal/404.html", {}, status=404)


class Narrowing(NamedTuple):
    """How many items a list has, and the facets it can be narrowed by, as they are shown."""

    total: int
    facets: SafeString


def _narrowing(choice: Choice, fixed: set[str], names: tuple[str, ...]) -> Narrowing:
    facets = [
        (FACET_NAMES[name], values_of(name, counted(choice, name), _asked(choice, fixed)))
        for name in names
        if name not in fixed
    ]
    filled = [(name, values) for name, values in facets if values]
    return Narrowing(total(choice), render_to_string("portal/facets.html", {"facets": filled}))


def _asked(choice: Choice, fixed: set[str]) -> dict[str, str | int]:
    return {name: value for name, value in choice.chosen().items() if name not in fixed}


def _list(
    request: HttpRequest, choice: Choice, fixed: set[str], **shown: Column | Body
) -> HttpResponse:
    after, before = (place_of(request.GET.get(name)) for name in ("after", "before"))
    found, asked = listed(choice, after=after, before=before), _asked(choice, fixed)
    part = choice.body if "body" in fixed and choice.body else SITE
    names = _AS_FILES if is_exported(request) else FACETS
    name = f"narrowing {sorted(fixed)} {names} {choice}"
    narrowing = once(name, part, lambda: _narrowing(choice, fixed, names))
    by_year = is_exported(request) and not choice.year and found.older is not None
    older = found.older if not by_year else None
    context: dict[str, Any] = {"column": None, "body": None} | shown
    context |= {
        "page": found,
        "total": narrowing.total,
        "facets": narrowing.facets,
        "is_chosen": bool(asked),
        "goes_on_by_year": by_year,
        "older": query_of(asked, after=text_of(older)) if older else "",
        "newer": query_of(asked, before=text_of(found.newer)) if found.newer else "",
    }
    return page(request, "portal/list.html", context)
