"""What Wagtail's back office lets people do with a body's records, derived from their posts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.permission_policies.base import BasePermissionPolicy

from gongkai.bodies.models import Person, Role
from gongkai.bodies.selectors import holdings, posts_on, visible_bodies

Grants = Mapping[str, frozenset[Role]]
"""For each of Wagtail's actions the roles that may take it; what is not named, nobody may."""


class PostPolicy(BasePermissionPolicy):
    """Records that have a ``body``: who holds a post there may act as the post allows.

    ``view`` is for everybody who may see the body. Nobody holds ``publish``: texts go live by the
    end of their sign-off alone.
    """

    def __init__(self, model: Any, grants: Grants) -> None:
        super().__init__(model)
        self.grants = grants

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether a person may take an action in any body."""
        if not isinstance(user, Person):
            return False
        held = holdings(user, timezone.localdate())
        if action == "view":
            return bool(held)
        return any(each.post.role in self.grants.get(action, ()) for each in held)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Tell whether a person may take an action on a record, by the body it belongs to."""
        if not isinstance(user, Person):
            return False
        today = timezone.localdate()
        if action == "view":
            return visible_bodies(user, today).filter(pk=instance.body_id).exists()
        return any(
            each.post.body_id == instance.body_id and each.post.role in self.grants.get(action, ())
            for each in holdings(user, today)
        )

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        """Give the records of the bodies a person may see, or may act in."""
        return self.visible(user) if self.user_has_any_permission(user, actions) else self._none()

    def visible(self, user: Any) -> QuerySet[Any]:
        """Give the records of the bodies a person may see."""
        if not isinstance(user, Person):
            return self._none()
        found: QuerySet[Any] = self.model._default_manager.filter(
            body__in=visible_bodies(user, timezone.localdate())
        )
        return found

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Person]:
        """Give the people who may take any of the actions in some body."""
        roles = set(Role) if "view" in actions else set()
        for action in actions:
            roles |= self.grants.get(action, frozenset())
        held = posts_on(timezone.localdate()).filter(role__in=roles)
        return Person.objects.filter(pk__in=held.values("person"))

    def _none(self) -> QuerySet[Any]:
        empty: QuerySet[Any] = self.model._default_manager.none()
        return empty
