"""The page 数说公开."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gongkai.portal import figures
from gongkai.portal.pages import page


class YearForm(forms.Form):
    """The year that is asked for, one in which something was published."""

    year = forms.TypedChoiceField(label=_("年份"), coerce=int, required=False, empty_value=None)

    def __init__(self, asked: QueryDict, years: list[int]) -> None:
        super().__init__(asked)
        self.fields["year"].choices = [(year, year) for year in years]  # type: ignore[attr-defined]  # it is a choice field


@require_safe
def figures_page(request: HttpRequest) -> HttpResponse:
    """Show a year in figures, each chart with its table; the newest year where none is named."""
    years, today = figures.years(), timezone.localdate()
    form = YearForm(request.GET, years)
    if not form.is_valid():
        raise Http404
    year = form.cleaned_data["year"] or (years[0] if years else today.year)
    shown = {
        "years": years,
        "year": year,
        "charts": figures.charts(year, today),
        "promptness": figures.promptness(year),
        "blocks": figures.statutory(year),
        "until": today if year == today.year else None,
    }
    return page(request, "portal/figures.html", shown)
