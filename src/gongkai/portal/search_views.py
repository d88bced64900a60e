"""The portal's search."""

import logging
from http import HTTPStatus
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.bodies.models import Body
from gongkai.portal.choosing import ChoiceForm, query_of
from gongkai.portal.faceting import FACET_NAMES, values_of
from gongkai.portal.pages import page
from gongkai.search.questions import PAGE_SIZE, Question, UnavailableError
from gongkai.search.selectors import find, titled
from gongkai.search.tokens import MOST_CHARACTERS

_log = logging.getLogger("gongkai.search")
_ORDERS: Final = {"": _("按相关程度"), "date": _("按发布时间")}
_SUGGESTED: Final = 8
_FACETS: Final = {"body": "body", "column": "kind", "area": "area", "year": "year"}
"""What an address calls a facet, and what search calls it."""


class SearchForm(ChoiceForm):
    """Words and what to narrow by, as an address gives them."""

    q = forms.CharField(label=_("检索词"), max_length=1000, required=False, strip=True)
    order = forms.ChoiceField(choices=tuple(_ORDERS.items()), required=False)
    page = forms.IntegerField(min_value=1, max_value=1000, required=False)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer what is asked; without words, show the box alone."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        raise Http404
    given = form.cleaned_data
    asked = {name: given[name] for name in _FACETS if given[name]}
    question = Question(
        words=given["q"],
        by_date=given["order"] == "date",
        page=given["page"] or 1,
        **{_FACETS[name]: value for name, value in asked.items()},
    )
    try:
        answer = find(question)
    except UnavailableError:
        _log.exception("search")
        away = {"words": given["q"], "is_away": True}
        return page(request, "portal/search.html", away, HTTPStatus.SERVICE_UNAVAILABLE)
    kept: dict[str, Any] = {"q": given["q"], "order": given["order"], **asked}
    pages = -(-answer.total // PAGE_SIZE)
    at = min(question.page, max(1, pages))
    shown = {
        "words": given["q"],
        "asked": asked,
        "order": given["order"],
        "answer": answer,
        "too_long": len(given["q"]) > MOST_CHARACTERS,
        "bodies": Body.objects.in_bulk({hit.body for hit in answer.hits}),
        "orders": [(name, query_of(kept | {"order": key}), key) for key, name in _ORDERS.items()],
        "facets": [
            (FACET_NAMES[name], values)
            for name, key in _FACETS.items()
            if (values := values_of(name, answer.facets.get(key, {}), kept))
        ],
        "newer": query_of(kept, page=str(at - 1)) if at > 1 else "",
        "older": query_of(kept, page=str(at + 1)) if at < pages else "",
        "without": query_of({"q": given["q"]}),
    }
    return page(request, "portal/search.html", shown)


@never_cache
@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Give titles that have what is typed so far, and their pages; none while search is away."""
    typed = request.GET.get("q", "")[:MOST_CHARACTERS]
    try:
        found = titled(typed, _SUGGESTED)
    except UnavailableError:
        _log.exception("suggest")
        found = ()
    told = {"items": [{"title": each.title, "url": each.url} for each in found]}
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})
