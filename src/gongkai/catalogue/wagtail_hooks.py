"""Catalogues in the back office's menu, their addresses and their look."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from gongkai.bodies.confined import ConfinedViewSet
from gongkai.bodies.policy import Grants
from gongkai.catalogue import carrying_screen, views
from gongkai.catalogue.filters import EntryFilterSet
from gongkai.catalogue.forms import WRITERS, CatalogueForm, EntryForm, kept_keys
from gongkai.catalogue.models import Catalogue, Entry

GRANTS: Grants = {"add": WRITERS, "change": WRITERS}


class CatalogueViewSet(ConfinedViewSet):
    """The catalogues of the bodies a person may see; kept by 信息员 and 公开专员."""

    model = Catalogue
    icon = "folder-open-inverse"
    menu_label = gettext_lazy("目录和导入")
    index_view_class = views.CatalogueIndexView
    add_view_class = views.CatalogueCreateView
    edit_view_class = views.CatalogueEditView
    grants = GRANTS
    list_display = (
        "__str__",
        Column("entry_count", label=gettext_lazy("事项数")),
        DateColumn("made_on", label=gettext_lazy("印发日期")),
        BooleanColumn("is_current", label=gettext_lazy("现行")),
        "body",
    )
    search_backend_name = None
    search_fields = ("own_area", "version", "source")
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("body"), FieldPanel("is_current")]),
            FieldRowPanel([FieldPanel("area"), FieldPanel("own_area")]),
            FieldRowPanel([FieldPanel("version"), FieldPanel("made_on")]),
            FieldPanel("source"),
        ],
        base_form_class=CatalogueForm,
    )


class EntryViewSet(ConfinedViewSet):
    """The entries of these catalogues."""

    model = Entry
    icon = "list-ul"
    menu_label = gettext_lazy("公开事项")
    index_view_class = views.EntryIndexView
    add_view_class = views.EntryCreateView
    edit_view_class = views.EntryEditView
    filterset_class = EntryFilterSet
    grants = GRANTS
    index_results_template_name = "catalogue/entries_results.html"
    list_per_page = 50
    list_display = (
        "__str__",
        Column("area_name", label=gettext_lazy("领域")),
        Column("way_words", label=gettext_lazy("公开方式")),
        Column("limit_words", label=gettext_lazy("公开时限")),
        Column("section", label=gettext_lazy("责任股室")),
        Column("get_period_display", label=gettext_lazy("更新周期")),
        "body",
    )
    search_backend_name = None
    search_fields = ("first_level", "second_level", "content", "basis", "responsible_body")
    list_export = (
        "body",
        "area_name",
        "order",
        "first_level",
        "second_level",
        "content",
        "basis",
        "limit_text",
        "responsible_body",
        "channel_words",
        "audience_words",
        "way_words",
        "level_words",
        "section",
        "get_period_display",
        "note",
    )
    export_filename = gettext_lazy("公开事项")
    export_headings: ClassVar = {
        "area_name": gettext_lazy("领域"),
        "channel_words": gettext_lazy("公开渠道和载体"),
        "audience_words": gettext_lazy("公开对象"),
        "way_words": gettext_lazy("公开方式"),
        "level_words": gettext_lazy("公开层级"),
        "get_period_display": gettext_lazy("更新周期"),
    }
    edit_handler = ObjectList(
        [
            FieldPanel("catalogue"),
            FieldRowPanel([FieldPanel("first_level"), FieldPanel("second_level")]),
            FieldPanel("content"),
            FieldPanel("basis"),
            FieldRowPanel([FieldPanel("limit_text"), FieldPanel("responsible_body")]),
            MultiFieldPanel(
                [FieldPanel("channels"), FieldPanel("other_channel")],
                heading=gettext_lazy("公开渠道和载体"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [FieldPanel("to_public"), FieldPanel("to_groups"), FieldPanel("groups")]
                    ),
                    FieldRowPanel([FieldPanel("proactive"), FieldPanel("on_request")]),
                    FieldRowPanel([FieldPanel("at_county"), FieldPanel("at_township")]),
                ],
                heading=gettext_lazy("公开对象、方式、层级"),
            ),
            FieldRowPanel([FieldPanel("section"), FieldPanel("period")]),
            FieldPanel("note"),
        ],
        base_form_class=EntryForm,
    )


class CatalogueGroup(SnippetViewSetGroup):
    """公开目录 in the menu."""

    menu_label = gettext_lazy("公开目录")
    menu_icon = "list-ul"
    menu_name = "catalogue"
    menu_order = 250
    items = (EntryViewSet, CatalogueViewSet)


register_snippet(CatalogueGroup)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Give the addresses of a catalogue's import, of its giving out, and of taking over."""
    return [
        path("catalogues/<int:pk>/import/", views.EntryImport.as_view(), name="catalogue_import"),
        path("catalogues/<int:pk>/assign/", views.assigning, name="catalogue_assign"),
        path("catalogues/<int:pk>/carry/", carrying_screen.carrying, name="catalogue_carry"),
    ]


@hooks.register("register_snippet_listing_buttons")
def catalogue_buttons(snippet: Any, user: Any, _next_url: str | None = None) -> Iterator[Any]:
    """Offer a catalogue's import and the giving out of its entries to who keeps it."""
    if not isinstance(snippet, Catalogue):
        return
    if snippet.body_id not in kept_keys(user):
        return
    importing = reverse("catalogue_import", args=[snippet.pk])
    yield Button(gettext("导入事项"), importing, icon_name="upload", priority=10)
    giving = reverse("catalogue_assign", args=[snippet.pk])
    yield Button(gettext("分配责任股室"), giving, icon_name="group", priority=20)
    if snippet.is_current and getattr(snippet, "has_before", False):
        carrying = reverse("catalogue_carry", args=[snippet.pk])
        yield Button(gettext("承接旧版"), carrying, icon_name="history", priority=30)


@hooks.register("insert_global_admin_css")
def look() -> SafeString:
    """Add the look of these screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("catalogue/catalogue.css"))
