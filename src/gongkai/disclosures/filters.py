"""What items can be narrowed by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from gongkai.bodies.models import Body, Section
from gongkai.bodies.selectors import visible_bodies
from gongkai.disclosures.models import Category, Effect, Genre, Item
from gongkai.disclosures.overdue import overdue


def _bodies(request: HttpRequest) -> QuerySet[Body]:
    return visible_bodies(request.user, timezone.localdate())  # type: ignore[arg-type]  # a Person


def _sections(request: HttpRequest) -> QuerySet[Section]:
    return Section.objects.filter(body__in=_bodies(request)).select_related("body")


_STATES = {
    "live": Q(live=True),
    "withdrawn": Q(live=False, first_published_at__isnull=False),
    "draft": Q(live=False, first_published_at__isnull=True),
}


class YearFilter(django_filters.NumberFilter):
    """A year, as a whole number."""

    field_class = forms.IntegerField


class ItemFilterSet(WagtailFilterSet):
    """Body, section, state, matter, genre, in force, year made, late or not, interpreted or not.

    The body is asked for only where a person sees several.
    """

    body = django_filters.ModelChoiceFilter(label=_("机关"), queryset=_bodies)
    section = django_filters.ModelChoiceFilter(label=_("股室"), queryset=_sections)
    state = django_filters.ChoiceFilter(
        label=_("状态"),
        choices=[("live", _("已公开")), ("withdrawn", _("已撤下")), ("draft", _("未公开"))],
        method="in_state",
    )
    category = django_filters.ChoiceFilter(label=_("信息分类"), choices=Category.choices)
    genre = django_filters.ChoiceFilter(label=_("体裁"), choices=Genre.choices)
    effect = django_filters.ChoiceFilter(label=_("有效性"), choices=Effect.choices)
    year = YearFilter(
        label=_("成文年份"), field_name="made_on__year", min_value=1949, max_value=2100
    )
    late = django_filters.ChoiceFilter(
        label=_("公开时限"),
        choices=[
            ("yes", _("逾期公开")),
            ("no", _("按期公开")),
            ("never", _("应公开未公开")),
        ],
        method="in_time",
    )

    interpreted = django_filters.ChoiceFilter(
        label=_("解读"), choices=[("no", _("未解读")), ("yes", _("已解读"))], method="by_reading"
    )

    class Meta:
        model = Item
        fields = ("section", "publicity")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if _bodies(self.request)[:2].count() < 2:
            del self.filters["body"]

    def in_state(self, found: QuerySet[Item], _name: str, value: str) -> QuerySet[Item]:
        """Narrow to what is public, was withdrawn, or never was public."""
        return found.filter(_STATES[value])

    def in_time(self, found: QuerySet[Item], _name: str, value: str) -> QuerySet[Item]:
        """Narrow to what was published late, or in time; or is late and still not public."""
        if value == "never":
            return found.filter(overdue(timezone.localdate()))
        if value == "yes":
            return found.filter(publication__days_late__gt=0)
        return found.filter(publication__days_late=0)

    def by_reading(self, found: QuerySet[Item], _name: str, value: str) -> QuerySet[Item]:
        """Narrow to what needs an interpretation and has none that is public, or has one."""
        public = Item.objects.filter(live=True, interprets__isnull=False)
        if value == "yes":
            return found.filter(pk__in=public.values("interprets"))
        return found.filter(needs_interpretation=True).exclude(pk__in=public.values("interprets"))
