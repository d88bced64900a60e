"""How a reader wants pages to look: the elder mode and high contrast, without any script."""

from typing import Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

COOKIE: Final = "view"
MODES: Final = {"plain": _("标准"), "large": _("大字"), "contrast": _("高对比")}
_YEAR: Final = 365 * 24 * 3600


class ModeForm(forms.Form):
    """The mode asked for, and the page to go back to."""

    mode = forms.ChoiceField(choices=tuple(MODES.items()))
    back = forms.CharField(max_length=500, required=False)


def mode_of(request: HttpRequest) -> str:
    """Give the mode that a reader has chosen, the plain one for anything else."""
    mode = request.COOKIES.get(COOKIE, "")
    return mode if mode in MODES else "plain"


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the mode for a year, and go back."""
    form = ModeForm(request.GET)
    if not form.is_valid():
        return HttpResponseRedirect("/")
    back = form.cleaned_data["back"] or "/"
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    answer = HttpResponseRedirect(back if is_ours else "/")
    answer.set_cookie(
        COOKIE,
        form.cleaned_data["mode"],
        max_age=_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer
