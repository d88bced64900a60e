"""Whole pages kept in memory, and given only as long as they are what would be rendered now.

A page is kept under its address, the reader's mode, the day, and the tokens of the parts of the
portal that it shows (``editions``). The tokens are read before the page is rendered: if an act
comes in between, the newer page is kept under tokens that are never asked for again. So no page
outlives the act that changes it, in whichever process it is kept.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers

from gongkai.portal.editions import tokens_of, tokens_of_item
from gongkai.portal.export.marking import is_exported
from gongkai.portal.models import SITE
from gongkai.portal.modes import mode_of

Respond = Callable[[HttpRequest], HttpResponse]
View = Callable[..., HttpResponse]

KEPT_IN: Final = "pages"
"""The cache of the settings that pages are kept in."""
_LARGEST: Final = 256 * 1024
_LONGEST: Final = 200


class Kept(NamedTuple):
    """A page as it is kept; headers of ours that every answer has are added on its way out."""

    headers: Mapping[str, str]
    content: bytes


class Depends(NamedTuple):
    """What a page shows: all bodies, one body, or an item of a body; and what it may be asked."""

    on: Callable[..., tuple[str, ...]]
    asked: frozenset[str]


def of_all(**_named: Any) -> tuple[str, ...]:
    """Give the tokens of what shows several bodies."""
    return tokens_of(SITE)


def of_body(pk: int, **_named: Any) -> tuple[str, ...]:
    """Give the tokens of what shows one body."""
    return tokens_of(pk)


def of_item(pk: int, **_named: Any) -> tuple[str, ...]:
    """Give the tokens of what shows an item: its body's others stand beside it."""
    return tokens_of_item(pk)


def kept(on: Callable[..., tuple[str, ...]], *asked: str) -> Callable[[View], View]:
    """Let a view's pages be kept as long as what they show stays; ``asked`` may be in addresses.

    An address that asks for anything else is answered all the same, but its page is not kept.
    """

    def mark(view: View) -> View:
        view.kept = Depends(on, frozenset(asked))  # type: ignore[attr-defined]  # a mark of ours
        return view

    return mark


def pages(respond: Respond) -> Respond:
    """Give pages that are kept, before anything of the request's person is looked up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        key = _key(request)
        if key is None:
            return respond(request)
        cache = caches[KEPT_IN]
        page: Kept | None = cache.get(key)
        if page is None:
            answer = respond(request)
            if answer.status_code != 200 or answer.streaming or answer.cookies:
                return answer
            page = _as_kept(answer)
            if len(page.content) <= _LARGEST:
                cache.set(key, page)
        answer = HttpResponse(page.content, headers=dict(page.headers))
        etag = page.headers["ETag"]
        return get_conditional_response(request, etag=etag, response=answer) or answer

    return middleware


def _as_kept(answer: HttpResponse) -> Kept:
    patch_cache_control(answer, public=True, no_cache=True)
    patch_vary_headers(answer, ["Cookie"])
    answer.headers["ETag"] = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    return Kept(dict(answer.items()), answer.content)


def _key(request: HttpRequest) -> str | None:
    """Name the page that is asked for, in the state it is in now; None for what is not kept."""
    query = request.META.get("QUERY_STRING", "")
    if request.method != "GET" or len(query) > _LONGEST or is_exported(request):
        return None
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return None
    depends: Depends | None = getattr(match.func, "kept", None)
    if depends is None or not depends.asked.issuperset(request.GET):
        return None
    named = (
        request.scheme,
        request.get_host(),
        request.path_info,
        query,
        str(mode_of(request)),
        timezone.localdate().isoformat(),
        *depends.on(**match.kwargs),
    )
    return hashlib.sha256("\0".join(map(str, named)).encode()).hexdigest()
