"""What entries can be narrowed by."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from gongkai.bodies.models import Body, Section
from gongkai.bodies.selectors import visible_bodies
from gongkai.catalogue.models import Catalogue, Entry, Period
from gongkai.catalogue.models.catalogue import area_choices


def _bodies(request: HttpRequest) -> QuerySet[Body]:
    return visible_bodies(request.user, timezone.localdate())  # type: ignore[arg-type]  # a Person


def _catalogues(request: HttpRequest) -> QuerySet[Catalogue]:
    return Catalogue.objects.filter(body__in=_bodies(request))


def _sections(request: HttpRequest) -> QuerySet[Section]:
    return Section.objects.filter(body__in=_bodies(request))


class EntryFilterSet(WagtailFilterSet):
    """Body, area, catalogue, section, period, way; what has no section or period yet."""

    body = django_filters.ModelChoiceFilter(label=_("机关"), queryset=_bodies)
    area = django_filters.ChoiceFilter(
        label=_("领域"), choices=area_choices, field_name="catalogue__area"
    )
    catalogue = django_filters.ModelChoiceFilter(label=_("目录"), queryset=_catalogues)
    section = django_filters.ModelChoiceFilter(label=_("责任股室"), queryset=_sections)
    period = django_filters.ChoiceFilter(label=_("更新周期"), choices=Period.choices)
    way = django_filters.ChoiceFilter(
        label=_("公开方式"),
        choices=[("proactive", _("主动")), ("on_request", _("依申请"))],
        method="by_way",
    )
    open = django_filters.ChoiceFilter(
        label=_("待补充"),
        choices=[("section", _("没有责任股室")), ("period", _("没有更新周期"))],
        method="by_gap",
    )

    class Meta:
        model = Entry
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if _bodies(self.request)[:2].count() < 2:
            del self.filters["body"]

    def by_way(self, found: QuerySet[Entry], _name: str, value: str) -> QuerySet[Entry]:
        """Narrow to what is disclosed of one's own motion, or on request."""
        return found.filter(**{value: True})

    def by_gap(self, found: QuerySet[Entry], _name: str, value: str) -> QuerySet[Entry]:
        """Narrow to what nobody sees to, or what has no period."""
        return found.filter(section=None) if value == "section" else found.filter(period="")
