"""The home page of the back office: what waits for me, what is about to be late, what went out."""

from datetime import date
from typing import Any, NamedTuple

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.menu import admin_menu
from wagtail.admin.ui.components import Component

from gongkai.bodies.models import Person
from gongkai.bodies.selectors import duty_of, holdings, visible_bodies
from gongkai.disclosures.catalogue_reminding import due_for
from gongkai.disclosures.models import Item, Publicity
from gongkai.disclosures.publishing import reckoned
from gongkai.signoff.selectors import inbox_of, returned_to
from gongkai.site.year import look_back
from gongkai.statute.clock import Reckoning

_SOON = 5
"""A clock with as few working days left is about to run out."""
_SHOWN = 8


class Clock(NamedTuple):
    """An item not yet open, with the clock of its publication (条例第二十六条)."""

    item: Item
    reckoning: Reckoning
    url: str | None = None

    @property
    def unit(self) -> str:
        """What the limit counts."""
        return _("个工作日") if self.reckoning.limit.unit == "workdays" else _("天")

    @property
    def late_days(self) -> int:
        """By how many working days it is late."""
        return -self.reckoning.left


class Door(NamedTuple):
    """A way into a room that the person may enter."""

    label: str
    url: str


class Desk(Component):
    """待我办, 将到期, 目录待更新, 已发出, the year so far; doors for administrators."""

    name = "desk"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Gather what the person who asks is to see."""
        request = parent_context["request"]
        today = timezone.localdate()
        context = {"request": request, "today": today, "person": request.user}
        if not holdings(request.user, today):
            return context | {"duty": duty_of(request.user), "doors": _doors(request)}
        items = Item.objects.filter(body__in=visible_bodies(request.user, today))
        clocks, entries = _clocks(items, today), due_for(request.user, today)
        return context | {
            "waiting": inbox_of(request.user),
            "returned": [
                (decision, obj, edit_address(obj, request.user))
                for decision in returned_to(request.user)
                if (obj := decision.workflow_state.content_object) is not None
            ],
            "clocks": [
                clock._replace(url=edit_address(clock.item, request.user))
                for clock in clocks[:_SHOWN]
            ],
            "more_clocks": len(clocks) - _SHOWN,
            "entries": entries[:_SHOWN],
            "more_entries": len(entries) - _SHOWN,
            "sent": [
                (item, edit_address(item, request.user))
                for item in items.filter(live=True)
                .select_related("body", "publication")
                .order_by("-publication__first_published_at")[:_SHOWN]
            ],
            "year": look_back(items, today),
            "start": _start(request.user),
            "list": reverse(Item.snippet_viewset.get_url_name("list")),
        }

    def render_html(self, parent_context: Any = None) -> Any:
        """Render the desk of someone with a post, or the doors of an administrator."""
        holds = holdings(parent_context["request"].user, timezone.localdate())
        self.template_name = "site/desk.html" if holds else "site/doors.html"
        return super().render_html(parent_context)


def edit_address(obj: Any, person: Any) -> str | None:
    """Give the address where a person may go on with a text, None when they may not."""
    viewset = type(obj).snippet_viewset
    policy = viewset.permission_policy
    if not policy.user_has_permission_for_instance(person, "change", obj):
        return None
    return reverse(viewset.get_url_name("edit"), args=[quote(obj.pk)])


def _start(person: Person) -> str | None:
    """Give the address where a person drafts an item, None for who does not draft."""
    viewset = Item.snippet_viewset
    if not viewset.permission_policy.user_has_permission(person, "add"):
        return None
    return str(reverse(viewset.get_url_name("add")))


def _doors(request: Any) -> list[Door]:
    """Give the rooms of the menu that a person may enter, those of a submenu each for itself."""
    found = []
    for item in admin_menu.menu_items_for_request(request):
        inside = item.menu.menu_items_for_request(request) if hasattr(item, "menu") else [item]
        found += [Door(str(each.label), str(each.url)) for each in inside]
    return found


def _clocks(items: Any, today: date) -> list[Clock]:
    """Give the items about to be late or late already, most urgent first.

    What was withdrawn has been public: its clock has stopped.
    """
    unpublished = items.filter(
        first_published_at=None, publicity=Publicity.PROACTIVE, made_on__lte=today
    )
    kinds = unpublished.order_by().values_list("made_on", "limit").distinct()
    readings = {(made, limit): reckoned(limit, made, today) for made, limit in kinds}
    soon = {key for key, reading in readings.items() if reading.left <= _SOON}
    days = {made for made, _limit in soon}
    urgent = [
        item
        for item in unpublished.filter(made_on__in=days).select_related("body")
        if (item.made_on, item.limit) in soon
    ]
    urgent.sort(key=lambda item: (readings[item.made_on, item.limit].due_on, item.pk))
    return [Clock(item, readings[item.made_on, item.limit]) for item in urgent]
