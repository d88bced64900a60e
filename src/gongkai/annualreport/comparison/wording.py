"""How a comparison is put into words, the same in the terminal and on a page."""

from decimal import Decimal
from typing import Final

from gongkai.annualreport.comparison.balances import Balance, BalanceKind
from gongkai.annualreport.comparison.compare import Comparison
from gongkai.annualreport.comparison.figures import Figure, Unmatched
from gongkai.annualreport.forms import TableKey
from gongkai.annualreport.model import Severity, Value

TABLES: Final[dict[TableKey, str]] = {
    "disclosure": "表二",
    "applications": "表三",
    "remedies": "表四",
}
RELATIONS: Final[dict[BalanceKind, str]] = {
    "carry_over": "上年结转＝上年报告的结转下年度",
    "in_force": "现行有效＝上年现行有效＋制发－废止",
    "items": "上一年项目数量＝上年报告的项目数量＋增减",
    "pending": "上年未审结的案件，本年继续列出",
}
SEVERITIES: Final[dict[Severity, str]] = {"error": "错误", "warning": "警告", "info": "提示"}


def is_chief(figure: Figure | Unmatched) -> bool:
    """Tell whether a clerk looks at a figure first: of 表三 the totals alone."""
    return figure.table != "applications" or figure.column == "total"


def name(figure: Figure) -> str:
    """Name a figure: its table, row and column, the totals of 表三 by their row alone."""
    whole = figure.table == "applications" and figure.column == "total"
    column = "" if whole else f" · {figure.column_label}"
    return f"{TABLES[figure.table]} {figure.row_label}{column}"


def rest(comparison: Comparison) -> str:
    """Sum up in a line what did not change or cannot be compared, of what is looked at first."""
    figures = [figure for figure in comparison.figures if is_chief(figure)]
    unmatched = sum(map(is_chief, comparison.unmatched))
    same = [f for f in figures if f.change == 0]
    zero = sum(f.old == 0 for f in same)
    blank = sum(f.change is None for f in figures)
    parts = [f"{len(same)}项没有变化" + (f"（其中{zero}项两年都是0）" if zero else "")]
    parts += [f"{blank}项有空白，不能比较"] if blank else []
    parts += [f"{unmatched}项在另一格式中没有对应，不比较"] if unmatched else []
    return "；".join(parts) + "。表三按总计列。"


def balance_state(balance: Balance) -> str:
    """Say whether a relation holds, and how far off it is when it does not."""
    if balance.state == "unknown":
        return "无法判断"
    if balance.state == "holds":
        return "相符"
    gap = balance.difference or 0
    return f"{SEVERITIES[balance.severity]}：相差{shown(max(gap, -gap))}"


def balance_should(balance: Balance) -> str:
    """Say what the cell should be."""
    return f"{'不少于' if balance.at_least else ''}{shown(balance.expected)}"


def year(number: int | None) -> str:
    """Give a report's year."""
    return f"{number}年" if number else "（年份不明）"


def shown(value: Value) -> str:
    """Give a figure as it is read: blank is said, never shown as 0."""
    return (
        "（空白）" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
    )


def percent(value: Decimal | None) -> str:
    """Give a share; — where it cannot be told."""
    return "—" if value is None else f"{value}%"


def signed(value: Value) -> str:
    """Give a change with its sign; — where it cannot be told."""
    if value is None:
        return "—"
    return "0" if value == 0 else f"{value:+f}" if isinstance(value, Decimal) else f"{value:+}"
