"""Where login and its safety stand in the back office's menu."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.bodies.models import Duty, Person
from gongkai.bodies.selectors import duty_of


class AccountsMenuItem(MenuItem):
    """账号安全, for the 安全管理员 alone."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the person is the 安全管理员."""
        return isinstance(request.user, Person) and duty_of(request.user) == Duty.SECURITY


@hooks.register("register_admin_menu_item")
def sessions() -> Any:
    """Let everybody see where they are logged in."""
    return MenuItem(
        _("我的登录"),
        reverse_lazy("security_sessions"),
        name="sessions",
        icon_name="key",
        order=9800,
    )


@hooks.register("register_admin_menu_item")
def accounts() -> Any:
    """Let the 安全管理员 see accounts."""
    return AccountsMenuItem(
        _("账号安全"),
        reverse_lazy("security_accounts"),
        name="accounts",
        icon_name="lock",
        order=9700,
    )
