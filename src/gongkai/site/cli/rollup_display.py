"""A roll-up in the terminal: groups, results, frequent errors, and what to know about the sums."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final

import pyarrow as pa
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gongkai.annualreport.rollup.answer import Rollup
from gongkai.annualreport.rollup.outliers import MEASURES
from gongkai.annualreport.rollup.sections import explanation
from gongkai.annualreport.rollup.summary import HEADS, RESULTS, Line, lines, total_line
from gongkai.annualreport.rules import RULES
from gongkai.site.cli.display import open_console

_GROUPS: Final = 40
_TOP: Final = 5
_TITLES: Final = {rule.code: rule.title for rule in RULES}


def show_rollup(rollup: Rollup) -> None:
    """Show a clerk's view of a roll-up."""
    console = open_console()
    total = total_line(rollup)
    shown = list(islice(lines(rollup), _GROUPS))
    if rollup.groups.num_rows > 1:
        shown.append(total)
    _show_counts(console, rollup.keys, shown)
    _show_results(console, rollup.keys, shown)
    if (left := rollup.groups.num_rows - _GROUPS) > 0:
        console.print(Text(f"另有{left}组没有列出，合计已包括。", style="dim"))
    _show_defects(console, rollup)
    _show_outliers(console, rollup)
    _show_differences(console, rollup)
    _show_notes(console, rollup, total)


def _show_counts(console: Console, keys: Sequence[str], rows: Iterable[Line]) -> None:
    heads = ("报告", "未读出", "有错误", "新收", "上年结转", "办理结果", "结转下年", "平均结转")
    table = _table(console, "报告和申请（份、件）", keys, heads)
    for line in rows:
        table.add_row(
            *line.names,
            str(line.reports),
            str(line.unreadable),
            _percent(line.errors),
            *map(_whole, (line.new_received, line.carried_in, line.total_results)),
            _whole(line.carried_out),
            _whole(line.mean_carried_out),
            style="bold" if line.names[:1] == ("合计",) else None,
        )
    console.print(table)


def _show_results(console: Console, keys: Sequence[str], rows: Iterable[Line]) -> None:
    table = _table(console, "办理结果占总计的比例", keys, tuple(RESULTS.values()))
    for line in rows:
        table.add_row(
            *line.names,
            *map(_percent, line.shares),
            style="bold" if line.names[:1] == ("合计",) else None,
        )
    console.print(table)


def _show_defects(console: Console, rollup: Rollup) -> None:
    found = rollup.total_defects.slice(0, _TOP).to_pylist()
    if not found:
        return
    table = _table(console, f"最常见的错误（前{len(found)}项）", (), ("规则", "报告", "占"))
    for each in found:
        title = _TITLES.get(each["rule"], each["rule"])
        table.add_row(title, str(each["reports"]), _percent(each["share"]))
    table.columns[0].justify = "left"
    table.columns[0].no_wrap = False
    console.print(table)


def _show_outliers(console: Console, rollup: Rollup) -> None:
    found = rollup.outliers.slice(0, _TOP).to_pylist()
    if not found:
        return
    title = f"与同类相差悬殊的报告（前{len(found)}份）"
    table = _table(console, title, (), ("机关", "年度", "项目", "填报", "同类中位数"))
    for each in found:
        what, _ = MEASURES[each["measure"]]
        figures = (_whole(each["value"]), _whole(each["median"]))
        table.add_row(each["body"] or "（没有名称）", str(each["year"]), what, *figures)
    table.columns[0].justify = "left"
    console.print(table)


def _show_differences(console: Console, rollup: Rollup) -> None:
    parents, differing, found = rollup.differences
    if not parents:
        return
    if not differing:
        console.print(Text(f"\n{parents}份政府报告与所属各报告之和一致。", style="green"))
        return
    title = f"政府报告与所属各报告之和（{parents}份中{differing}份不一致）"
    heads = ("政府", "数字", "填报", "所属相加", "相差", "可能的原因")
    table = _table(console, title, (), heads)
    for each in found[:_TOP]:
        figures = map(_whole, (each.stated, each.summed, each.difference))
        table.add_row(f"{each.parent}{each.year}年", each.label, *figures, explanation(each))
    for column in (0, 1, 5):
        table.columns[column].justify = "left"
        table.columns[column].no_wrap = False
    console.print(table)


def _show_notes(console: Console, rollup: Rollup, total: Line) -> None:
    for note in _notes(rollup, total):
        console.print(Text(note, style="yellow"))


def _notes(rollup: Rollup, total: Line) -> Iterator[str]:
    """Say what one has to know before one trusts the sums."""
    if count := rollup.unreadable.num_rows:
        yield f"{count}个文件无法读取，没有计入：{_some(rollup.unreadable, 'file')}。"
    if count := rollup.given_twice.num_rows:
        names = _some(rollup.given_twice, "body")
        yield f"{count}个机关同一年度有几份报告，合计中重复计入：{names}。"
    if total.incomplete:
        yield f"{total.incomplete}份报告的表三总计列有空白，空白不计入合计。"
    if (count := rollup.unplaced.num_rows) and "province" in rollup.keys:
        names = _some(rollup.unplaced, "body")
        yield (
            f"{count}个机关从名称判断不出在哪里：{names}。"
            "请把文件放在以地名为名的文件夹里，或用 --divisions 给出行政区划代码。"
        )


def _some(table: pa.Table, column: str) -> str:
    names = [str(name or "（没有名称）") for name in table[column].slice(0, _TOP).to_pylist()]
    return "、".join(names) + ("等" if table.num_rows > _TOP else "")


def _table(console: Console, title: str, keys: Sequence[str], heads: Sequence[str]) -> Table:
    console.print(Text(f"\n{title}", style="bold"))
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for key in keys:
        table.add_column(HEADS[key], overflow="fold")
    for head in heads:
        table.add_column(head, justify="right", no_wrap=True)
    return table


def _whole(value: Decimal | None) -> str:
    if value is None:
        return "—"
    return f"{value.normalize():,f}" if value != value.to_integral_value() else f"{value:,.0f}"


def _percent(share: Decimal | None) -> str:
    return "—" if share is None else f"{100 * share:.1f}%"
