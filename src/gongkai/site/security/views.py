"""Pages of the second factor, of one's sessions, and of the 安全管理员."""

from math import ceil
from typing import Any

import segno
from axes.models import AccessAttempt
from axes.utils import reset as unlock_name
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_otp import login as verify_session
from qsessions.models import Session

from gongkai.audit.acts import acting
from gongkai.audit.services import record
from gongkai.bodies.models import Duty, Person
from gongkai.bodies.selectors import duty_of
from gongkai.site.security import factor


class CodeForm(forms.Form):
    """A code of six digits from the telephone, or a recovery code."""

    code = forms.CharField(
        label=gettext_lazy("验证码"),
        max_length=16,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True}
        ),
    )

    def clean_code(self) -> str:
        """Take spaces away, which some telephones show."""
        return "".join(self.cleaned_data["code"].split()).lower()


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def enrol(request: HttpRequest) -> HttpResponse:
    """Set up a second factor: scan, type a code, keep the recovery codes."""
    person = _person(request)
    if factor.has_factor(person):
        return redirect("wagtailadmin_home")
    device = factor.waiting_device(person)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = factor.confirm(acting(person), device, form.cleaned_data["code"])
        if codes is not None:
            verify_session(request, device)
            shown = {"codes": codes, "next": _next(request)}
            return render(request, "site/security/codes.html", shown)
        form.add_error("code", _("验证码不对。请核对手机时间是否准确，再输入新的验证码。"))
    picture = segno.make(device.config_url, micro=False).svg_inline(scale=5, omitsize=False)
    secret = device.config_url.split("secret=")[1].split("&")[0]
    return render(
        request,
        "site/security/enrol.html",
        {
            "form": form,
            "picture": mark_safe(picture),  # noqa: S308 - segno's own
            "secret": secret,
            "next": _next(request),
        },
    )


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the code at login."""
    person = _person(request)
    if not factor.has_factor(person):
        return redirect("security_enrol")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = factor.check(acting(person), person, form.cleaned_data["code"])
        if device is not None:
            verify_session(request, device)
            return redirect(_next(request))
        form.add_error(
            "code", _("验证码不对，或者刚才输错过，需要稍等片刻。手机不在身边时可用备用码。")
        )
    return render(request, "site/security/verify.html", {"form": form, "next": _next(request)})


@login_required
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """List where the person is logged in."""
    found = Session.objects.filter(user=request.user.pk, expire_date__gt=timezone.now())
    return render(
        request,
        "site/security/sessions.html",
        {
            "sessions": [
                (each, _device(each), _name(each)) for each in found.order_by("-updated_at")
            ],
            "current": request.session.session_key,
            "has_factor": factor.has_factor(_person(request)),
            "idle_minutes": settings.PROTECTION.idle_minutes,
        },
    )


@login_required
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """End one other session of the person's own, or all others."""
    person = _person(request)
    others = Session.objects.filter(user=person).exclude(session_key=request.session.session_key)
    if "session" in request.POST:
        named = [each.pk for each in others if _name(each) == request.POST["session"]]
        others = others.filter(pk__in=named)
    ended = others.count()
    others.delete()
    record(acting(person), "security.sessions_ended", person, detail={"count": ended})
    messages.success(request, _("已退出%d处登录。") % ended)
    return redirect("security_sessions")


@login_required
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """Show the 安全管理员 who has a second factor, and who is locked out."""
    _only_security(request)
    tried = AccessAttempt.objects.values("username").annotate(
        failures=Sum("failures_since_start"), at=Max("attempt_time")
    )
    locked = tried.filter(failures__gte=settings.AXES_FAILURE_LIMIT)
    people = Person.objects.filter(is_active=True).order_by("username")
    today = timezone.localdate()
    shown = [
        (person, factor.has_factor(person), factor.needs_factor(person, today)) for person in people
    ]
    context = {"people": shown, "locked": locked.order_by("-at")}
    return render(request, "site/security/accounts.html", context)


@login_required
@require_POST
def reset_factor(request: HttpRequest, person_id: int) -> HttpResponse:
    """Take away another person's second factor."""
    security = _only_security(request)
    person = get_object_or_404(Person, pk=person_id)
    if person == security:
        raise PermissionDenied
    factor.reset(acting(security), person)
    Session.objects.filter(user=person).delete()
    messages.success(request, _("已取消%s的二次验证，下次登录时重新设置。") % person)
    return redirect("security_accounts")


@login_required
@require_POST
def unlock(request: HttpRequest) -> HttpResponse:
    """Unlock an account name before its time."""
    security = _only_security(request)
    name = request.POST.get("username", "")
    person = get_object_or_404(Person, username=name)
    unlock_name(username=name)
    record(acting(security), "security.unlocked", person)
    messages.success(request, _("已解除%s的锁定。") % person)
    return redirect("security_accounts")


def _name(session: Session) -> str:
    """Name a session on the page without giving its key away."""
    return salted_hmac("gongkai.session", session.session_key).hexdigest()


def _device(session: Session) -> str:
    """Name the browser and the system that a session is from, as far as they say."""
    info = session.device_info
    parts = (info.user_agent, info.os, info.device) if info else ()
    return "　".join(part.family for part in parts if part and part.family != "Other")


def _person(request: HttpRequest) -> Person:
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def _only_security(request: HttpRequest) -> Person:
    person = _person(request)
    if duty_of(person) != Duty.SECURITY:
        raise PermissionDenied
    return person


def _next(request: HttpRequest) -> str:
    """Give where to go on: only to a page of this site."""
    wanted = str(request.POST.get("next") or request.GET.get("next") or "")
    is_here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if is_here else reverse("wagtailadmin_home")


def locked_out(
    request: HttpRequest, _answer: Any = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """Say that the account is locked, and until when."""
    name = (credentials or {}).get("username") or request.POST.get("username", "")
    failed = AccessAttempt.objects.filter(username=name).aggregate(last=Max("attempt_time"))
    until = (failed["last"] or timezone.now()) + settings.AXES_COOLOFF_TIME
    minutes = max(1, ceil((until - timezone.now()).total_seconds() / 60))
    context = {"minutes": minutes, "until": until, "limit": settings.AXES_FAILURE_LIMIT}
    return render(request, "site/security/locked.html", context, status=429)
