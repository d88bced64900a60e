"""Pages of the back office about one item: taking it off, its attachments; its files."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.audit.acts import acting
from gongkai.bodies.models import Person
from gongkai.bodies.selectors import visible_bodies
from gongkai.disclosures.attaching import attach, detach, draft_of, may_read
from gongkai.disclosures.models import Item, StoredFile
from gongkai.disclosures.serving import DamagedFileError, opened
from gongkai.disclosures.uploads import BEGINNINGS, check
from gongkai.disclosures.withdrawing import WithdrawalRefusedError, may_withdraw, withdraw


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the reason and take an item off; it does not exist for who may not."""
    person = request.user
    item = Item.objects.select_related("body").filter(pk=pk).first()
    if item is None or not isinstance(person, Person):
        raise Http404
    if not may_withdraw(person, item, timezone.localdate()):
        raise Http404
    refused, reason = "", request.POST.get("reason", "")
    if request.method == "POST":
        try:
            withdraw(item, person, reason)
        except WithdrawalRefusedError as error:
            refused = str(error)
        else:
            messages.success(request, _("已撤下：%s") % item)
            return redirect(reverse(Item.snippet_viewset.get_url_name("list")))
    shown = {
        "object": item,
        "withdrawals": item.withdrawals.select_related("person"),
        "refused": refused,
        "reason": reason,
        "list": reverse(Item.snippet_viewset.get_url_name("list")),
    }
    return render(request, "disclosures/withdrawal.html", shown)


class FileForm(forms.Form):
    """A file to attach."""

    file = forms.FileField(label=gettext_lazy("文件"))


@require_http_methods(["GET", "POST"])
def attachments(request: HttpRequest, pk: int) -> HttpResponse:
    """List the files of a draft, attach one, leave one out."""
    person, item = request.user, Item.objects.filter(pk=pk).first()
    if item is None or not isinstance(person, Person) or not _sees(person, item):
        raise Http404
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and _changed(request, person, item, form):
        return redirect("disclosures_attachments", pk=pk)
    draft = item.get_latest_revision_as_object()
    shown = {
        "object": draft,
        "files": draft.stored_files(),
        "form": form,
        "may_change": item.can_be_edited_by(person) and not item.workflow_in_progress,
        "edit": reverse(Item.snippet_viewset.get_url_name("edit"), args=[pk]),
        "suffixes": ",".join(BEGINNINGS),
        "megabytes": settings.ATTACHMENT_MEGABYTES,
    }
    return render(request, "disclosures/attachments.html", shown)


def _sees(person: Person, item: Item) -> bool:
    bodies = visible_bodies(person, timezone.localdate())
    return bool(bodies.filter(pk=item.body_id).exists())


def _changed(request: HttpRequest, person: Person, item: Item, form: forms.Form) -> bool:
    """Do what was asked; what is refused is said beside the file."""
    remove = request.POST.get("remove", "")
    if remove.isdecimal():
        detach(acting(person), item, person, int(remove))
        messages.success(request, _("已去掉这个附件。"))
        return True
    if not form.is_valid():
        return False
    try:
        _refuse_early(item, person)
        stored = attach(acting(person), item, person, check(form.cleaned_data["file"]))
    except ValidationError as error:
        form.add_error("file", error)
        return False
    messages.success(request, _("已上传：%s") % stored)
    return True


def _refuse_early(item: Item, person: Person) -> None:
    """Refuse a file before it is read when the person may not attach any.

    Raises:
        PermissionDenied: they may not.
    """
    with transaction.atomic():
        draft_of(item, person)


@require_safe
def file(request: HttpRequest, pk: int, sha256: str) -> HttpResponseBase:
    """Give a file to who may read it, unless damaged; only pictures are shown inside a page."""
    found = StoredFile.objects.select_related("item").filter(pk=pk, sha256=sha256).first()
    person = request.user
    bodies = visible_bodies(person, timezone.localdate()) if isinstance(person, Person) else None
    if found is None or not may_read(found, person, bodies):
        raise Http404
    etag = f'"{found.sha256}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    try:
        content = opened(found)
    except DamagedFileError:
        return render(request, "disclosures/damaged.html", {"file": found}, status=500)
    answer = FileResponse(
        content,
        as_attachment=not found.picture_type,
        filename=found.name,
        content_type=found.picture_type or "application/octet-stream",
    )
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "no-cache"  # it may be withdrawn meanwhile
    return answer
