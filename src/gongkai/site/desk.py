"""The home page of the back office: what waits for me, what is about to be late, what went out."""

from datetime import date
from typing import Any, NamedTuple

from django.utils import timezone
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component

from gongkai.bodies.selectors import visible_bodies
from gongkai.disclosures.models import Item, Publicity
from gongkai.signoff.selectors import inbox_of, returned_to
from gongkai.statute.clock import Event, Reckoning, reckon
from gongkai.statute.limits import get_limit

_SOON = 5
"""A clock with as few working days left is about to run out."""
_SHOWN = 8


class Clock(NamedTuple):
    """An item not yet open, with the clock of its publication (条例第二十六条)."""

    item: Item
    reckoning: Reckoning
    url: str | None


class Desk(Component):
    """Three columns: 待我办, 将到期, 已发出."""

    name = "desk"
    order = 10
    template_name = "site/desk.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Gather the three columns for the person who asks."""
        request = parent_context["request"]
        today = timezone.localdate()
        finder = AdminURLFinder(request.user)
        items = Item.objects.filter(body__in=visible_bodies(request.user, today))
        return {
            "request": request,
            "waiting": inbox_of(request.user)[:_SHOWN],
            "returned": [
                (decision, obj, finder.get_edit_url(obj))
                for decision in returned_to(request.user)[:_SHOWN]
                if (obj := decision.workflow_state.content_object) is not None
            ],
            "clocks": _clocks(items, today, finder)[:_SHOWN],
            "sent": items.filter(live=True).order_by("-last_published_at")[:_SHOWN],
            "today": today,
        }


def _clocks(items: Any, today: date, finder: AdminURLFinder) -> list[Clock]:
    """Give the items about to be late or late already, most urgent first."""
    limit = get_limit("publication", on=today)
    unpublished = items.filter(live=False, publicity=Publicity.PROACTIVE, made_on__lte=today)
    found = [
        Clock(
            item,
            reckon(limit, [Event("formed", item.made_on)], on=today),
            finder.get_edit_url(item),
        )
        for item in unpublished.select_related("body")
    ]
    soon = [clock for clock in found if clock.reckoning.left <= _SOON]
    return sorted(soon, key=lambda clock: clock.reckoning.due_on)
