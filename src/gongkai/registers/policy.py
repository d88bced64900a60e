"""Who may write in a register: 信息员 for their section, 公开专员 for the body; nobody deletes."""

from typing import Any

from django.utils import timezone

from gongkai.bodies.models import Person, Role
from gongkai.bodies.policy import Grants, PostPolicy
from gongkai.registers.selectors import written_sections

_WRITERS = frozenset({Role.CLERK, Role.OFFICER})
GRANTS: Grants = {"add": _WRITERS, "change": _WRITERS}


class RegisterPolicy(PostPolicy):
    """Records seen by whoever sees the body, changed by whoever keeps them while they stand."""

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Tell whether a person may take an action on a record."""
        if action != "change":
            return super().user_has_permission_for_instance(user, action, instance)
        if not isinstance(user, Person) or instance.voided_at is not None:
            return False
        kept = written_sections(user, timezone.localdate())
        return kept.filter(pk=instance.section_id).exists()
