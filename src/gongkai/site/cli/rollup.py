"""`gongkai report rollup`: any number of reports added up."""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import duckdb
import typer

from gongkai.annualreport.rollup.answer import Rollup, roll_up
from gongkai.annualreport.rollup.divisions import read_codes
from gongkai.annualreport.rollup.sources import NotAStoreError, open_reports
from gongkai.annualreport.rollup.sums import KEYS
from gongkai.officedocs.files import SUFFIXES
from gongkai.site.cli.gathering import gather
from gongkai.site.cli.rollup_display import show_rollup

UNREADABLE = 2
_STORED = ".parquet"


def roll_up_reports(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="路径…", help="年度报告文件、文件夹，或先前读出的数据（.parquet）。"
        ),
    ],
    by: Annotated[
        list[str] | None,
        typer.Option(
            metavar="分组",
            help="按什么分组：year、province、city、county、kind，可重复，也可用逗号隔开。",
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(help="把读出的数据存为.parquet；中断后再次运行，读过的文件不再读。"),
    ] = None,
    divisions: Annotated[
        Path | None,
        typer.Option(help="机关所在行政区划的对照表（CSV：机关名称,行政区划代码），先于名称判断。"),
    ] = None,
) -> None:
    """汇总任意多份年度报告：按年度、地区、机关类别合计三张表，列出比例、差错和读不出的文件。

    退出码：0 全部读出；2 有文件无法读取。
    """
    words = _words(by or ["year"])
    files, stored = _sort(paths)
    codes = _codes(divisions)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        if files:
            kept = data or Path(folder, f"reports{_STORED}")
            gather(files, kept, codes=codes)
            stored.append(kept)
        answer = _ask(stored, words)
    show_rollup(answer)
    raise typer.Exit(UNREADABLE if answer.unreadable.num_rows else 0)


def _words(options: Sequence[str]) -> tuple[str, ...]:
    words = [word.strip() for option in options for word in option.split(",") if word.strip()]
    for word in words:
        if word not in KEYS:
            _refuse(f"不能按“{word}”分组，可以用：{'、'.join(KEYS)}。", "--by")
    return tuple(dict.fromkeys(words))


def _sort(paths: Iterable[str]) -> tuple[list[Path], list[Path]]:
    """Tell reports to read from Parquet files that hold reports read before."""
    files: list[Path] = []
    stored: list[Path] = []
    for given in map(Path, paths):
        if given.is_dir():
            inside = sorted(path for path in given.rglob("*") if path.is_file())
            files += [path for path in inside if path.suffix.lower() in SUFFIXES]
            stored += [path for path in inside if path.suffix == _STORED]
        else:
            (stored if given.suffix == _STORED else files).append(given)
    if not files and not stored:
        _refuse(f"“{'、'.join(paths)}”里没有可读的文件。", "路径")
    return files, stored


def _codes(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    try:
        return read_codes(path.read_text(encoding="utf-8"))
    except OSError as error:
        _refuse(f"无法打开“{path}”：{error.strerror}。", "--divisions")
    except UnicodeDecodeError:
        _refuse(f"“{path}”不是UTF-8编码的文本，请另存为CSV UTF-8。", "--divisions")
    except ValueError as error:
        _refuse(f"“{path}”{error}", "--divisions")


def _ask(stored: Sequence[Path], words: Sequence[str]) -> Rollup:
    with duckdb.connect() as connection:
        try:
            return roll_up(connection, open_reports(connection, stored), words)
        except NotAStoreError as error:
            _refuse(str(error), "路径")


def _refuse(sentence: str, hint: str) -> NoReturn:
    raise typer.BadParameter(sentence, param_hint=hint)
