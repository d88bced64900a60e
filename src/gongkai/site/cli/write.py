"""`gongkai report write`: a report as data, or from any file that can be read, to a document."""

import os
from pathlib import Path
from typing import Annotated

import typer

from gongkai.annualreport.model import Report
from gongkai.annualreport.reading import read_report
from gongkai.annualreport.reading.plain import read_plain
from gongkai.annualreport.writing.formats import SUFFIXES, write_report
from gongkai.officedocs.batch import read_many
from gongkai.officedocs.writing.faces import NoChineseFontError
from gongkai.site.cli import display

UNREADABLE = 2
NOT_WRITTEN = 2
FONTS = "GONGKAI_FONTS"


def write(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="报告",
            help="report read --json 写出的JSON，或任何能读取的年度报告（docx、html、pdf等）。",
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help=f"写成的文件，格式由扩展名决定：{'、'.join(SUFFIXES)}。"
        ),
    ],
) -> None:
    """把年度报告写成文件：按国办格式排好章节和三张表，Word和PDF按GB/T 9704排版。

    PDF用这台电脑上的字体；环境变量GONGKAI_FONTS可以指明另外的字体文件夹。

    退出码：0 已写成；2 报告无法读取，或者没有中文字体。
    """
    if output.suffix.lower() not in SUFFIXES:
        known = "、".join(SUFFIXES)
        raise typer.BadParameter(
            f"输出文件应以{known}之一结尾，收到的是“{output.name}”。", param_hint="-o"
        )
    if output.exists() and source.exists() and output.samefile(source):
        raise typer.BadParameter("输出文件就是原文件。请另起一个名字。", param_hint="-o")
    _save(output, _written(_read(source), output.suffix))


def read_any(path: Path) -> Report:
    """Read a report from JSON, or from a published file."""
    return read_plain(path) if path.suffix.lower() == ".json" else read_report(path)


def _read(path: Path) -> Report:
    """Read in a worker process, since the file may come from anywhere."""
    outcome = next(iter(read_many([path], read_any)))
    if outcome.value is None:
        display.show_error(outcome.path, outcome.error or "")
        raise typer.Exit(UNREADABLE)
    return outcome.value


def _written(report: Report, suffix: str) -> bytes:
    """Write a report; fonts are looked for in the folders that the environment names, too."""
    folders = [Path(folder) for folder in os.environ.get(FONTS, "").split(os.pathsep) if folder]
    try:
        return write_report(report, suffix, folders)
    except NoChineseFontError as error:
        how = f"文件夹用环境变量{FONTS}指明，几个文件夹用“{os.pathsep}”隔开。"
        display.open_console(stderr=True).print(f"{error}{how}", markup=False)
        raise typer.Exit(NOT_WRITTEN) from error


def _save(path: Path, content: bytes) -> None:
    """Write a whole file or none: what stood there stays until the new one is complete."""
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise typer.BadParameter(
            f"不能写入“{path}”：{error.strerror}。请检查文件夹是否存在、能否写入。", param_hint="-o"
        ) from error
