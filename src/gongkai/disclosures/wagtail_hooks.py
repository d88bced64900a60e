"""Items in the back office."""

from typing import ClassVar

from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, UpdatedAtColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, EditView

from gongkai.bodies.confined import ConfinedViewSet
from gongkai.bodies.models import Role
from gongkai.bodies.policy import Grants
from gongkai.disclosures.models import Item
from gongkai.signoff.drafting import SubmittedForReview

WRITERS = frozenset({Role.CLERK, Role.OFFICER})


class ItemCreateView(SubmittedForReview, CreateView):
    """Drafting an item."""


class ItemEditView(SubmittedForReview, EditView):
    """Going on with a draft."""


class ItemFilterSet(WagtailFilterSet):
    """What items can be narrowed by."""

    class Meta:
        model = Item
        fields = ("section", "live", "publicity")


class ItemViewSet(ConfinedViewSet):
    """The items of the bodies a person may see; drafted by 信息员 and 公开专员."""

    model = Item
    icon = "doc-full"
    menu_label = gettext_lazy("公开信息")
    menu_order = 200
    add_to_admin_menu = True
    add_view_class = ItemCreateView
    edit_view_class = ItemEditView
    filterset_class = ItemFilterSet
    list_display = (
        "title",
        "document_number",
        "body",
        DateColumn("made_on", label=gettext_lazy("成文日期"), sort_key="made_on"),
        Column("status_string", label=gettext_lazy("状态")),
        UpdatedAtColumn(),
    )
    list_export = ("title", "document_number", "body", "section", "made_on", "live")
    export_headings: ClassVar = {"live": gettext_lazy("已公开")}
    grants: ClassVar[Grants] = {"add": WRITERS, "change": WRITERS}


register_snippet(ItemViewSet)
