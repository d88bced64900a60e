"""年报数字: a year's article-20 table as the statute prints it, each figure open to its records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.annualreport.forms import ColumnSpec, RowSpec, Slot, TableShape
from gongkai.bodies.models import Body
from gongkai.bodies.selectors import visible_bodies
from gongkai.registers.figures import Figure
from gongkai.registers.selectors import form_of, joint_figures

_FIRST_YEAR: Final = 2019
_REPORTED_UNTIL: Final = 3
"""Until the end of March reports on the year before are being written (条例第四十九条)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the table: its heading, columns, and the figures of each row."""

    heading: str
    cites: str
    columns: tuple[ColumnSpec, ...]
    rows: tuple[tuple[RowSpec, tuple[Figure, ...]], ...]
    width: int

    @property
    def last_span(self) -> int:
        """Give how many columns of the whole table the block's last one takes."""
        return self.width - len(self.columns) + 1


def blocks_of(shape: TableShape, figures: dict[Slot, Figure]) -> Iterator[Block]:
    """Lay the figures out in the form's blocks, each as wide as the widest."""
    width = max(len(row.columns) for row in shape.rows)
    for heading, found in groupby(shape.rows, key=lambda row: row.group):
        rows = tuple(found)
        laid = tuple(
            (row, tuple(figures[Slot(row.key, column.key)] for column in row.columns))
            for row in rows
        )
        yield Block(heading, rows[0].cites, rows[0].columns, laid, width)


def shown_year(today: date) -> int:
    """Give the year whose figures are wanted on a day, until April the year before."""
    return max(today.year - (today.month <= _REPORTED_UNTIL), _FIRST_YEAR)


class AnnualForm(forms.Form):
    """Which body and year."""

    body = forms.ModelChoiceField(label=_("机关"), queryset=Body.objects.none(), empty_label=None)
    year = forms.TypedChoiceField(label=_("年度"), coerce=int)
    below = forms.BooleanField(label=_("含下属机关"), required=False)

    def __init__(self, seen: Any, today: date, asked: Any) -> None:
        first = seen.order_by("path").first()
        given = {"body": first.pk, "year": shown_year(today)} | asked.dict()
        super().__init__(given, label_suffix="")
        self.fields["body"].queryset = seen.order_by("path")  # type: ignore[attr-defined]  # a choice
        years = range(today.year, _FIRST_YEAR - 1, -1)
        self.fields["year"].choices = [(year, f"{year}年") for year in years]  # type: ignore[attr-defined]  # as above

    def bodies(self, seen: Any) -> list[Body]:
        """Give the body asked for, with all below it that the person may see if asked."""
        body: Body = self.cleaned_data["body"]
        if not self.cleaned_data["below"]:
            return [body]
        return list(seen.filter(path__startswith=body.path).order_by("path"))


def annual(request: HttpRequest) -> HttpResponse:
    """Show the table of a body and year to who may see the body.

    Raises:
        PermissionDenied: the person sees no body at all.
        Http404: they may not see the body they ask for, or there is no form for the year.
    """
    today = timezone.localdate()
    seen = visible_bodies(request.user, today)  # type: ignore[arg-type]  # the back office has a Person
    if not seen.exists():
        raise PermissionDenied
    asked = AnnualForm(seen, today, request.GET)
    if not asked.is_valid():
        raise Http404
    year, bodies = asked.cleaned_data["year"], asked.bodies(seen)
    under = asked.cleaned_data["body"] if asked.cleaned_data["below"] else None
    form = form_of(year)
    shape = form.tables["disclosure"]
    context = {
        "asked": asked,
        "year": year,
        "body": asked.cleaned_data["body"],
        "bodies": bodies,
        "shape": shape,
        "form": form,
        "blocks": list(blocks_of(shape, joint_figures(bodies, year, under))),
        "today": today,
        "is_running": year == today.year,
    }
    return render(request, "registers/annual.html", context)
