"""A comparison in the terminal: what changed, whether the years join, what was copied."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gongkai.annualreport.comparison.balances import Balance, BalanceKind
from gongkai.annualreport.comparison.compare import Comparison, CopiedText
from gongkai.annualreport.comparison.figures import Figure
from gongkai.annualreport.forms import TableKey
from gongkai.annualreport.model import Severity, Value
from gongkai.site.cli.display import open_console

_TOP: Final = 5
_PASSAGES: Final = 3
_TABLES: Final[dict[TableKey, str]] = {
    "disclosure": "表二",
    "applications": "表三",
    "remedies": "表四",
}
_RELATIONS: Final[dict[BalanceKind, str]] = {
    "carry_over": "上年结转＝上年报告的结转下年度",
    "in_force": "现行有效＝上年现行有效＋制发－废止",
    "items": "上一年项目数量＝上年报告的项目数量＋增减",
    "pending": "上年未审结的案件，本年继续列出",
}
_SEVERITIES: Final[dict[Severity, tuple[str, str]]] = {
    "error": ("错误", "bold red"),
    "warning": ("警告", "yellow"),
    "info": ("提示", "cyan"),
}


def show_comparison(comparison: Comparison, *, everything: bool) -> None:
    """Show a clerk's view; ``everything`` lists every figure, balance and passage."""
    console = open_console()
    old, new = (_year(report.year) for report in (comparison.old, comparison.new))
    body = comparison.new.body or "（未找到机关名称）"
    console.print(Text.assemble((f"{body}  {old} → {new}", "bold")))
    for note in comparison.notes:
        console.print(Text(f"注意：{note.message}", style="yellow"))
    _show_figures(console, comparison, old, new, everything=everything)
    _show_shares(console, comparison, old, new)
    _show_balances(console, comparison.balances, everything=everything)
    _show_copied(console, comparison.copied, everything=everything)
    if not everything:
        console.print("\n每一个数字和每一句文字：加 --all。", style="dim")


def _show_figures(
    console: Console, comparison: Comparison, old: str, new: str, *, everything: bool
) -> None:
    heads = ("事项", old, new, "增减", "增减%")
    if everything:
        _print_table(console, "全部数字", heads, map(_figure_row, comparison.figures))
        for each in comparison.unmatched:
            value = f"{each.row_label} {each.column_label}：{shown(each.value)}"
            side = old if each.side == "old" else new
            console.print(f"  {_TABLES[each.table]} {value}（{side}），不比较。{each.reason}")
        return
    chief = [f for f in comparison.figures if f.table != "applications" or f.column == "total"]
    grown = sorted((f for f in chief if (f.change or 0) > 0), key=lambda f: -(f.change or 0))
    shrunk = sorted((f for f in chief if (f.change or 0) < 0), key=lambda f: f.change or 0)
    for word, changed in (("增加", grown), ("减少", shrunk)):
        if changed:
            limit = f"，列出前{_TOP}项" if len(changed) > _TOP else ""
            title = f"{word}（{len(changed)}项{limit}）"
            _print_table(console, title, heads, map(_figure_row, changed[:_TOP]))
    console.print("\n" + _rest(chief, len(comparison.unmatched)))


def _rest(figures: Sequence[Figure], unmatched: int) -> str:
    """Sum up in a line what did not change or cannot be compared."""
    same = [f for f in figures if f.change == 0]
    zero = sum(f.old == 0 for f in same)
    blank = sum(f.change is None for f in figures)
    parts = [f"{len(same)}项没有变化" + (f"（其中{zero}项两年都是0）" if zero else "")]
    parts += [f"{blank}项有空白，不能比较"] if blank else []
    parts += [f"{unmatched}项在另一格式中没有对应，不比较"] if unmatched else []
    return "；".join(parts) + "。表三按总计列。"


def _figure_row(figure: Figure) -> tuple[str, ...]:
    whole = figure.table == "applications" and figure.column == "total"
    column = "" if whole else f" · {figure.column_label}"
    return (
        f"{_TABLES[figure.table]} {figure.row_label}{column}",
        shown(figure.old),
        shown(figure.new),
        _signed(figure.change),
        _signed(figure.percent),
    )


def _show_shares(console: Console, comparison: Comparison, old: str, new: str) -> None:
    rows = [
        (f"{_TABLES[s.table]} {s.label}", _percent(s.old), _percent(s.new), _signed(s.points))
        for s in comparison.shares
        if s.old or s.new
    ]
    if rows:
        _print_table(console, "占总计的比例", ("结果", old, new, "增减（百分点）"), rows)


def _show_balances(console: Console, balances: Sequence[Balance], *, everything: bool) -> None:
    if not balances:
        return
    console.print(Text("\n两年衔接", style="bold"))
    for kind, group in groupby(balances, key=lambda balance: balance.kind):
        members = list(group)
        told = [b for b in members if everything or b.state == "differs"]
        held = sum(b.state == "holds" for b in members)
        unknown = sum(b.state == "unknown" for b in members)
        counts = f"{held}项相符" + (f"，{unknown}项因空白无法判断" if unknown else "")
        console.print(f"  {_RELATIONS[kind]}：{counts}")
        for balance in told:
            console.print(_balance_line(balance))


def _balance_line(balance: Balance) -> Text:
    should = f"应{'不少于' if balance.at_least else '为'}{shown(balance.expected)}"
    words = f"{balance.label}：{should}，填的是{shown(balance.actual)}，"
    if balance.state == "holds":
        return Text.assemble("    ", ("相符", "green"), f"  {words}依据：{balance.basis}")
    if balance.state == "unknown":
        return Text.assemble("    ", ("无法判断", "dim"), f"  {words}依据：{balance.basis}")
    word, style = _SEVERITIES[balance.severity]
    gap = f"相差{abs(balance.difference or 0)}。"
    return Text.assemble("    ", (word, style), f"  {words}{gap}依据：{balance.basis}")


def _show_copied(console: Console, copied: CopiedText, *, everything: bool) -> None:
    console.print(Text("\n照搬上年的文字", style="bold"))
    if copied.share is None:
        console.print("  没有可供比较的文字（按格式必写的套话不计）。")
        return
    console.print(
        f"  {copied.share}%（{copied.copied_characters}字／{copied.characters}字，"
        f"{copied.copied_sentences}句／{copied.sentences}句；按格式必写的套话不计）"
    )
    for chapter in copied.chapters:
        if chapter.copied_characters:
            console.print(f"  {chapter.title}：{chapter.share}%")
    shown_passages = copied.passages if everything else copied.passages[:_PASSAGES]
    for copy in shown_passages:
        mark = "（同文换数）" if copy.numbers_only else ""
        console.print(Text(f"  “{copy.sentence.words}”{mark}"))
        if copy.sentence.plain != copy.original.plain:
            likeness = round(100 * copy.similarity)
            console.print(
                Text(f"    上年：“{copy.original.words}”（相似{likeness}%）", style="dim")
            )
    if left := len(copied.passages) - len(shown_passages):
        console.print(f"  另有{left}句。")


def _print_table(
    console: Console, title: str, heads: Sequence[str], rows: Iterable[Iterable[str]]
) -> None:
    console.print(Text(f"\n{title}", style="bold"))
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    table.add_column(heads[0], overflow="fold")
    for head in heads[1:]:
        table.add_column(head, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _year(year: int | None) -> str:
    return f"{year}年" if year else "（年份不明）"


def shown(value: Value) -> str:
    """Give a figure as it is read: blank is said, never shown as 0."""
    return (
        "（空白）" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
    )


def _percent(value: Decimal | None) -> str:
    return "—" if value is None else f"{value}%"


def _signed(value: Value) -> str:
    return "—" if value is None else "0" if value == 0 else f"{value:+}"
