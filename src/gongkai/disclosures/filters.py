"""What items can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from gongkai.bodies.models import Section
from gongkai.bodies.selectors import visible_bodies
from gongkai.disclosures.models import Category, Effect, Item


def _sections(request: HttpRequest) -> QuerySet[Section]:
    bodies = visible_bodies(request.user, timezone.localdate())  # type: ignore[arg-type]  # a Person
    return Section.objects.filter(body__in=bodies).select_related("body")


_STATES = {
    "live": Q(live=True),
    "withdrawn": Q(live=False, first_published_at__isnull=False),
    "draft": Q(live=False, first_published_at__isnull=True),
}


class YearFilter(django_filters.NumberFilter):
    """A year, as a whole number."""

    field_class = forms.IntegerField


class ItemFilterSet(WagtailFilterSet):
    """Section, state, matter, in force, the year something was made, whether it was late."""

    section = django_filters.ModelChoiceFilter(label=_("股室"), queryset=_sections)
    state = django_filters.ChoiceFilter(
        label=_("状态"),
        choices=[("live", _("已公开")), ("withdrawn", _("已撤下")), ("draft", _("未公开"))],
        method="in_state",
    )
    category = django_filters.ChoiceFilter(label=_("信息分类"), choices=Category.choices)
    effect = django_filters.ChoiceFilter(label=_("有效性"), choices=Effect.choices)
    year = YearFilter(
        label=_("成文年份"), field_name="made_on__year", min_value=1949, max_value=2100
    )
    late = django_filters.ChoiceFilter(
        label=_("公开时限"),
        choices=[("yes", _("逾期公开")), ("no", _("按期公开"))],
        method="in_time",
    )

    class Meta:
        model = Item
        fields = ("section", "publicity")

    def in_state(self, found: QuerySet[Item], _name: str, value: str) -> QuerySet[Item]:
        """Narrow to what is public, was withdrawn, or never was public."""
        return found.filter(_STATES[value])

    def in_time(self, found: QuerySet[Item], _name: str, value: str) -> QuerySet[Item]:
        """Narrow to what was published late, or in time."""
        if value == "yes":
            return found.filter(publication__days_late__gt=0)
        return found.filter(publication__days_late=0)
