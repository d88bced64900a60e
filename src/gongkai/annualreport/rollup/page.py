"""A roll-up as one self-contained page: charts with their tables, which sort where scripts run.

The page holds everything itself and loads nothing; its one script is allowed by its digest alone.
"""

import base64
import hashlib
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from jinja2 import Template

from gongkai.annualreport.rollup.answer import Rollup
from gongkai.annualreport.rollup.sections import Column, Value, sections
from gongkai.annualreport.rollup.summary import RESULTS, Line, lines, total_line
from gongkai.officedocs.charts import bar_chart, line_chart
from gongkai.officedocs.writing.templating import environment_of

MOST_ROWS: Final = 2000
"""Of a longer table the page shows so many rows, and says so; the workbook has all."""
_BARS: Final = 12
_PAGE: Final = "rollup.html.jinja"


def rollup_page(rollup: Rollup) -> str:
    """Write a roll-up as an HTML page."""
    script = _data("sorting.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _template().render(
        total=total_line(rollup),
        sections=list(sections(rollup)),
        charts=_charts(rollup),
        differences=rollup.differences,
        most=MOST_ROWS,
        script=script,
        digest=digest,
    )


class Chart(NamedTuple):
    """A drawing, and what stands under it."""

    drawing: str
    caption: str


def _charts(rollup: Rollup) -> dict[str, Chart]:
    """Draw a chart for the tables that have one, by the table's key."""
    total = total_line(rollup)
    found = {"results": _results(total)} if any(total.shares) else {}
    return found | {"counts": _groups(rollup)}


def _results(total: Line) -> Chart:
    values = [None if share is None else float(round(100 * share, 1)) for share in total.shares]
    title = "全部报告的办理结果占总计的比例"
    drawing = bar_chart(title, list(RESULTS.values()), values, unit="%")
    return Chart(drawing, f"{title}（%）")


def _groups(rollup: Rollup) -> Chart:
    """Draw years as a line; of other groups those that received most, as bars."""
    groups = list(lines(rollup))
    if rollup.keys == ("year",) and len(groups) > 1:
        years = [line.names[0] for line in groups]
        series = [
            ("新收申请", [_number(line.new_received) for line in groups]),
            ("办理结果", [_number(line.total_results) for line in groups]),
        ]
        title = "历年新收申请和办理结果"
        return Chart(line_chart(title, years, series, unit="件"), f"{title}（件）")
    groups.sort(key=lambda line: line.new_received or 0, reverse=True)
    top = groups[:_BARS]
    title = "新收申请" if len(groups) <= _BARS else f"新收申请最多的{_BARS}组"
    drawing = bar_chart(
        title,
        ["".join(dict.fromkeys(line.names)) or "全部" for line in top],
        [_number(line.new_received) for line in top],
        unit="件",
    )
    return Chart(drawing, f"{title}（件）")


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def shown(value: Value, column: Column) -> str:
    """Print a value as its column has it."""
    if value is None:
        return "—"
    if isinstance(value, str):
        return value
    if column.kind == "share":
        return f"{100 * value:.1f}%"
    return f"{value:,}" if isinstance(value, int) else f"{value.normalize():,f}"


def _data(name: str) -> str:
    return files(__package__).joinpath("data", name).read_text(encoding="utf-8").strip()


@cache
def _template() -> Template:
    environment = environment_of(__package__ or "")
    filters: dict[str, Callable[..., str]] = {"shown": shown}
    environment.filters |= filters
    return environment.get_template(_PAGE)
