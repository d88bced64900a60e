"""审签流程: the 系统管理员's screen of which levels the texts of a body and kind pass."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.audit.acts import acting
from gongkai.audit.services import record
from gongkai.bodies.models import Body, Duty, Person, Role
from gongkai.bodies.selectors import duty_of
from gongkai.signoff.chains import lay_chain
from gongkai.signoff.models import Chain
from gongkai.signoff.outgoing import Outgoing
from gongkai.signoff.selectors import levels_of

_PLACES: Final = 5
_USUAL: Final = 3
_ROLES: Final = (Role.SECTION_HEAD, Role.OFFICER, Role.DEPUTY, Role.LEADER)
"""Who may stand at a level; 信息员 draft and 监督员 look on."""


def kinds() -> list[ContentType]:
    """Give the kinds of text that leave the house."""
    found = [model for model in _all_below(Outgoing) if not model._meta.abstract]
    return [ContentType.objects.get_for_model(model) for model in found]


def _all_below(kind: type[Any]) -> list[type[Any]]:
    return [each for sub in kind.__subclasses__() for each in (sub, *_all_below(sub))]


class ChainForm(forms.Form):
    """A body, a kind, whether urgent, and the levels in their order."""

    body = forms.ModelChoiceField(
        Body.objects.order_by("path"),
        label=gettext_lazy("机关"),
        required=False,
        empty_label=gettext_lazy("所有机关"),
    )
    kind = forms.ModelChoiceField(
        ContentType.objects.none(),
        label=gettext_lazy("类别"),
        required=False,
        empty_label=gettext_lazy("所有类别"),
    )
    is_urgent = forms.BooleanField(label=gettext_lazy("紧急流程"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.queryset = ContentType.objects.filter(pk__in=[kind.pk for kind in kinds()])
        field.label_from_instance = _name_of
        choices = [("", _("——")), *((role.value, role.label) for role in _ROLES)]
        for number in range(1, _PLACES + 1):
            self.fields[f"level-{number}"] = forms.ChoiceField(
                label=_("第%d级") % number, choices=choices, required=False
            )

    @property
    def places(self) -> list[Any]:
        """The choices of levels, in order."""
        return [self[f"level-{number}"] for number in range(1, _PLACES + 1)]

    @property
    def roles(self) -> list[Role]:
        """The levels chosen, in order; a place left empty is no level."""
        chosen = [self.cleaned_data.get(place.name) for place in self.places]
        return [Role(role) for role in chosen if role]

    def clean(self) -> dict[str, Any]:
        """Refuse a chain without a level, or with one level twice."""
        cleaned = super().clean() or {}
        if not self.roles:
            raise ValidationError(_("至少选择一个审核环节。"))
        if len(set(self.roles)) < len(self.roles):
            raise ValidationError(_("同一岗位只能审核一次，请去掉重复的环节。"))
        return cleaned


def _name_of(kind: ContentType) -> str:
    model: Any = kind.model_class()
    return str(model._meta.verbose_name)


def _refuse_others(request: HttpRequest) -> None:
    if not isinstance(request.user, Person) or duty_of(request.user) != Duty.SYSTEM:
        raise PermissionDenied


@require_safe
def chains(request: HttpRequest) -> HttpResponse:
    """List the chains: all bodies' first, then each body's own."""
    _refuse_others(request)
    laid = Chain.objects.select_related("body", "content_type", "workflow")
    rows = [
        (chain, _name_of(chain.content_type) if chain.content_type else "", _levels(chain))
        for chain in laid.order_by("body__path", "is_urgent", "pk")
    ]
    ordered = sorted(rows, key=lambda row: row[0].body_id is not None)
    return render(request, "signoff/chains.html", {"rows": ordered})


def _levels(chain: Chain) -> list[str]:
    return [level.get_role_display() for level in levels_of(chain.workflow)]


@require_http_methods(["GET", "POST"])
def chain(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Lay a chain, new or in place of one; what is under review keeps the one it began with."""
    _refuse_others(request)
    old = get_object_or_404(Chain, pk=pk) if pk else None
    form = ChainForm(request.POST or None, initial=_initial(old) if old else None)
    if request.method == "POST" and form.is_valid():
        _lay(request, form)
        return redirect("signoff_chains")
    return render(request, "signoff/chain.html", {"form": form, "old": old})


def _initial(old: Chain) -> dict[str, Any]:
    levels = {f"level-{n}": level.role for n, level in enumerate(levels_of(old.workflow), 1)}
    place = {"body": old.body_id, "kind": old.content_type_id, "is_urgent": old.is_urgent}
    return place | levels


@transaction.atomic
def _lay(request: HttpRequest, form: ChainForm) -> None:
    body, kind, urgent = (form.cleaned_data[name] for name in ("body", "kind", "is_urgent"))
    labels = [str(role.label) for role in form.roles]
    name = _("紧急审核") if urgent else _("%d级审核") % len(labels)
    laid = lay_chain(name, form.roles, body=body, content_type=kind, urgent=urgent)
    record(
        acting(request.user),
        "signoff.chain_laid",
        laid,
        body_id=body.pk if body else None,
        detail={"levels": [role.value for role in form.roles], "urgent": urgent},
    )
    messages.success(request, _("已设置：%s。已在审核的稿件仍按原流程。") % " → ".join(labels))
    if len(labels) < _USUAL and not urgent:
        messages.warning(request, _("少于三级。请确认符合本机关“三审三校”的规定。"))
    if Role.LEADER not in form.roles:
        messages.warning(request, _("流程不经过主要领导。请确认已有书面授权。"))
