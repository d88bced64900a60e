"""Items in the back office."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn, UpdatedAtColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, EditView

from gongkai.bodies.confined import ConfinedViewSet
from gongkai.bodies.models import Role
from gongkai.bodies.policy import Grants
from gongkai.disclosures import coverage_screen, judgement_screen, views
from gongkai.disclosures.filters import ItemFilterSet
from gongkai.disclosures.history import ItemHistoryView
from gongkai.disclosures.models import Item
from gongkai.disclosures.withdrawing import may_withdraw
from gongkai.signoff.drafting import SubmittedForReview

WRITERS = frozenset({Role.CLERK, Role.OFFICER})


class ItemCreateView(SubmittedForReview, CreateView):
    """Drafting an item."""


class ItemEditView(SubmittedForReview, EditView):
    """Going on with a draft."""


class ItemViewSet(ConfinedViewSet):
    """The items of the bodies a person may see; drafted by 信息员 and 公开专员."""

    model = Item
    icon = "doc-full"
    menu_label = gettext_lazy("公开信息")
    menu_order = 200
    add_to_admin_menu = True
    add_view_class = ItemCreateView
    edit_view_class = ItemEditView
    history_view_class = ItemHistoryView
    history_template_name = "disclosures/history.html"
    filterset_class = ItemFilterSet
    list_display = (
        "title",
        Column("status_string", label=gettext_lazy("状态")),
        DateColumn("made_on", label=gettext_lazy("成文日期"), sort_key="made_on"),
        DateColumn(
            "published_on",
            label=gettext_lazy("发布日期"),
            sort_key="publication__first_published_at",
        ),
        Column("days_late", label=gettext_lazy("逾期"), sort_key="publication__days_late"),
        Column("index_number", label=gettext_lazy("索引号")),
        "document_number",
        "body",
        UpdatedAtColumn(),
    )
    search_backend_name = None
    search_fields = ("title", "document_number", "text", "publication__index_number")
    list_export = (
        "index_number",
        "title",
        "document_number",
        "body",
        "section",
        "get_category_display",
        "get_genre_display",
        "made_on",
        "published_on",
        "days_late",
        "get_effect_display",
        "live",
    )
    export_filename = gettext_lazy("公开信息")
    export_headings: ClassVar = {
        "index_number": gettext_lazy("索引号"),
        "get_category_display": gettext_lazy("信息分类"),
        "get_genre_display": gettext_lazy("体裁"),
        "published_on": gettext_lazy("发布日期"),
        "days_late": gettext_lazy("逾期天数"),
        "get_effect_display": gettext_lazy("有效性"),
        "live": gettext_lazy("已公开"),
    }
    grants: ClassVar[Grants] = {"add": WRITERS, "change": WRITERS}

    def get_queryset(self, request: Any) -> Any:
        """List what the person may see, with what its columns show."""
        return super().get_queryset(request).select_related("publication", "body", "section")


register_snippet(ItemViewSet)
hooks.register("register_admin_menu_item")(coverage_screen.menu_item)
hooks.register("register_admin_urls")(coverage_screen.addresses)
hooks.register("register_admin_urls")(judgement_screen.addresses)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Give the addresses of taking an item off, and of its attachments."""
    return [
        path("items/<int:pk>/withdraw/", views.withdrawal, name="disclosures_withdrawal"),
        path("items/<int:pk>/files/", views.attachments, name="disclosures_attachments"),
    ]


@hooks.register("register_snippet_listing_buttons")
def withdraw_button(snippet: Any, user: Any, _next_url: str | None = None) -> Iterator[Any]:
    """Offer taking off what is public to who may."""
    is_public = isinstance(snippet, Item) and snippet.live
    if is_public and may_withdraw(user, snippet, timezone.localdate()):
        address = reverse("disclosures_withdrawal", args=[snippet.pk])
        yield Button(gettext("撤下"), address, icon_name="download", priority=70)


@hooks.register("register_snippet_listing_buttons")
def history_button(snippet: Any, _user: Any, _next_url: str | None = None) -> Iterator[Any]:
    """Offer an item's course to everybody who sees it in the list."""
    if isinstance(snippet, Item):
        address = reverse(Item.snippet_viewset.get_url_name("history"), args=[snippet.pk])
        yield Button(gettext("办理经过"), address, icon_name="history", priority=60)
