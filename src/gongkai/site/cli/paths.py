"""The files that an argument names, itself or through a folder."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import typer

from gongkai.officedocs.files import SUFFIXES


def files_in(files: Iterable[Path]) -> list[Path]:
    """Give the files named, and those of known formats inside folders named, in a fixed order.

    Raises:
        typer.BadParameter: there are none.
    """
    named = list(files)
    paths = list(_expand(named))
    if not paths:
        shown = "、".join(str(path) for path in named)
        raise typer.BadParameter(f"“{shown}”里没有可读的文件。", param_hint="文件")
    return paths


def _expand(files: Iterable[Path]) -> Iterator[Path]:
    for path in files:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            yield from sorted(inside)
        else:
            yield path
