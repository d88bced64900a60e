"""Bodies and people in the back office's menu, their addresses and their look."""

from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from gongkai.bodies.delegating import MyDelegations, revoke_mine
from gongkai.bodies.menu import HoldersMenuItem
from gongkai.bodies.viewsets import OfficeGroup


@hooks.register("register_admin_viewset")
def office() -> OfficeGroup:
    """Give the lists with their pages."""
    return OfficeGroup()


@hooks.register("register_admin_menu_item")
def my_delegations() -> Any:
    """Let people hand over their posts."""
    return HoldersMenuItem(
        _("我的委托"),
        reverse_lazy("my_delegations"),
        name="my-delegations",
        icon_name="redirect",
        order=750,
    )


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Give the addresses of one's own delegations."""
    return [
        path("my-delegations/", MyDelegations.as_view(), name="my_delegations"),
        path("my-delegations/<int:pk>/revoke/", revoke_mine, name="revoke_my_delegation"),
    ]


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    """Add the look of these screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("bodies/bodies.css"))
