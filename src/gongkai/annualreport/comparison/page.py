"""A comparison as one self-contained page: no script, nothing loaded from elsewhere."""

from decimal import Decimal
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

from jinja2 import Template

from gongkai.annualreport.comparison import wording
from gongkai.annualreport.comparison.compare import Comparison
from gongkai.annualreport.comparison.figures import tenths
from gongkai.annualreport.comparison.outcomes import Outcome, outcomes
from gongkai.annualreport.forms import FORMS
from gongkai.officedocs.charts import grouped_bar_chart
from gongkai.officedocs.writing.templating import environment_of

_PAGE: Final = "comparison.html.jinja"


def comparison_page(comparison: Comparison) -> str:
    """Write a comparison as an HTML page, with a chart of 表三 and a table beside it."""
    changed = [figure for figure in comparison.figures if figure.change]
    lines = list(outcomes(comparison.old, comparison.new))
    return _template().render(
        comparison=comparison,
        old=wording.year(comparison.old.year),
        new=wording.year(comparison.new.year),
        files=[Path(report.source).name for report in (comparison.old, comparison.new)],
        changed=[figure for figure in changed if wording.is_chief(figure)],
        by_applicant=[figure for figure in changed if not wording.is_chief(figure)],
        rest=wording.rest(comparison),
        unmatched=[each for each in comparison.unmatched if wording.is_chief(each)],
        shares=[share for share in comparison.shares if share.old or share.new],
        relations=[
            (wording.RELATIONS[kind], list(group))
            for kind, group in groupby(comparison.balances, key=lambda balance: balance.kind)
        ],
        lines=lines,
        chart=_chart(comparison, lines),
        chapters=("其他章节", *FORMS["2021"].chapters),
    )


def _chart(comparison: Comparison, lines: list[Outcome]) -> str:
    """Draw both years side by side; an XML writer makes the drawing, so all words are escaped."""
    years = (wording.year(comparison.old.year), wording.year(comparison.new.year))
    values = ([line.old for line in lines], [line.new for line in lines])
    series = [
        (year, [None if value is None else float(value) for value in given])
        for year, given in zip(years, values, strict=True)
    ]
    title = f"{years[0]}与{years[1]}收到和处理政府信息公开申请情况"
    return grouped_bar_chart(title, [line.label for line in lines], series, unit="件")


@cache
def _template() -> Template:
    environment = environment_of(__package__ or "")
    environment.filters |= {
        "shown": wording.shown,
        "signed": lambda value: wording.signed(value).replace("-", "−"),
        "percent": wording.percent,
        "likeness": lambda value: f"{tenths(100 * Decimal(value)).normalize():f}%",
    }
    environment.globals |= {
        "name": wording.name,
        "tables": wording.TABLES,
        "state": wording.balance_state,
        "should": wording.balance_should,
    }
    return environment.get_template(_PAGE)
