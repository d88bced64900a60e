"""The registers in the back office's menu, their addresses and their look."""

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
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from gongkai.bodies.models import Person
from gongkai.bodies.selectors import holdings
from gongkai.registers.annual import annual
from gongkai.registers.viewsets import VIEWSETS


class AnnualMenuItem(MenuItem):
    """年报数字, shown to whoever sees any body's records."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the person holds a post."""
        person = request.user
        return isinstance(person, Person) and bool(holdings(person, timezone.localdate()))


class RegisterGroup(SnippetViewSetGroup):
    """登记台账: shown to whoever sees any body's records."""

    menu_label = _("登记台账")
    menu_icon = "clipboard-list"
    menu_name = "registers"
    menu_order = 300
    items = VIEWSETS

    def get_submenu_items(self) -> list[Any]:
        """Put the figures of the year before the registers they are made of."""
        figures = AnnualMenuItem(
            _("年报数字"),
            reverse_lazy("registers_annual"),
            name="registers-annual",
            icon_name="table",
            order=0,
        )
        return [figures, *super().get_submenu_items()]


register_snippet(RegisterGroup)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Give the address of the figures."""
    return [path("registers/annual/", annual, name="registers_annual")]


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    """Add the look of the registers."""
    return format_html('<link rel="stylesheet" href="{}">', static("registers/registers.css"))
