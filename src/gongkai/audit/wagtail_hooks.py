"""The trail in the back office: its addresses, its place in the menu, its look."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.audit import views


class TrailMenuItem(MenuItem):
    """审计记录, shown to the 审计员 alone."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Tell whether the person may enter."""
        return bool(request.user.has_perm(views.PERMISSION))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Give the addresses of the trail."""
    return [
        path("audit/", views.TrailView.as_view(), name="audit_trail"),
        path(
            "audit/results/",
            views.TrailView.as_view(results_only=True),
            name="audit_trail_results",
        ),
        path("audit/verify/", views.check, name="audit_verify"),
        path("audit/<int:number>/", views.entry, name="audit_entry"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> Any:
    """Put the trail in the menu."""
    return TrailMenuItem(
        _("审计记录"), reverse_lazy("audit_trail"), name="audit", icon_name="history", order=900
    )


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    """Add the look of the trail."""
    return format_html('<link rel="stylesheet" href="{}">', static("audit/audit.css"))
