"""What a person may do, as Django asks for it: derived from posts and duties, not granted."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from gongkai.bodies.models import Duty, Person
from gongkai.bodies.selectors import duty_of, may_enter

_ENTRY = "wagtailadmin.access_admin"
_TRAIL = "audit.view_entry"


class PostBackend(ModelBackend):
    """Log people in by name and password; let who holds a post or duty into the back office.

    Groups and single permissions of Django are not used: rooms ask the room's selectors. The trail,
    which stands below bodies, cannot ask them: the 审计员 has a permission for it.
    """

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Tell whether a person has a permission of Django: entry, or sight of the trail."""
        if not (isinstance(user_obj, Person) and user_obj.is_active):
            return False
        if perm == _TRAIL:
            return duty_of(user_obj) == Duty.AUDIT
        return perm == _ENTRY and may_enter(user_obj)

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Give the permissions a person has."""
        return {perm for perm in (_ENTRY, _TRAIL) if self.has_perm(user_obj, perm, obj)}
