"""`gongkai report rollup`: any number of reports added up."""

import json
import tempfile
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, NamedTuple, NoReturn

import duckdb
import pyarrow.parquet as pq
import typer

from gongkai.annualreport.rollup.answer import Rollup, roll_up
from gongkai.annualreport.rollup.book import rollup_book
from gongkai.annualreport.rollup.cluster import NoClusterError, read_in_cluster
from gongkai.annualreport.rollup.divisions import read_codes
from gongkai.annualreport.rollup.page import rollup_page
from gongkai.annualreport.rollup.plain import groups_table, rollup_to_dict
from gongkai.annualreport.rollup.reading import Engine, read_in_pool
from gongkai.annualreport.rollup.remote import NoStorageError, find, is_remote
from gongkai.annualreport.rollup.rows import Job
from gongkai.annualreport.rollup.sources import NotAStoreError, Remote, open_reports
from gongkai.annualreport.rollup.sums import KEYS
from gongkai.officedocs.files import SUFFIXES
from gongkai.site.cli.gathering import gather, jobs_of
from gongkai.site.cli.rollup_display import show_rollup

UNREADABLE = 2
_STORED: Final = ".parquet"


class EngineName(StrEnum):
    """Where files are read: in processes of this machine, or on a Ray cluster."""

    POOL = "pool"
    RAY = "ray"


_ENGINES: Final[dict[EngineName, Engine]] = {
    EngineName.POOL: read_in_pool,
    EngineName.RAY: read_in_cluster,
}


class _Found(NamedTuple):
    """What the paths given hold: reports to read, and reports read before."""

    jobs: list[Job]
    stored: list[Path]
    remote: list[Remote]


def roll_up_reports(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="路径…",
            help="年度报告文件、文件夹，先前读出的数据（.parquet），或者对象存储地址（s3://…）。",
        ),
    ],
    by: Annotated[
        list[str] | None,
        typer.Option(
            metavar="分组",
            help="按什么分组：year、province、city、county、kind，可重复，也可用逗号隔开。",
        ),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help="汇总结果写入文件：.html、.xlsx、.parquet，可重复。"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出JSON，供程序使用。")] = False,
    parent: Annotated[
        Path | None,
        typer.Option(help="政府（含所属机关）的报告，与其他各份之和逐项核对。"),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(help="把读出的数据存为.parquet；中断后再次运行，读过的文件不再读。"),
    ] = None,
    divisions: Annotated[
        Path | None,
        typer.Option(help="机关所在行政区划的对照表（CSV：机关名称,行政区划代码），先于名称判断。"),
    ] = None,
    engine: Annotated[
        EngineName, typer.Option(help="在本机的进程里读（pool），或者分到Ray集群上读（ray）。")
    ] = EngineName.POOL,
) -> None:
    """汇总任意多份年度报告：按年度、地区、机关类别合计三张表，列出比例、差错和读不出的文件。

    退出码：0 全部读出；2 有文件无法读取。
    """
    words = _words(by or ["year"])
    writers = [(path, _writer(path)) for path in output or []]
    found = _find(paths)
    codes = _codes(divisions)
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        try:
            if found.jobs:
                kept = data or Path(folder, f"reports{_STORED}")
                gather(found.jobs, kept, codes=codes, engine=_ENGINES[engine])
                found.stored.append(kept)
            above = _read_parent(parent, Path(folder, f"parent{_STORED}"), codes)
        except NoClusterError as error:
            _refuse(str(error), "--engine")
        answer = _ask(found, words, above)
    _give(answer, writers, as_json=as_json)
    raise typer.Exit(UNREADABLE if answer.unreadable.num_rows else 0)


def _words(options: Sequence[str]) -> tuple[str, ...]:
    words = [word.strip() for option in options for word in option.split(",") if word.strip()]
    for word in words:
        if word not in KEYS:
            _refuse(f"不能按“{word}”分组，可以用：{'、'.join(KEYS)}。", "--by")
    return tuple(dict.fromkeys(words))


def _find(paths: Iterable[str]) -> _Found:
    """Tell reports to read from Parquet files that hold reports read before."""
    found = _Found([], [], [])
    for given in paths:
        if is_remote(given):
            _find_remote(given, found)
            continue
        path = Path(given)
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.is_file())
            found.jobs.extend(jobs_of(p for p in inside if p.suffix.lower() in SUFFIXES))
            found.stored.extend(each for each in inside if each.suffix == _STORED)
        elif path.suffix == _STORED:
            found.stored.append(path)
        else:
            found.jobs.extend(jobs_of([path]))
    if not any(found):
        _refuse(f"“{'、'.join(paths)}”里没有可读的文件。", "路径")
    return found


def _find_remote(address: str, found: _Found) -> None:
    try:
        there = find(address, SUFFIXES)
    except NoStorageError as error:
        _refuse(str(error), "路径")
    found.jobs.extend(there.jobs)
    found.remote.extend(there.stored)


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


def _read_parent(path: Path | None, kept: Path, codes: dict[str, str]) -> Path | None:
    """Read the one report that sums the others up; without it there is nothing to compare."""
    if path is None:
        return None
    if gather(list(jobs_of([path])), kept, codes=codes):
        raise typer.Exit(UNREADABLE)
    return kept


def _ask(found: _Found, words: Sequence[str], above: Path | None) -> Rollup:
    with duckdb.connect() as connection:
        try:
            reports = open_reports(connection, found.stored, found.remote)
            parent = None if above is None else open_reports(connection, [above])
            return roll_up(connection, reports, words, parent=parent)
        except NotAStoreError as error:
            _refuse(str(error), "路径")


Writer = Callable[[Rollup, Path], None]


def _write_page(answer: Rollup, path: Path) -> None:
    path.write_text(rollup_page(answer), encoding="utf-8")


def _write_book(answer: Rollup, path: Path) -> None:
    path.write_bytes(rollup_book(answer))


def _write_parquet(answer: Rollup, path: Path) -> None:
    pq.write_table(groups_table(answer), path, compression="zstd")


_WRITERS: Final[dict[str, Writer]] = {
    ".html": _write_page,
    ".xlsx": _write_book,
    _STORED: _write_parquet,
}


def _writer(path: Path) -> Writer:
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        known = "、".join(_WRITERS)
        _refuse(f"输出文件应以{known}之一结尾，收到的是“{path.name}”。", "-o")
    return writer


def _give(answer: Rollup, writers: Iterable[tuple[Path, Writer]], *, as_json: bool) -> None:
    for path, write in writers:
        try:
            write(answer, path)
        except OSError as error:
            _refuse(f"不能写入“{path}”：{error.strerror}。", "-o")
    if as_json:
        typer.echo(json.dumps(rollup_to_dict(answer), ensure_ascii=False))
    else:
        show_rollup(answer)


def _refuse(sentence: str, hint: str) -> NoReturn:
    raise typer.BadParameter(sentence, param_hint=hint)
