"""The page on which the 系统管理员 writes what the portal says of itself."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.audit.acts import acting
from gongkai.audit.services import record
from gongkai.bodies.models import Duty, Person
from gongkai.bodies.selectors import duty_of
from gongkai.portal.models import Masthead
from gongkai.portal.pages import masthead


class MastheadForm(forms.ModelForm[Masthead]):
    """What stands above and below every page."""

    class Meta:
        model = Masthead
        fields = (
            "site_name",
            "domain",
            "id_code",
            "sponsor",
            "address",
            "office_hours",
            "phone",
            "badge",
            "complaints",
            "icp",
            "police",
        )


def keeps_masthead(person: object) -> bool:
    """Tell whether a person is the 系统管理员."""
    return isinstance(person, Person) and duty_of(person) == Duty.SYSTEM


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest) -> HttpResponse:
    """Show the form, and keep what is written in it."""
    if not keeps_masthead(request.user):
        raise PermissionDenied
    form = MastheadForm(request.POST or None, instance=masthead())
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            saved = form.save()
            record(acting(), "portal.masthead_changed", saved, detail=_changed(form))
        messages.success(request, _("已保存，门户各页已经更新。"))
        return redirect("portal_masthead")
    return render(request, "portal/masthead.html", {"form": form})


def _changed(form: MastheadForm) -> dict[str, str]:
    return {name: str(form.cleaned_data[name]) for name in form.changed_data}
