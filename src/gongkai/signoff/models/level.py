"""One level of review as Wagtail's workflows know it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, WorkflowState

from gongkai.bodies.models import Role
from gongkai.signoff import selectors, services


class LevelTask(Task):
    """One level of review (一级审核), by whoever exercises a role in the item's body.

    The methods are Wagtail's; each asks the room's own selectors and services.
    """

    role = models.CharField(_("岗位"), max_length=15, choices=Role)

    class Meta:
        verbose_name = _("审核环节")
        verbose_name_plural = _("审核环节")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Begin the level; the first one only when the text may be submitted at all."""
        services.before_level(workflow_state, self, user)
        return super().start(workflow_state, user=user)

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Take a decision at the level, or refuse it with the reason."""
        said = kwargs.get("fields")
        fields = {str(k): str(v) for k, v in said.items()} if isinstance(said, dict) else {}
        comment = str(kwargs.get("comment") or "")
        services.decide(task_state, user, action_name, comment, fields)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Let whoever may decide see the text."""
        return self._may_decide(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Nobody edits a text under review: it is returned or withdrawn first."""
        return True

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Offer 退回 and 同意 to those who may decide."""
        if not self._may_decide(obj, user):
            return []
        return [
            ("reject", _("退回修改"), True),
            ("approve", _("同意"), False),
            ("approve", _("同意并附意见"), True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """Give what waits for a person at this level."""
        return selectors.waiting_for(user, self)

    @classmethod
    def get_description(cls) -> str:
        """Say what the level is."""
        return str(_("由所在机关担任该岗位的人员审核，受托人可以代行"))

    def _may_decide(self, obj: Any, user: Any) -> bool:
        return selectors.may_decide(obj, self, user)
