"""`gongkai report compare`: a body's reports of two years side by side."""

from pathlib import Path
from typing import Annotated

import typer

from gongkai.annualreport.comparison.compare import Comparison, compare
from gongkai.annualreport.comparison.page import comparison_page
from gongkai.annualreport.comparison.plain import comparison_to_dict
from gongkai.annualreport.model import Report
from gongkai.annualreport.reading import read_report
from gongkai.officedocs.batch import read_many
from gongkai.site.cli import display
from gongkai.site.cli.comparison_display import show_comparison
from gongkai.site.cli.jsonlines import JsonList

UNREADABLE = 2


def compare_reports(
    old: Annotated[Path, typer.Argument(metavar="旧", help="上一年度的报告。")],
    new: Annotated[Path, typer.Argument(metavar="新", help="本年度的报告。")],
    as_json: Annotated[bool, typer.Option("--json", help="输出JSON，供程序使用。")] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="写入文件（.html、.json），不在屏幕上显示。"),
    ] = None,
    show_all: Annotated[
        bool, typer.Option("--all", help="列出每一个数字、每一项核对和每一句雷同的文字。")
    ] = False,
) -> None:
    """逐项比较同一机关两年的年度报告：数字增减、结转与存量是否衔接、有多少文字照搬上年。

    退出码：0 已比较；2 有文件无法读取。
    """
    if output is not None and output.suffix not in (".html", ".json"):
        raise typer.BadParameter(
            f"输出文件应以.html或.json结尾，收到的是“{output.name}”。", param_hint="-o"
        )
    comparison = compare(*_read(old, new))
    if output is not None and output.suffix == ".html":
        output.write_text(comparison_page(comparison), encoding="utf-8")
    elif as_json or output is not None:
        _write_json(comparison, output)
    else:
        show_comparison(comparison, everything=show_all)


def _read(old: Path, new: Path) -> tuple[Report, Report]:
    """Read both reports; say of each that cannot be read why."""
    reports = []
    for outcome in read_many([old, new], read_report):
        if outcome.value is None:
            display.show_error(outcome.path, outcome.error or "")
        else:
            reports.append(outcome.value)
    if len(reports) < 2:
        raise typer.Exit(UNREADABLE)
    return reports[0], reports[1]


def _write_json(comparison: Comparison, output: Path | None) -> None:
    with JsonList(output, single=True) as target:
        target.add(comparison_to_dict(comparison))
