"""The back office's pages of a draft: submitting it for review, or saying why it may not be."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.snippets.action_menu import ActionMenuItem

from gongkai.signoff.draft_views import address_of, screening_address
from gongkai.signoff.errors import ScreeningRefusedError, SignoffRefusedError
from gongkai.signoff.reviewing import open_comments
from gongkai.signoff.services import submit


class SubmittedForReview:
    """A create or edit view of Wagtail whose draft passes the chain of its own body."""

    request: Any
    object: Any

    def user_has_permission(self, permission: str) -> bool:
        """Ask of this very draft: who writes elsewhere and only looks on here does not edit it."""
        draft, user = getattr(self, "object", None), self.request.user
        if permission != "change" or draft is None or not draft.pk or draft.can_be_edited_by(user):
            return bool(super().user_has_permission(permission))  # type: ignore[misc]  # Wagtail's
        level = draft.current_workflow_task
        return level is not None and bool(level.user_can_access_editor(draft, user))

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Show the draft; what reviewers said of single fields is a step away."""
        draft = getattr(self, "object", None)
        if draft is not None and draft.pk and (said := len(open_comments(draft))):
            page = messages.button(address_of("signoff_comments", draft), _("查看逐项意见"))
            words = _("审核人提了%d条逐项意见，还没有标明已改。") % said
            messages.warning(request, words, buttons=[page])
        self._caution(draft)
        return super().get(request, *args, **kwargs)  # type: ignore[misc]  # Wagtail's

    def _caution(self, draft: Any) -> None:
        """Say what the drafter should know of the latest version."""
        if draft is not None and draft.pk:
            for words in draft.get_latest_revision_as_object().cautions():
                messages.warning(self.request, words)

    def submit_action(self) -> HttpResponse | None:
        """Submit the draft just saved; what is refused is said beside it, and nothing is lost."""
        try:
            submit(self.object, self.request.user)
        except ScreeningRefusedError as error:
            messages.warning(self.request, _("草稿已保存，但没有送审：%s") % error)
            return redirect(screening_address(self.object))
        except SignoffRefusedError as error:
            messages.error(self.request, _("草稿已保存，但没有送审：%s") % error)
            return redirect(self.get_edit_url())  # type: ignore[attr-defined]  # Wagtail's
        self._caution(self.object)
        return None

    def save_action(self) -> HttpResponse:
        """Go on from the saved draft to the page that its button asked for."""
        answer: HttpResponse = super().save_action()  # type: ignore[misc]  # Wagtail's
        for button, page in _LEADS_TO.items():
            if button in self.request.POST:
                return redirect(address_of(page, self.object))
        return answer


_LEADS_TO = {"action-check": "signoff_screening", "action-hasten": "signoff_urgent"}
"""Buttons of the form that save the draft, and the page that each leads to."""


class CheckMenuItem(ActionMenuItem):
    """检查内容: what would stop this draft."""

    name, label, icon_name, order = "action-check", gettext_lazy("检查内容"), "search", 30

    def is_shown(self, context: Any) -> bool:
        """Show it while the draft may be edited."""
        return not context.get("locked_for_user")


class UrgentMenuItem(CheckMenuItem):
    """紧急送审: by the short chain, with a reason."""

    name, label, icon_name, order = "action-hasten", gettext_lazy("紧急送审"), "warning", 40
