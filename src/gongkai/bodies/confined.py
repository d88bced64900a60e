"""Back-office screens confined to the bodies a person may see."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ClassVar

from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.functional import cached_property
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from gongkai.bodies.policy import Grants, PostPolicy

View = Callable[..., HttpResponse]


class PlainIndexView(IndexView):
    """A list without boxes to tick: there is nothing to be done with many records at once."""

    @cached_property
    def columns(self) -> list[Any]:
        """Give the columns but the boxes."""
        found: list[Any] = super().columns
        return [each for each in found if each.name != "bulk_actions"]


class ConfinedViewSet(SnippetViewSet):
    """A viewset whose every page about a record answers 404 to who may not see its body.

    Wagtail asks its policy only on some pages; here each one with a record in its address asks.
    """

    grants: ClassVar[Grants] = {}
    copy_view_enabled = False
    index_view_class = PlainIndexView

    @property
    def permission_policy(self) -> PostPolicy:
        """Give the policy by posts."""
        return PostPolicy(self.model, self.grants)

    def get_queryset(self, request: HttpRequest) -> Any:
        """List only records of bodies the person may see."""
        return self.permission_policy.visible(request.user)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Give the viewset's addresses, those about a record guarded."""
        patterns: list[URLPattern] = super().get_urlpatterns()
        for pattern in patterns:
            if "pk>" in str(pattern.pattern):
                pattern.callback = self._guarded(pattern.callback)
        return patterns

    def register_chooser_viewset(self) -> None:
        """Offer no chooser: it would list other bodies' records."""

    def _guarded(self, view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            seen = self.permission_policy.visible(request.user)
            if not seen.filter(pk=unquote(str(kwargs["pk"]))).exists():
                raise Http404
            return view(request, *args, **kwargs)

        return guarded
