"""Problems as data, each with a sentence (RFC 9457): no page of HTML ever answers the API."""

import logging
import math
from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

from gongkai.search.questions import UnavailableError

MEDIA_TYPE: Final = "application/problem+json"
_log = logging.getLogger("gongkai.api")


def problem(status: int, title: str, **more: Any) -> JsonResponse:
    """Give a problem with its sentence."""
    told = {"type": "about:blank", "title": title, "status": status, "errors": []} | more
    return JsonResponse(
        told, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )


def not_found() -> JsonResponse:
    """Say that there is nothing at an address."""
    return problem(HTTPStatus.NOT_FOUND, _("没有这个地址或者这件信息。"))


def teach(api: NinjaAPI) -> None:
    """Let an API answer with problems whatever goes wrong."""
    api.add_exception_handler(Http404, lambda _request, _error: not_found())
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(Throttled, _throttled)
    api.add_exception_handler(HttpError, _refused)
    api.add_exception_handler(UnavailableError, _away)
    api.add_exception_handler(Exception, _failed)


def _refused(_request: HttpRequest, error: Any) -> JsonResponse:
    return problem(error.status_code, str(error))


def _invalid(_request: HttpRequest, error: Any) -> JsonResponse:
    errors = [f"{each['loc'][-1]}: {each['msg']}" for each in error.errors]
    title = _("地址里的参数不对，请看errors。")
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, title, errors=errors)


def _throttled(_request: HttpRequest, error: Any) -> JsonResponse:
    seconds = max(1, math.ceil(error.wait or 1))
    title = _("请求太多，请%d秒以后再试。") % seconds
    answer = problem(HTTPStatus.TOO_MANY_REQUESTS, title)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _away(request: HttpRequest, error: Any) -> JsonResponse:
    _log.error("%s", request.path, exc_info=error)
    return problem(HTTPStatus.SERVICE_UNAVAILABLE, _("检索暂时不能用，请过一会儿再试。"))


def _failed(request: HttpRequest, error: Any) -> JsonResponse:
    _log.error("%s", request.path, exc_info=error)
    title = _("出错了，已经记下。请稍后再试。")
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR, title)
