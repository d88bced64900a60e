"""The portal in the back office: what it says of itself."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.portal import masthead_views


class MastheadMenuItem(MenuItem):
    """门户信息, for the 系统管理员."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the person keeps it."""
        return masthead_views.keeps_masthead(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Give the address of the form."""
    return [path("masthead/", masthead_views.edit, name="portal_masthead")]


@hooks.register("register_admin_menu_item")
def menu_item() -> Any:
    """Put it into the menu."""
    return MastheadMenuItem(
        _("门户信息"), reverse_lazy("portal_masthead"), name="masthead", icon_name="site", order=800
    )
