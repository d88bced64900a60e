"""The screen 目录覆盖: of each entry whether it is published, and lately enough."""

import csv
import io
from collections.abc import Iterator
from typing import Any, Final

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from openpyxl import Workbook

from gongkai.bodies.menu import HoldersMenuItem
from gongkai.bodies.models import Body, Person, Section
from gongkai.bodies.selectors import holdings, visible_bodies
from gongkai.catalogue.models.catalogue import area_choices
from gongkai.disclosures.coverage import Standing, State, entries_to_cover, standings, totals
from gongkai.sheets.exporting import as_text

_PAGE: Final = 100
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EVERYTHING: Final = ("", gettext_lazy("全部"))


class CoverageForm(forms.Form):
    """What the list is narrowed to."""

    body = forms.ModelChoiceField(
        label=gettext_lazy("机关"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=gettext_lazy("全部"),
    )
    area = forms.ChoiceField(label=gettext_lazy("领域"), required=False)
    section = forms.ModelChoiceField(
        label=gettext_lazy("责任股室"),
        queryset=Section.objects.none(),
        required=False,
        empty_label=gettext_lazy("全部"),
    )
    state = forms.ChoiceField(
        label=gettext_lazy("状态"), required=False, choices=[_EVERYTHING, *State.choices]
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        fields: dict[str, Any] = self.fields
        fields["body"].queryset = bodies
        fields["section"].queryset = Section.objects.filter(body__in=bodies)
        fields["area"].choices = [_EVERYTHING, *area_choices()]

    def narrowed(self, entries: Any) -> Any:
        """Narrow the entries; the state is looked at later."""
        given = self.cleaned_data
        fields = {"body": "body", "area": "catalogue__area", "section": "section"}
        return entries.filter(**{fields[name]: given[name] for name in fields if given.get(name)})


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Show how the entries stand, or give them as a file; without a post there is nothing here."""
    person, today = request.user, timezone.localdate()
    if not isinstance(person, Person) or not holdings(person, today):
        return redirect("wagtailadmin_home")
    bodies = visible_bodies(person, today)
    form = CoverageForm(request.GET, bodies=bodies)
    entries = entries_to_cover(bodies)
    found = standings(form.narrowed(entries), today) if form.is_valid() else []
    sums = totals(found)
    if state := form.is_valid() and form.cleaned_data["state"]:
        found = [each for each in found if each.state == state]
    if request.GET.get("export") in _WRITERS:
        return _exported(found, request.GET["export"])
    asked = request.GET.copy()
    asked.pop("p", None)
    shown = {
        "form": form,
        "states": State,
        "totals": sums,
        "page": Paginator(found, _PAGE).get_page(request.GET.get("p")),
        "asked": asked.urlencode(),
        "catalogues": reverse("wagtailsnippets_catalogue_catalogue:list"),
        "many": bodies.count() > 1,
        "items": reverse("wagtailsnippets_disclosures_item:list"),
    }
    return render(request, "disclosures/coverage.html", shown)


def _rows(found: list[Standing]) -> Iterator[list[Any]]:
    yield [
        *(_("机关"), _("领域"), _("一级事项"), _("二级事项"), _("责任股室"), _("更新周期")),
        *(_("公开条数"), _("最近公开"), _("应更新日期"), _("状态")),
    ]
    for each in found:
        entry = each.entry
        yield [
            str(entry.body),
            entry.area_name,
            entry.first_level,
            entry.second_level,
            str(entry.section or ""),
            str(entry.get_period_display()),
            each.public,
            each.newest_on,
            each.due_on,
            str(each.state.label),
        ]


def _csv(found: list[Standing]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    for row in _rows(found):
        writer.writerow(as_text(cell) if isinstance(cell, str) else cell for cell in row)
    return text.getvalue().encode("utf-8-sig")


def _xlsx(found: list[Standing]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.freeze_panes = "A2"
    for number, row in enumerate(_rows(found), start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # never a formula
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


_WRITERS: Final = {"csv": (_csv, "text/csv; charset=utf-8"), "xlsx": (_xlsx, _XLSX)}


def _exported(found: list[Standing], form: str) -> HttpResponse:
    write, content_type = _WRITERS[form]
    name = f"{_('目录覆盖')}-{timezone.localdate():%Y%m%d}.{form}"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": disposition or "attachment"}
    return HttpResponse(write(found), content_type=content_type, headers=headers)


def menu_item() -> HoldersMenuItem:
    """Give the screen's place in the menu, below the catalogues."""
    return HoldersMenuItem(
        gettext_lazy("目录覆盖"),
        reverse_lazy("disclosures_coverage"),
        name="coverage",
        icon_name="clipboard-list",
        order=251,
    )


def addresses() -> list[URLPattern]:
    """Give the screen's address."""
    return [path("coverage/", coverage, name="disclosures_coverage")]
