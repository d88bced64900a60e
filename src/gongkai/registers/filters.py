"""What a register's list can be narrowed by; a figure of the report is one such narrowing."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from gongkai.bodies.models import Body, Section
from gongkai.bodies.selectors import visible_bodies
from gongkai.registers.models import Record


class YearFilter(django_filters.Filter):
    """A year, as a whole number."""

    field_class = forms.IntegerField


def _bodies(request: HttpRequest) -> QuerySet[Body]:
    return visible_bodies(request.user, timezone.localdate())  # type: ignore[arg-type]  # a Person


def _sections(request: HttpRequest) -> QuerySet[Section]:
    return Section.objects.filter(body__in=_bodies(request)).select_related("body")


class RecordFilterSet(WagtailFilterSet):
    """Year, way of counting, body, section and state.

    A way of counting wants a year; both together give exactly the records behind a figure, and
    one without a year nothing.
    """

    year = YearFilter(label=_("年度"), min_value=1990, max_value=2100, method="leave")
    counted = django_filters.ChoiceFilter(label=_("统计口径"), method="leave")
    body = django_filters.ModelMultipleChoiceFilter(
        label=_("机关"), queryset=_bodies, widget=forms.CheckboxSelectMultiple
    )
    under = django_filters.ModelChoiceFilter(
        label=_("机关及其下属机关"), queryset=_bodies, method="of_tree"
    )
    section = django_filters.ModelChoiceFilter(label=_("股室"), queryset=_sections)
    state = django_filters.ChoiceFilter(
        label=_("状态"),
        choices=[("valid", _("有效")), ("void", _("已作废"))],
        method="of_state",
    )

    disclosed = django_filters.ChoiceFilter(
        label=_("公开"),
        choices=[("yes", _("已公开")), ("no", _("尚未公开"))],
        method="of_disclosure",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [(how, count.label) for how, count in self._meta.model.counts.items()]
        if ways:
            self.filters["counted"].extra["choices"] = ways
        else:
            del self.filters["counted"]
        if not self._meta.model.is_disclosed():
            del self.filters["disclosed"]

    def leave(self, queryset: Any, _name: str, _value: Any) -> Any:
        """Leave the list: year and way of counting are looked at together."""
        return queryset

    def of_tree(self, queryset: Any, _name: str, value: Body) -> Any:
        """Keep what belongs to a body or to any below it."""
        return queryset.filter(body__path__startswith=value.path)

    def of_state(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep what is valid, or what is void."""
        return queryset.filter(voided_at__isnull=value == "valid")

    def of_disclosure(self, queryset: Any, _name: str, value: str) -> Any:
        """Keep what was disclosed, or what was not."""
        return queryset.filter(disclosed_on__isnull=value == "no")

    def filter_queryset(self, queryset: Any) -> Any:
        """Narrow the list by all that is asked."""
        found = super().filter_queryset(queryset)
        year = self.form.cleaned_data.get("year")
        how = self.form.cleaned_data.get("counted")
        if how:
            return found.counted(how, year) if year else found.none()
        return found.filter(self._meta.model.of_year(year)) if year else found


def filterset_for(register: type[Record]) -> type[RecordFilterSet]:
    """Make the filters of a register, with its kinds where it has them."""
    has_kind = any(field.name == "kind" for field in register._meta.fields)

    class Meta:
        model = register
        fields = ("kind",) if has_kind else ()

    return type(f"{register.__name__}FilterSet", (RecordFilterSet,), {"Meta": Meta})
