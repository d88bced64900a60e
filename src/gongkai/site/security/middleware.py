"""What every request of the back office passes: the second factor, the longest session."""

from collections.abc import Callable
from typing import Any, cast

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from gongkai.bodies.models import Person
from gongkai.site.security.factor import has_factor, needs_factor

Respond = Callable[[HttpRequest], HttpResponse]
SINCE = "logged_in_at"
"""The session's key of the moment of logging in, in seconds."""


def behind_proxies(respond: Respond) -> Respond:
    """Take a request's address from the proxies in front, as many as are ours.

    What a stranger writes into the header stands left of what our proxies added.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        told = request.headers.get("X-Forwarded-For", "").split(",")
        ours: int = settings.PROXIES
        if 0 < ours <= len(told) and (address := told[-ours].strip()):
            request.META["REMOTE_ADDR"] = address
        return respond(request)

    return middleware


_PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)


def permissions(respond: Respond) -> Respond:
    """Let no page use a camera, a microphone or the like: none of ours does."""

    def middleware(request: HttpRequest) -> HttpResponse:
        answer = respond(request)
        answer.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        return answer

    return middleware


def second_factor(respond: Respond) -> Respond:
    """Send whoever needs a second factor to give it, or to set it up, before anything else."""

    def middleware(request: HttpRequest) -> HttpResponse:
        person = request.user
        if isinstance(person, Person) and _is_elsewhere(request) and not _is_vouched_for(request):
            page = "security_verify" if has_factor(person) else "security_enrol"
            query = {"next": request.get_full_path()} if request.method == "GET" else {}
            return redirect(f"{reverse(page)}?{urlencode(query)}")
        return respond(request)

    return middleware


def longest_session(respond: Respond) -> Respond:
    """End sessions after some hours, however busy they are."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = timezone.now().timestamp()
            since = request.session.setdefault(SINCE, now)
            if now - since > settings.SESSION_LONGEST.total_seconds():
                logout(request)
                messages.info(request, _("登录时间已满，请重新登录。"))
                return redirect("wagtailadmin_login")
        return respond(request)

    return middleware


def _is_vouched_for(request: HttpRequest) -> bool:
    """Tell whether a code was given, the directory has asked for one, or none is needed."""
    person: Any = request.user
    is_verified: bool = person.is_verified()  # OTPMiddleware adds it
    if is_verified or request.session.get("directory", False):
        return True
    return not needs_factor(person, timezone.localdate())


def _is_elsewhere(request: HttpRequest) -> bool:
    allowed = {
        reverse(name)
        for name in (
            "security_verify",
            "security_enrol",
            "wagtailadmin_login",
            "wagtailadmin_logout",
            "wagtailadmin_javascript_catalog",
        )
    }
    is_inside = request.path.startswith((reverse("wagtailadmin_home"), "/files/"))
    return is_inside and request.path not in allowed


def editor_styles(respond: Respond) -> Respond:
    """Let Wagtail write style attributes in the back office, and its text editor style elements."""
    home = reverse_lazy("wagtailadmin_home")

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if not request.path.startswith(str(home)):
            return response
        more = {"style-src-attr": [UNSAFE_INLINE]}
        match = request.resolver_match
        if match is not None and match.url_name in {"add", "edit"}:
            more["style-src"] = [UNSAFE_INLINE]
        return cast("HttpResponse", csp_update(more)(lambda _: response)(request))

    return middleware
