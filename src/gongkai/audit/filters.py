"""What the trail is narrowed by: all of it but the search in words goes by an index."""

from typing import ClassVar

import django_filters
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from gongkai.audit.labels import ACTIONS, kind_of
from gongkai.audit.models import Entry

_BODY = "bodies.body"


def actions() -> list[tuple[str, str]]:
    """Give every action with its name, by the name of its room."""
    return [(code, str(label)) for code, label in sorted(ACTIONS.items())]


def kinds() -> list[tuple[str, str]]:
    """Give the kinds of object that entries are about.

    They are looked for one after another in the index, whatever the number of entries.
    """
    found, last = [], ""
    types = Entry.objects.order_by("object_type").values_list("object_type", flat=True)
    while last := types.filter(object_type__gt=last).first() or "":
        found.append((last, kind_of(last)))
    return found


def bodies() -> list[tuple[int, str]]:
    """Give the bodies that the trail itself names, by the names they had last."""
    named = Entry.objects.filter(object_type=_BODY).order_by("number")
    latest = {int(pk): name for pk, name in named.values_list("object_id", "object_name")}
    return sorted(latest.items(), key=lambda each: each[1])


class EntryFilterSet(WagtailFilterSet):
    """Filters of the trail."""

    at = django_filters.DateFromToRangeFilter(label=_("时间"), widget=DateRangePickerWidget)
    actor = django_filters.CharFilter(label=_("人员（姓名）"), lookup_expr="exact")
    action = django_filters.ChoiceFilter(label=_("事项"), choices=actions)
    object_type = django_filters.ChoiceFilter(label=_("对象类别"), choices=kinds)
    object_id = django_filters.CharFilter(label=_("对象编号"), lookup_expr="exact")
    body_id = django_filters.ChoiceFilter(label=_("机关"), choices=bodies)
    address = django_filters.CharFilter(label=_("网络地址"), lookup_expr="exact")

    class Meta:
        model = Entry
        fields: ClassVar[list[str]] = []


def found_by_words(entries: QuerySet[Entry], words: str) -> QuerySet[Entry]:
    """Give the entries that hold all the words, in their object's name, person or details."""
    for word in words.split():
        entries = entries.filter(
            Q(object_name__icontains=word) | Q(actor__icontains=word) | Q(detail__icontains=word)
        )
    return entries
