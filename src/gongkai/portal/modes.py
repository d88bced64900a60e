"""How a reader wants pages to look: the elder mode and high contrast, without any script."""

from itertools import combinations
from typing import Final, NamedTuple

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

COOKIE: Final = "view"
PLAIN: Final = "plain"
LOOKS: Final = {"large": _("大字"), "contrast": _("高对比")}
MODES: Final = (
    PLAIN,
    *("-".join(some) for many in (1, 2) for some in combinations(LOOKS, many)),
)
"""The plain one, each look, and all of them together."""
_YEAR: Final = 365 * 24 * 3600


class Button(NamedTuple):
    """A way of showing pages: the mode it leads to, its name, whether it is on."""

    mode: str
    name: str | Promise
    is_on: bool


class ModeForm(forms.Form):
    """The mode asked for, and the page to go back to."""

    mode = forms.ChoiceField(choices=[(mode, mode) for mode in MODES])
    back = forms.CharField(max_length=500, required=False)


def mode_of(request: HttpRequest) -> str:
    """Give the mode that a reader has chosen, the plain one for anything else."""
    mode = request.COOKIES.get(COOKIE, "")
    return mode if mode in MODES else PLAIN


def classes_of(mode: str) -> str:
    """Give the classes by which the style sheet knows a mode."""
    return " ".join(f"view-{look}" for look in mode.split("-"))


def buttons_of(mode: str) -> list[Button]:
    """Give the buttons as they stand in a mode: each look is turned on or off by itself."""
    on = {look for look in mode.split("-") if look in LOOKS}
    buttons = [Button(PLAIN, _("标准"), not on)]
    for look, name in LOOKS.items():
        others = "-".join(each for each in LOOKS if each in on ^ {look})
        buttons.append(Button(others or PLAIN, name, look in on))
    return buttons


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
