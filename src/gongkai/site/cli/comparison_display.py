"""A comparison in the terminal: what changed, whether the years join, what was copied."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gongkai.annualreport.comparison import wording
from gongkai.annualreport.comparison.balances import Balance
from gongkai.annualreport.comparison.compare import Comparison, CopiedText
from gongkai.annualreport.comparison.figures import Figure
from gongkai.annualreport.model import Severity
from gongkai.site.cli.display import open_console

_TOP: Final = 5
_PASSAGES: Final = 3
_STYLES: Final[dict[Severity, str]] = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def show_comparison(comparison: Comparison, *, everything: bool) -> None:
    """Show a clerk's view; ``everything`` lists every figure, balance and passage."""
    console = open_console()
    old, new = (wording.year(report.year) for report in (comparison.old, comparison.new))
    body = comparison.new.body or "（未找到机关名称）"
    console.print(Text.assemble((f"{body}  {old} → {new}", "bold")))
    for note in comparison.notes:
        console.print(Text(f"注意：{note.message}", style="yellow"))
    _show_figures(console, comparison, old, new, everything=everything)
    _show_shares(console, comparison, old, new, everything=everything)
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
            value = f"{each.row_label} {each.column_label}：{wording.shown(each.value)}"
            side = old if each.side == "old" else new
            console.print(
                f"  {wording.TABLES[each.table]} {value}（{side}），不比较。{each.reason}"
            )
        return
    chief = [figure for figure in comparison.figures if wording.is_chief(figure)]
    grown = sorted((f for f in chief if (f.change or 0) > 0), key=lambda f: -(f.change or 0))
    shrunk = sorted((f for f in chief if (f.change or 0) < 0), key=lambda f: f.change or 0)
    for word, changed in (("增加", grown), ("减少", shrunk)):
        if changed:
            limit = f"，列出前{_TOP}项" if len(changed) > _TOP else ""
            title = f"{word}（{len(changed)}项{limit}）"
            _print_table(console, title, heads, map(_figure_row, changed[:_TOP]))
    console.print("\n" + wording.rest(comparison))


def _figure_row(figure: Figure) -> tuple[str, ...]:
    return (
        wording.name(figure),
        wording.shown(figure.old),
        wording.shown(figure.new),
        wording.signed(figure.change),
        wording.signed(figure.percent),
    )


def _show_shares(
    console: Console, comparison: Comparison, old: str, new: str, *, everything: bool
) -> None:
    told = [s for s in comparison.shares if (s.old or s.new if everything else s.points)]
    if not told:
        return
    moved = sorted(told, key=lambda s: abs(s.points or Decimal(0)), reverse=True)[:_TOP]
    limit = f"（变化最大的{len(moved)}项）" if len(moved) < len(told) else ""
    rows = [
        (
            f"{wording.TABLES[s.table]} {s.label}",
            wording.percent(s.old),
            wording.percent(s.new),
            wording.signed(s.points),
        )
        for s in (told if everything else moved)
    ]
    title = "占总计的比例" + ("" if everything else limit)
    _print_table(console, title, ("结果", old, new, "增减（百分点）"), rows)


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
        console.print(f"  {wording.RELATIONS[kind]}：{counts}")
        for balance in told:
            console.print(_balance_line(balance))


def _balance_line(balance: Balance) -> Text:
    style = {"holds": "green", "unknown": "dim"}.get(balance.state, _STYLES[balance.severity])
    return Text.assemble(
        "    ",
        (wording.balance_state(balance), style),
        f"  {balance.label}：应为{wording.balance_should(balance)}，"
        f"填的是{wording.shown(balance.actual)}。依据：{balance.basis}",
    )


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
