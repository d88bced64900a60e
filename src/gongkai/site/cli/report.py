"""`gongkai report`: read and check published annual reports."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any, cast, get_args

import typer

from gongkai.annualreport.model import Report, Severity
from gongkai.annualreport.reading import read_report
from gongkai.annualreport.rules import RULES
from gongkai.officedocs.batch import Outcome, read_many
from gongkai.site.cli import display
from gongkai.site.cli.gathering import gather, jobs_of
from gongkai.site.cli.jsonlines import JsonList
from gongkai.site.cli.paths import files_in
from gongkai.site.cli.work import Checked, check_one, read_one

app = typer.Typer(help="政府信息公开工作年度报告：读取与检查。", no_args_is_help=True)

ERRORS_FOUND = 1
UNREADABLE = 2

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="文件…", help="年度报告文件或文件夹（docx、xlsx、html、pdf、txt、md等）。"
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="输出JSON，供程序使用。")]


@app.command()
def read(
    files: Files,
    as_json: AsJson = False,
    places: Annotated[
        bool, typer.Option("--places", help="JSON中附上每个数字在原件中的位置。")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="写入文件（.json、.parquet），不在屏幕上显示。"),
    ] = None,
) -> None:
    """把年度报告读成数据：章节、三张表的每个数字，以及读取中发现的问题。

    退出码：0 全部读出；2 有文件无法读取。
    """
    if output is not None and output.suffix not in (".json", ".parquet"):
        raise typer.BadParameter(
            f"输出文件应以.json或.parquet结尾，收到的是“{output.name}”。", param_hint="-o"
        )
    if output is not None and output.suffix == ".parquet":
        raise typer.Exit(UNREADABLE if gather(list(jobs_of(files_in(files))), output) else 0)
    outcomes = _run(files, partial(read_one, places=places))
    if as_json or output is not None:
        failed = _write_json(((o, o.value) for o in outcomes), files, output)
    else:
        failed = 0
        for outcome in outcomes:
            if outcome.value is None:
                failed += 1
                display.show_error(outcome.path, outcome.error or "")
            else:
                display.show_report(outcome.value)
    raise typer.Exit(UNREADABLE if failed else 0)


@app.command()
def check(
    files: Files,
    previous: Annotated[
        Path | None,
        typer.Option("--previous", help="同一机关上一年度的报告，用于核对结转、存量和文字雷同。"),
    ] = None,
    severity: Annotated[
        list[str] | None,
        typer.Option(
            "--severity",
            metavar="规则=级别",
            help="调整某条规则的级别（error、warning、info），可重复，如 cells.blank=error。",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """检查年度报告：勾稽关系、格式、章节、文字与表格是否一致。

    退出码：0 没有错误；1 发现错误；2 有文件无法读取。
    """
    severities = _severities(severity or [])
    work = partial(check_one, previous=_read_previous(previous), severities=severities)
    outcomes = _run(files, work)
    tally = _Tally()
    if as_json:
        pairs = ((o, o.value.plain if o.value else None) for o in tally.watch(outcomes))
        _write_json(pairs, files, None)
    else:
        _show_checks(tally.watch(outcomes))
        display.show_summary(tally.files, tally.with_errors, tally.failed)
    raise typer.Exit(UNREADABLE if tally.failed else ERRORS_FOUND if tally.with_errors else 0)


class _Tally:
    """Counts files, files with errors and unreadable files as they pass."""

    def __init__(self) -> None:
        self.files = self.with_errors = self.failed = 0

    def watch(self, outcomes: Iterable[Outcome[Checked]]) -> Iterator[Outcome[Checked]]:
        for outcome in outcomes:
            self.files += 1
            if outcome.value is None:
                self.failed += 1
            elif any(finding.severity == "error" for finding in outcome.value.findings):
                self.with_errors += 1
            yield outcome


def _show_checks(outcomes: Iterable[Outcome[Checked]]) -> None:
    for outcome in outcomes:
        if outcome.value is None:
            display.show_error(outcome.path, outcome.error or "")
        else:
            display.show_findings(outcome.value.plain, outcome.value.findings)


def _run(files: Sequence[Path], work: Any) -> Iterator[Outcome[Any]]:
    """Run the work over all files, with a progress bar when there are several."""
    paths = files_in(files)
    return display.with_progress(read_many(paths, work), len(paths))


def _write_json(
    outcomes: Iterable[tuple[Outcome[Any], Any]], files: Sequence[Path], output: Path | None
) -> int:
    """Write one object for one file, a list for several, as they come; count the unreadable."""
    single = len(files) == 1 and not files[0].is_dir()
    failed = 0
    with JsonList(output, single=single) as target:
        for outcome, plain in outcomes:
            failed += plain is None
            target.add(
                {"file": str(outcome.path), "error": outcome.error} if plain is None else plain
            )
    return failed


def _read_previous(path: Path | None) -> Report | None:
    """Read last year's report; without it the checks that were asked for cannot run."""
    if path is None:
        return None
    outcome = next(iter(read_many([path], read_report)))
    if outcome.value is None:
        display.show_error(path, outcome.error or "")
        raise typer.Exit(UNREADABLE)
    return outcome.value


def _severities(options: Sequence[str]) -> tuple[tuple[str, Severity], ...]:
    codes = {rule.code for rule in RULES}
    chosen: list[tuple[str, Severity]] = []
    for option in options:
        code, _, level = option.partition("=")
        if code not in codes or level not in get_args(Severity):
            raise typer.BadParameter(
                f"“{option}”应写成“规则=级别”，级别为error、warning或info；规则见文档“检查规则”。",
                param_hint="--severity",
            )
        chosen.append((code, cast("Severity", level)))
    return tuple(chosen)
