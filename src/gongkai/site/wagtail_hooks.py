"""The back office as a whole: its home page, its menu, its look."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from gongkai.site.desk import Desk

_NOT_USED = {"explorer", "images", "documents", "reports", "settings", "help", "snippets"}
"""Wagtail's own rooms that hold nothing here."""


@hooks.register("construct_homepage_panels")
def home(_request: HttpRequest, panels: list[Any]) -> None:
    """Put the desk in place of Wagtail's panels, which speak of pages."""
    panels[:] = [Desk()]


@hooks.register("construct_main_menu")
def menu(_request: HttpRequest, items: list[Any]) -> None:
    """Leave out the menu's dead ends."""
    items[:] = [item for item in items if item.name not in _NOT_USED]


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    """Add the look of the house to every screen."""
    return format_html('<link rel="stylesheet" href="{}">', static("site/backoffice.css"))


@hooks.register("insert_global_admin_js")
def names() -> SafeString:
    """Give Wagtail's editors the names of their fields."""
    return format_html('<script src="{}"></script>', static("site/editor.js"))
