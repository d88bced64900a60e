"""The approvers' inbox: what waits, the text as readers will see it, approve or return."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import TaskState

from gongkai.signoff import selectors
from gongkai.signoff.errors import SignoffRefusedError


class DecisionForm(forms.Form):
    """同意 or 退回, with an opinion that a return cannot do without."""

    comment = forms.CharField(
        label=gettext_lazy("意见（退回时必填）"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    action = forms.ChoiceField(
        choices=[("approve", gettext_lazy("同意")), ("reject", gettext_lazy("退回"))],
        widget=forms.HiddenInput,
    )

    def clean(self) -> dict[str, Any]:
        """Ask a return for its reason."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("action") == "reject" and not cleaned.get("comment", "").strip():
            self.add_error("comment", _("退回须写明理由，便于拟稿人修改。"))
        return cleaned


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """List what waits for the person, longest waiting first."""
    return render(request, "signoff/inbox.html", {"waiting": selectors.inbox_of(request.user)})


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
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            level.on_action(
                state,
                request.user,
                form.cleaned_data["action"],
                comment=form.cleaned_data["comment"],
            )
        except SignoffRefusedError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("已办理：%s") % obj)
            return redirect("signoff_inbox")
    return render(request, "signoff/review.html", _shown(state, obj, form))


def _no_longer(request: HttpRequest, state: TaskState, obj: Any) -> HttpResponse:
    """Send an approver of the body back to the inbox; to anybody else there is nothing here."""
    mine = selectors.decisions_in(state.workflow_state).filter(person=request.user.pk)
    if not mine.exists():
        raise PermissionDenied
    messages.info(request, _("此件已不在您这一级：%s") % obj)
    return redirect("signoff_inbox")


def _shown(state: TaskState, obj: Any, form: forms.Form) -> dict[str, Any]:
    """Give what the page shows: the text of the very revision that is decided on."""
    return {
        "state": state,
        "object": state.revision.as_object(),
        "template": obj.review_template,
        "level": state.task.specific,
        "levels": selectors.progress(state.workflow_state),
        "submitted": state.workflow_state,
        "form": form,
    }
