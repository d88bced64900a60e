"""The approvers' inbox: what waits, the text as readers will see it, approve or return."""

from io import BytesIO
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import TaskState, WorkflowState

from gongkai.bodies.selectors import visible_bodies
from gongkai.officedocs.writing.word import write_docx
from gongkai.signoff import reviewing, selectors
from gongkai.signoff.changes import differences
from gongkai.signoff.draft_views import address_of
from gongkai.signoff.errors import SignoffRefusedError
from gongkai.signoff.models import Notice, Urgency
from gongkai.signoff.outgoing import Outgoing
from gongkai.signoff.parts import commented_fields
from gongkai.signoff.sheet import sheet_of


class DecisionForm(forms.Form):
    """同意 or 退回, with an opinion that a return cannot do without; opinions on single fields."""

    comment = forms.CharField(
        label=gettext_lazy("意见（退回时必填）"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    action = forms.ChoiceField(
        choices=[("approve", gettext_lazy("同意")), ("reject", gettext_lazy("退回"))],
        widget=forms.HiddenInput,
    )

    def __init__(self, obj: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._commented = {f"field-{field.name}": field.name for field in commented_fields(obj)}
        for field in commented_fields(obj):
            self.fields[f"field-{field.name}"] = forms.CharField(
                label=field.verbose_name, required=False, max_length=500
            )

    @property
    def on_fields(self) -> list[Any]:
        """The places for opinions on single fields."""
        return [self[name] for name in self._commented]

    @property
    def said_of_fields(self) -> dict[str, str]:
        """What was said of single fields, by their names."""
        said = {field: self.cleaned_data.get(name, "") for name, field in self._commented.items()}
        return {field: text.strip() for field, text in said.items() if text.strip()}

    def clean(self) -> dict[str, Any]:
        """Ask a return for its reason."""
        cleaned: dict[str, Any] = super().clean() or {}
        said = cleaned.get("comment", "").strip() or self.said_of_fields
        if cleaned.get("action") == "reject" and not said:
            self.add_error("comment", _("退回须写明理由，便于拟稿人修改。"))
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def inbox(request: HttpRequest) -> HttpResponse:
    """List what waits for the person, the urgent first, and the notices not yet read."""
    notices = selectors.notices_of(request.user)
    if request.method == "POST":
        read = [notice.pk for notice in notices if str(notice.pk) == request.POST.get("read")]
        Notice.objects.filter(pk__in=read).update(read_at=timezone.now())
        return redirect("signoff_inbox")
    shown = {"waiting": selectors.inbox_of(request.user), "notices": notices}
    return render(request, "signoff/inbox.html", shown)


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, task_state_id: int) -> HttpResponse:
    """Show a text at the level it is on, and take the decision."""
    state = get_object_or_404(
        TaskState.objects.select_related("workflow_state"), pk=task_state_id
    ).specific
    obj = state.workflow_state.content_object
    level = state.task.specific
    if (
        not selectors.may_decide(obj, level, request.user)
        or state.status != state.STATUS_IN_PROGRESS
    ):
        return _no_longer(request, state, obj)
    form = DecisionForm(obj, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            level.on_action(
                state,
                request.user,
                form.cleaned_data["action"],
                comment=form.cleaned_data["comment"],
                fields=form.said_of_fields,
            )
        except SignoffRefusedError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("已办理：%s") % obj)
            return redirect("signoff_inbox")
    return render(request, "signoff/review.html", _shown(request, state, obj, form))


def _no_longer(request: HttpRequest, state: TaskState, obj: Any) -> HttpResponse:
    """Send an approver of the body back to the inbox; to anybody else there is nothing here."""
    mine = selectors.decisions_in(state.workflow_state).filter(person=request.user.pk)
    if not mine.exists():
        raise PermissionDenied
    messages.info(request, _("此件已不在您这一级：%s") % obj)
    return redirect("signoff_inbox")


def _shown(request: HttpRequest, state: TaskState, obj: Any, form: DecisionForm) -> dict[str, Any]:
    """Give what the page shows: the text of the very revision that is decided on."""
    person: Any = request.user
    version, submitted = state.revision.as_object(), state.workflow_state
    basis = reviewing.basis_for(person, obj, state.revision)
    reviewing.see(person, obj, state.revision, timezone.now())
    Notice.objects.filter(to=person, about=state.pk, read_at=None).update(read_at=timezone.now())
    return {
        "state": state,
        "sheet": address_of("signoff_sheet", obj),
        "object": version,
        "template": obj.review_template,
        "level": state.task.specific,
        "levels": selectors.progress(submitted),
        "submitted": submitted,
        "form": form,
        "basis": basis,
        "differences": differences(basis.object, version, request) if basis.object else [],
        "screened": reviewing.screened(submitted),
        "attachments": list(version.attachments_to_show()),
        "urgency": Urgency.objects.filter(workflow_state=submitted).first(),
        "cautions": list(version.cautions()),
        "findings": list(version.findings()),
    }


@require_safe
def sheet(request: HttpRequest, content_type_id: int, object_id: str) -> FileResponse:
    """Give the 审查表 of a text's last submission, to whoever may see its body."""
    person: Any = request.user
    state = (
        WorkflowState.objects.filter(content_type=content_type_id, object_id=object_id)
        .order_by("-pk")
        .first()
    )
    obj = state.content_object if state else None
    if state is None or not isinstance(obj, Outgoing):
        raise Http404
    if not visible_bodies(person, timezone.localdate()).filter(pk=obj.body_id).exists():
        raise Http404
    content = write_docx(sheet_of(state))
    name = _("审查表") + f"-{obj}.docx"
    return FileResponse(BytesIO(content), as_attachment=True, filename=name)
