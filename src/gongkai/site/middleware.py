"""What every request passes: who acts, whether the password is due, the second factor."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.audit.acts import Act, act_as
from gongkai.bodies.models import Person

Respond = Callable[[HttpRequest], HttpResponse]


def acts(respond: Respond) -> Respond:
    """Let what a request does be done by its person, now, from its address."""

    def middleware(request: HttpRequest) -> HttpResponse:
        person = request.user if isinstance(request.user, Person) else None
        if person is not None:
            person.remembered = {}
        address = str(request.META.get("REMOTE_ADDR", ""))
        act = Act(person.pk if person else None, str(person or _("公众")), timezone.now(), address)
        with act_as(act):
            return respond(request)

    return middleware


def password_age(respond: Respond) -> Respond:
    """Send people whose password is new from the administrator, or too old, to change it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        person = request.user
        by_password = "directory" not in request.session
        is_due = by_password and isinstance(person, Person) and _is_due(person)
        if is_due and _is_elsewhere(request):
            messages.warning(request, _("密码已到更换期限，请先修改密码。"))
            return redirect("change_password")
        return respond(request)

    return middleware


def _is_due(person: Person) -> bool:
    if person.must_change_password or person.password_changed_at is None:
        return True
    age = timezone.now() - person.password_changed_at
    return age > timedelta(days=settings.PROTECTION.password_days)


def _is_elsewhere(request: HttpRequest) -> bool:
    """Tell whether the request is for something other than changing the password or leaving."""
    allowed = {
        reverse("change_password"),
        reverse("wagtailadmin_logout"),
        reverse("wagtailadmin_login"),
    }
    return request.path.startswith(reverse("wagtailadmin_home")) and request.path not in allowed
