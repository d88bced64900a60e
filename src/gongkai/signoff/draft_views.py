"""The drafter's pages of sign-off: what screening found, and what to do about it."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.admin_url_finder import AdminURLFinder

from gongkai.signoff import gate, mending, reviewing
from gongkai.signoff.changes import readable
from gongkai.signoff.errors import ScreeningRefusedError, SignoffRefusedError
from gongkai.signoff.outgoing import Outgoing
from gongkai.signoff.selectors import urgent_levels
from gongkai.signoff.services import submit

_AROUND = 16
"""So many characters are shown on either side of a hit."""


class Shown(NamedTuple):
    """A hit as its author sees it, in its sentence."""

    found: gate.Found
    before: str
    after: str
    excused: bool


def screening_address(obj: Any) -> str:
    """Give the address of the page of screening of a draft."""
    return address_of("signoff_screening", obj)


def address_of(name: str, obj: Any) -> str:
    """Give the address of a page of sign-off about a draft."""
    kind = ContentType.objects.get_for_model(obj)
    return reverse(name, args=[kind.pk, obj.pk])


def draft_at(request: HttpRequest, content_type_id: int, object_id: str) -> Any:
    """Find a draft that the person may change.

    Raises:
        Http404: there is none, or it is not theirs to change.
    """
    kind = get_object_or_404(ContentType, pk=content_type_id).model_class()
    if kind is None or not issubclass(kind, Outgoing):
        raise Http404
    try:
        obj: Any = get_object_or_404(kind, pk=object_id)
    except ValueError as error:
        raise Http404 from error
    if obj.latest_revision_id is None or not obj.can_be_edited_by(request.user):
        raise Http404
    return obj


@require_http_methods(["GET", "POST"])
def screening(request: HttpRequest, content_type_id: int, object_id: str) -> HttpResponse:
    """Show what screening finds in a draft; mask it, or submit all the same with a reason."""
    obj = draft_at(request, content_type_id, object_id)
    if obj.workflow_in_progress:
        messages.info(request, _("稿件正在审核，检查结果见审核页面。"))
        return redirect(edit_address(request, obj))
    refused = ""
    if request.method == "POST":
        try:
            return _act(request, obj)
        except SignoffRefusedError as error:
            refused = str(error)
    return render(request, "signoff/screening.html", _page(request, obj, refused))


def edit_address(request: HttpRequest, obj: Any) -> str:
    """Give the address where a draft is edited."""
    return AdminURLFinder(request.user).get_edit_url(obj) or reverse("wagtailadmin_home")


def _act(request: HttpRequest, obj: Any) -> HttpResponse:
    person: Any = request.user
    if request.POST.get("revision") != str(obj.latest_revision_id):
        raise SignoffRefusedError(_("稿件已有新的版本，请看过新的检查结果再决定。"))
    if "submit" in request.POST:
        _submit(obj, person, request.POST.get("reason", ""))
        messages.success(request, _("已送审：%s") % obj)
        return redirect(edit_address(request, obj))
    one = request.POST.get("mask", "")
    count = mending.mask(obj, person, None if one == "all" else [one])
    messages.success(request, _("已遮盖%d处，存为新的版本。") % count)
    return redirect(request.path)


@transaction.atomic
def _submit(obj: Any, person: Any, reason: str) -> None:
    """Submit, with a reason where something stops it; all or nothing."""
    if stopped := gate.stopping(obj):
        gate.override(obj, person, reason, [each.key for each in stopped])
    submit(obj, person)


def _page(request: HttpRequest, obj: Any, refused: str) -> dict[str, Any]:
    draft = obj.get_latest_revision_as_object()
    found, stopped = gate.screen(draft), gate.stopping(obj)
    stopping = {each.key for each in stopped}
    return {
        "object": draft,
        "edit": edit_address(request, obj),
        "stopped": [_shown(each, excused=False) for each in stopped],
        "others": [_shown(each, excused=each.blocks) for each in found if each.key not in stopping],
        "can_mask": any(each.can_be_masked for each in stopped),
        "is_final": any(each.is_final for each in stopped),
        "refused": refused,
        "reason": request.POST.get("reason", ""),
    }


def _shown(found: gate.Found, *, excused: bool) -> Shown:
    text, hit = found.part.text, found.hit
    before = text[max(hit.start - _AROUND, 0) : hit.start].rpartition("\n")[2]
    after = text[hit.end : hit.end + _AROUND].partition("\n")[0]
    return Shown(found, before, after, excused)


@require_http_methods(["GET", "POST"])
def comments(request: HttpRequest, content_type_id: int, object_id: str) -> HttpResponse:
    """List what reviewers said of single fields; the drafter marks what has been mended."""
    obj = draft_at(request, content_type_id, object_id)
    if request.method == "POST":
        found = [c for c in reviewing.open_comments(obj) if str(c.pk) == request.POST.get("mended")]
        for comment in found:
            comment.mended_by, comment.mended_at = request.user, timezone.now()  # type: ignore[assignment]  # whoever edits has logged in
            comment.save(update_fields=["mended_by", "mended_at"])
        return redirect(request.path)
    draft = obj.get_latest_revision_as_object()
    rows = [
        (comment, field.verbose_name, readable(field, draft))
        for comment in reviewing.open_comments(obj)
        if (field := draft._meta.get_field(comment.field))
    ]
    shown = {"object": draft, "rows": rows, "edit": edit_address(request, obj)}
    return render(request, "signoff/comments.html", shown)


@require_http_methods(["GET", "POST"])
def urgent(request: HttpRequest, content_type_id: int, object_id: str) -> HttpResponse:
    """Submit a draft by the urgent chain, with the reason."""
    obj = draft_at(request, content_type_id, object_id)
    if obj.workflow_in_progress:
        messages.info(request, _("稿件正在审核，不能重复送审。"))
        return redirect(edit_address(request, obj))
    refused, person = "", request.user
    if request.method == "POST":
        try:
            submit(obj, person, urgent=True, reason=request.POST.get("reason", ""))  # type: ignore[arg-type]  # whoever edits has logged in
        except ScreeningRefusedError as error:
            messages.warning(request, str(error))
            return redirect(screening_address(obj))
        except SignoffRefusedError as error:
            refused = str(error)
        else:
            messages.success(request, _("已紧急送审：%s") % obj)
            return redirect(edit_address(request, obj))
    shown = {
        "object": obj.get_latest_revision_as_object(),
        "levels": [level.get_role_display() for level in urgent_levels(obj)],
        "refused": refused,
        "reason": request.POST.get("reason", ""),
        "edit": edit_address(request, obj),
    }
    return render(request, "signoff/urgent.html", shown)
