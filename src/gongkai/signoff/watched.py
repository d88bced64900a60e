"""The screens of a body's own word list, kept by its 公开专员."""

from functools import wraps
from typing import Any, ClassVar

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList

from gongkai.bodies.confined import ConfinedViewSet, View
from gongkai.bodies.models import Body, Person, Role
from gongkai.bodies.policy import Grants, PostPolicy
from gongkai.bodies.selectors import holdings, visible_bodies
from gongkai.signoff.models import WatchedWord

_CHANGES = {"edit": "change", "delete": "delete"}
_KEEPERS = frozenset({Role.OFFICER})


def _kept_by(person: Any) -> list[Body]:
    held = holdings(person, timezone.localdate()) if isinstance(person, Person) else []
    return [each.post.body for each in held if each.post.role in _KEEPERS]


class WordPolicy(PostPolicy):
    """Words of the bodies a person may see, and of all; those of all are kept at the top."""

    def visible(self, user: Any) -> QuerySet[Any]:
        """Give the words that count for the bodies a person may see."""
        if not self.user_has_permission(user, "view"):
            return self._none()
        seen = visible_bodies(user, timezone.localdate())
        found: QuerySet[Any] = WatchedWord.objects.filter(Q(body__in=seen) | Q(body__isnull=True))
        return found

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Let the 公开专员 of a body without a body above keep the words of all."""
        if instance.body_id is not None:
            return super().user_has_permission_for_instance(user, action, instance)
        if action == "view":
            return self.user_has_permission(user, action)
        return action in self.grants and any(body.is_root() for body in _kept_by(user))


class WatchedWordForm(WagtailAdminModelForm):
    """A word for one of the bodies whose 公开专员 the person is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = _kept_by(self.for_user)
        keeps_all = any(body.is_root() for body in kept)
        field = self.fields["body"]
        field.queryset = Body.objects.filter(pk__in=[body.pk for body in kept])
        field.required = not keeps_all
        field.error_messages["required"] = _("请选择机关：适用于所有机关的词由县级公开专员维护")
        if len(kept) == 1 and not keeps_all:
            field.initial = kept[0].pk


class WatchedWordViewSet(ConfinedViewSet):
    """错敏词 of the bodies a person may see."""

    model = WatchedWord
    icon = "search"
    menu_label = gettext_lazy("错敏词")
    menu_order = 700
    add_to_admin_menu = True
    list_display = ("word", "advice", "kind", "body")
    list_filter = ("kind",)
    search_fields = ("word", "advice")
    grants: ClassVar[Grants] = {"add": _KEEPERS, "change": _KEEPERS, "delete": _KEEPERS}
    edit_handler = ObjectList(
        [FieldPanel("word"), FieldPanel("advice"), FieldPanel("kind"), FieldPanel("body")],
        base_form_class=WatchedWordForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        """Give the addresses; changing and removing is asked of the very word."""
        patterns = super().get_urlpatterns()
        for pattern in patterns:
            if action := _CHANGES.get(str(pattern.name)):
                pattern.callback = self._allowed(pattern.callback, action)
        return patterns

    def _allowed(self, view: View, action: str) -> View:
        @wraps(view)
        def allowed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            seen = self.permission_policy.visible(request.user)
            word = get_object_or_404(seen, pk=unquote(str(kwargs["pk"])))
            if not self.permission_policy.user_has_permission_for_instance(
                request.user, action, word
            ):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return allowed

    @property
    def permission_policy(self) -> WordPolicy:
        """Give the policy of the word list."""
        return WordPolicy(self.model, self.grants)
