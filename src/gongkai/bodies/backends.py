"""What a person may do, as Django asks for it: derived from posts and duties, not granted."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from gongkai.bodies.models import Person
from gongkai.bodies.selectors import may_enter

_ENTRY = "wagtailadmin.access_admin"


class PostBackend(ModelBackend):
    """Log people in by name and password; let who holds a post or duty into the back office.

    Groups and single permissions of Django are not used: rooms ask the room's selectors.
    """

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Tell whether a person has a permission of Django: entry to the back office, if any."""
        if not (isinstance(user_obj, Person) and user_obj.is_active):
            return False
        return perm == _ENTRY and may_enter(user_obj)

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Give the permissions a person has."""
        return {_ENTRY} if self.has_perm(user_obj, _ENTRY, obj) else set()
