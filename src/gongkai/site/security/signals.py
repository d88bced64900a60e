"""Logins, failures, lockouts and logouts go to the trail (GB/T 22239-2019 8.1.4.3)."""

from typing import Any

from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from qsessions.models import Session

from gongkai.audit.acts import acting
from gongkai.audit.services import record
from gongkai.bodies.models import Person
from gongkai.site.security.middleware import SINCE


@receiver(user_logged_in)
def logged_in(request: HttpRequest, user: Person, **_kwargs: Any) -> None:
    """Record a login; end the oldest sessions beyond those a person may have."""
    record(acting(user), "security.logged_in", user)
    if not hasattr(request, "session"):
        return
    request.session[SINCE] = timezone.now().timestamp()
    others = Session.objects.filter(user=user).exclude(session_key=request.session.session_key)
    stale = others.order_by("-updated_at")[max(0, settings.SESSIONS_PER_PERSON - 1) :]
    Session.objects.filter(pk__in=[session.pk for session in stale]).delete()


@receiver(user_logged_out)
def logged_out(user: Person | None, **_kwargs: Any) -> None:
    """Record a logout."""
    if isinstance(user, Person):
        record(acting(user), "security.logged_out", user)


@receiver(user_login_failed)
def failed(credentials: dict[str, Any], **_kwargs: Any) -> None:
    """Record a failed login, also of a name that nobody has."""
    record(acting(), "security.login_failed", _named(str(credentials.get("username", ""))))


@receiver(user_locked_out)
def locked(username: str, **_kwargs: Any) -> None:
    """Record that an account name was locked."""
    record(acting(), "security.locked_out", _named(username))


def _named(username: str) -> Person:
    found = Person.objects.filter(username=username).first()
    return found or Person(username=username[:150], name=username[:60])
