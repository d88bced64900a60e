"""Sign-off in the back office: the inbox and its address."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse_lazy
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from gongkai.bodies.models import Duty, Person, Role
from gongkai.bodies.selectors import duty_of, holdings
from gongkai.signoff import chain_views, draft_views, views
from gongkai.signoff.drafting import CheckMenuItem, UrgentMenuItem
from gongkai.signoff.outgoing import Outgoing
from gongkai.signoff.watched import WatchedWordViewSet

register_snippet(WatchedWordViewSet)

_APPROVERS = frozenset({Role.SECTION_HEAD, Role.DEPUTY, Role.LEADER, Role.OFFICER})


class InboxMenuItem(MenuItem):
    """The inbox, shown to whoever may have something to decide."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the person exercises a post that approves."""
        held = (
            holdings(request.user, timezone.localdate()) if isinstance(request.user, Person) else []
        )
        return any(each.post.role in _APPROVERS for each in held)


class ChainsMenuItem(MenuItem):
    """The chains, shown to the 系统管理员."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the person lays chains."""
        return isinstance(request.user, Person) and duty_of(request.user) == Duty.SYSTEM


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Give the addresses of sign-off."""
    return [
        path("inbox/", views.inbox, name="signoff_inbox"),
        path("inbox/<int:task_state_id>/", views.review, name="signoff_review"),
        path(
            "signoff/screening/<int:content_type_id>/<str:object_id>/",
            draft_views.screening,
            name="signoff_screening",
        ),
        path(
            "signoff/comments/<int:content_type_id>/<str:object_id>/",
            draft_views.comments,
            name="signoff_comments",
        ),
        path(
            "signoff/urgent/<int:content_type_id>/<str:object_id>/",
            draft_views.urgent,
            name="signoff_urgent",
        ),
        path(
            "signoff/sheet/<int:content_type_id>/<str:object_id>/",
            views.sheet,
            name="signoff_sheet",
        ),
        path("signoff/chains/", chain_views.chains, name="signoff_chains"),
        path("signoff/chains/new/", chain_views.chain, name="signoff_chain_new"),
        path("signoff/chains/<int:pk>/", chain_views.chain, name="signoff_chain"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> Any:
    """Put the inbox first in the menu."""
    return InboxMenuItem(
        _("待我审核"), reverse_lazy("signoff_inbox"), name="inbox", icon_name="check", order=100
    )


@hooks.register("register_admin_menu_item")
def chains_item() -> Any:
    """Put the chains among what administrators keep."""
    return ChainsMenuItem(
        _("审签流程"), reverse_lazy("signoff_chains"), name="chains", icon_name="tasks", order=800
    )


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    """Add the look of sign-off's own screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("signoff/signoff.css"))


@hooks.register("register_snippet_action_menu_item")
def check_button(model: type[Any]) -> Any:
    """Let a draft be checked before it is submitted."""
    return CheckMenuItem() if issubclass(model, Outgoing) else None


@hooks.register("register_snippet_action_menu_item")
def urgent_button(model: type[Any]) -> Any:
    """Let a draft be submitted the urgent way."""
    return UrgentMenuItem() if issubclass(model, Outgoing) else None


@hooks.register("register_snippet_listing_buttons")
def sheet_button(snippet: Any, _user: Any, _next_url: str | None = None) -> Iterator[Any]:
    """Offer the 审查表 of a text that has been submitted."""
    if isinstance(snippet, Outgoing) and snippet.workflow_states.exists():
        address = draft_views.address_of("signoff_sheet", snippet)
        yield Button(_("审查表"), address, icon_name="download", priority=60)
