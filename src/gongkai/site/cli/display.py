"""What a person sees in the terminal: reports and findings as tables, progress, errors."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from rich import box
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from gongkai.annualreport.forms import FORMS, TableKey, TableShape
from gongkai.annualreport.model import Finding, Severity

T = TypeVar("T")

_PIPED_WIDTH = 110
_SEVERITIES: Final[dict[Severity, tuple[str, str]]] = {
    "error": ("错误", "bold red"),
    "warning": ("警告", "yellow"),
    "info": ("提示", "cyan"),
}


def open_console(*, stderr: bool = False) -> Console:
    """Open the terminal; piped output has a width of its own, whatever the caller's window."""
    console = Console(stderr=stderr, highlight=False)
    if not console.is_terminal:
        console.width = _PIPED_WIDTH
    return console


def with_progress(outcomes: Iterable[T], total: int, doing: str = "正在读取") -> Iterator[T]:
    """Show a progress bar on standard error while several things pass, when someone watches."""
    console = open_console(stderr=True)
    if total < 2 or not console.is_terminal:
        return iter(outcomes)
    return iter(track(outcomes, doing, total=total, console=console, transient=True))


def show_error(path: Path, message: str) -> None:
    """Say on standard error why a file could not be read."""
    line = Text.assemble(("无法读取 ", "bold red"), f"{path}：{message}")
    open_console(stderr=True).print(line)


def show_findings(plain: dict[str, Any], findings: Sequence[Finding]) -> None:
    """Show a report's findings, worst first, each with the place to look at and its basis."""
    console = open_console()
    counts = Counter(finding.severity for finding in findings)
    console.print(_heading(plain))
    if not findings:
        console.print(Text("  未发现问题。\n", style="green"))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, leading=1)
    table.add_column("级别", no_wrap=True)
    table.add_column("看哪里", max_width=34, overflow="fold")
    table.add_column("什么问题，怎样改", overflow="fold")
    for finding in findings:
        word, style = _SEVERITIES[finding.severity]
        basis = f"依据：{finding.basis}  规则：{finding.rule}"
        message = Text.assemble(finding.message, "\n", (basis, "dim"))
        table.add_row(Text(word, style=style), finding.place, message)
    console.print(table)
    console.print(Text("  " + _count_words(counts) + "\n"))


def _heading(plain: dict[str, Any]) -> Text:
    body = plain["body"] or "（未找到机关名称）"
    year = f"{plain['year']}年" if plain["year"] else "（未找到年份）"
    form = FORMS[plain["form"]].cites
    return Text.assemble(
        (f"{body} {year}", "bold"), f"  格式：{form}  文件：{Path(plain['file']).name}"
    )


def _count_words(counts: Counter[Severity]) -> str:
    return "，".join(
        f"{counts[severity]}个{word}"
        for severity, (word, _) in _SEVERITIES.items()
        if counts[severity]
    )


def show_summary(files: int, with_errors: int, failed: int) -> None:
    """Sum up when several files were checked."""
    if files > 1:
        open_console().print(
            f"共{files}份：{files - with_errors - failed}份没有错误，{with_errors}份有错误，"
            f"{failed}份无法读取。"
        )


def show_report(plain: dict[str, Any]) -> None:
    """Show a report as data: chapters by length, the three tables in the form's words."""
    console = open_console()
    console.print(_heading(plain))
    for chapter in plain["chapters"]:
        console.print(f"  {chapter['number']} {chapter['title']}（{len(chapter['text'])}字）")
    for key, rows in plain["tables"].items():
        console.print(_table(key, rows))
    if plain["findings"]:
        console.print(f"  检查发现{len(plain['findings'])}个问题，用 gongkai report check 查看。\n")


def _table(key: TableKey, rows: dict[str, dict[str, Any]]) -> Table:
    shape = _shape(key, rows)
    table = Table(
        title=f"{shape.name} {shape.title}",
        title_justify="left",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    table.add_column("", overflow="fold")
    same = len({row.columns for row in shape.rows}) == 1
    widest = max(len(row.columns) for row in shape.rows)
    for i in range(widest):
        table.add_column(shape.rows[0].columns[i].label if same else "", justify="right")
    for row in shape.rows:
        words = row.label.split("（区分处理")[0]
        cells = [rows[row.key][column.key] for column in row.columns]
        if not same:
            labels = [f"{c.label} {_shown(v)}" for c, v in zip(row.columns, cells, strict=True)]
            table.add_row(words, *labels)
        else:
            table.add_row(words, *map(_shown, cells))
    return table


def _shape(key: TableKey, rows: dict[str, Any]) -> TableShape:
    for form in FORMS.values():
        shape = form.tables[key]
        if all(
            row.key in rows and {c.key for c in row.columns} == set(rows[row.key])
            for row in shape.rows
        ):
            return shape
    raise KeyError(key)


def _shown(value: int | str | None) -> str:
    return "（空白）" if value is None else str(value)
