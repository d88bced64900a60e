"""Who keeps bodies, people and posts in the back office, and who looks at them."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.permission_policies.base import BasePermissionPolicy

from gongkai.bodies.models import (
    AdministratorDuty,
    Body,
    Delegation,
    Duty,
    Person,
    Post,
    Section,
)
from gongkai.bodies.selectors import duty_of, holdings, visible_bodies

KEEPERS: Final[Mapping[Any, Duty]] = {
    Body: Duty.SYSTEM,
    Section: Duty.SYSTEM,
    Person: Duty.SYSTEM,
    Post: Duty.SYSTEM,
    Delegation: Duty.SYSTEM,
    AdministratorDuty: Duty.SECURITY,
}
"""Which of the three administrators keeps what; the others look at it."""

_BODY_OF: Final[Mapping[Any, str]] = {
    Body: "pk",
    Section: "body",
    Post: "body",
    Delegation: "post__body",
}
"""Where a record's body is; people and duties belong to none."""


class OfficePolicy(BasePermissionPolicy):
    """The three administrators see all of the installation, one of them keeps each kind.

    Whoever holds a post sees bodies, sections, posts and delegations of the bodies they may see,
    and changes none here.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Tell whether a person may look at records of this kind, or keeps them."""
        if not isinstance(user, Person) or not user.is_active:
            return False
        duty = duty_of(user)
        if action == "view":
            holds = self.model in _BODY_OF and bool(holdings(user, timezone.localdate()))
            return duty is not None or holds
        return duty == KEEPERS[self.model]

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Tell whether a person may look at a record, or change it."""
        return (
            self.user_has_permission(user, action)
            and self.visible(user).filter(pk=instance.pk).exists()
        )

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        """Give the records a person may see."""
        return self.visible(user)

    def visible(self, user: Any) -> QuerySet[Any]:
        """Give the records a person may see."""
        everything: QuerySet[Any] = self.model._default_manager.all()
        if not isinstance(user, Person) or not self.user_has_permission(user, "view"):
            return everything.none()
        if duty_of(user) is not None:
            return everything
        seen = visible_bodies(user, timezone.localdate())
        return everything.filter(Q(**{f"{_BODY_OF[self.model]}__in": seen.values("pk")}))

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Person]:
        """Give who keeps records of this kind."""
        return Person.objects.filter(administrator_duty__duty=KEEPERS[self.model])
