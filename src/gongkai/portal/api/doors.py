"""What every answer of the API passes: who may ask from where, how often, and what is the same."""

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from ninja.throttling import SimpleRateThrottle

from gongkai.portal.api.problems import problem

Respond = Callable[[HttpRequest], HttpResponse]
PLACE: Final = "/api/"


class PerAddress(SimpleRateThrottle):
    """So many requests a minute from one address; each process of the server counts its own."""

    def __init__(self) -> None:
        super().__init__("1/m")

    def allow_request(self, request: HttpRequest) -> bool:
        """Tell whether an address may ask once more; how often is a setting."""
        self.num_requests = settings.API_PER_MINUTE
        return super().allow_request(request)

    def get_cache_key(self, request: HttpRequest) -> str:
        """Name the address, which our own proxies have told (``behind_proxies``)."""
        return f"api:{request.META.get('REMOTE_ADDR', '')}"

    def wait(self) -> float:
        """Give the seconds until the oldest request is a minute ago."""
        oldest: float = self.history[-1]
        return float(self.duration or 0) - (self.now - oldest)


def open_data(respond: Respond) -> Respond:
    """Let any site's scripts read the API, and tell who has an answer already that it stands.

    A request by HEAD is answered as one by GET; the server leaves out the content.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PLACE):
            return respond(request)
        if request.method == "OPTIONS":
            return _open(HttpResponse(status=HTTPStatus.NO_CONTENT))
        asked = request.method
        if asked == "HEAD":
            request.method = "GET"
        answer = respond(request)
        request.method = asked
        if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            answer = _only_reading()
        if answer.status_code == HTTPStatus.OK:
            answer = _told_once(request, answer)
        return _open(answer)

    return middleware


def _only_reading() -> HttpResponse:
    answer = problem(HTTPStatus.METHOD_NOT_ALLOWED, _("本接口只能读取，请用GET。"))
    answer.headers["Allow"] = "GET, HEAD, OPTIONS"
    return answer


def _told_once(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    patch_cache_control(answer, public=True, no_cache=True)
    etag = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    answer.headers["ETag"] = etag
    found: Any = get_conditional_response(request, etag=etag, response=answer)
    return found if isinstance(found, HttpResponse) else answer


def _open(answer: HttpResponse) -> HttpResponse:
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
    answer.headers["Access-Control-Allow-Headers"] = "If-None-Match"
    answer.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
    return answer
