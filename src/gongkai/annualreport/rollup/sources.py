"""Stored reports as a table for DuckDB: Parquet written earlier, here or in object storage."""

import os
import tempfile
from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow.dataset as pads
from duckdb import DuckDBPyConnection, DuckDBPyRelation
from pyarrow.fs import FileSystem

from gongkai.annualreport.rollup.columns import SCHEMA
from gongkai.annualreport.rollup.sums import listed


class Remote(NamedTuple):
    """A Parquet file, or a folder of them, on a file system other than this machine's."""

    filesystem: FileSystem
    path: str


class NotAStoreError(ValueError):
    """A Parquet file is none that the roll-up has made."""


def open_reports(
    connection: DuckDBPyConnection,
    local: Iterable[Path],
    remote: Iterable[Remote] = (),
) -> DuckDBPyRelation:
    """Give all stored reports as one table; DuckDB itself reads what is on this machine.

    Raises:
        NotAStoreError: a file is not Parquet, or lacks columns of the store.
    """
    # Each question opens the files anew: their footers, of 250 columns, are read once.
    connection.execute("SET parquet_metadata_cache = true")
    spare = Path(tempfile.gettempdir(), f"gongkai-{os.getpid()}")
    connection.execute("SET temp_directory = $folder", {"folder": str(spare)})
    parts = []
    if files := [str(file) for path in local for file in _files(path)]:
        try:
            parts.append(connection.read_parquet(files))
        except duckdb.Error as error:
            raise NotAStoreError(f"不是完整的Parquet文件：{_first_line(error)}。") from error
    for source in remote:
        dataset = pads.dataset(source.path, filesystem=source.filesystem, format="parquet")
        parts.append(connection.from_arrow(dataset))
    for part in parts:
        _check_columns(part)
    return reduce(DuckDBPyRelation.union, map(_in_order, parts))


def _in_order(part: DuckDBPyRelation) -> DuckDBPyRelation:
    """Give the columns in the store's order; where they are so already, as they are.

    Every question would bind another 250 columns, which takes as long as it takes to answer some.
    """
    return part if part.columns == SCHEMA.names else part.project(listed(SCHEMA.names))


def _files(path: Path) -> list[Path]:
    return sorted(path.rglob("*.parquet")) if path.is_dir() else [path]


def _check_columns(reports: DuckDBPyRelation) -> None:
    missing = [name for name in SCHEMA.names if name not in reports.columns]
    if missing:
        raise NotAStoreError(
            f"缺少{len(missing)}列（如“{missing[0]}”），不是 gongkai report read -o 写出的数据。"
            "请用这个命令重新读出。"
        )


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
