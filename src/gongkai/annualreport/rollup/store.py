"""Rows kept in Parquet as they come, so that an interrupted run goes on where it stopped.

While it grows, a store ``X.parquet`` is a folder ``X.parquet.parts`` of ``part-00001.parquet`` and
so on, each complete from the moment it has its name. When all is read they become the one file. A
file that a part already has, unchanged in size and time, is not read again, unless it could not be.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from gongkai.annualreport.rollup.columns import SCHEMA
from gongkai.annualreport.rollup.rows import Job, Row

ROWS_PER_PART: Final = 1000
"""What a killed run loses at most; a few seconds of reading."""

_JOBS: Final = pa.schema(list(SCHEMA)[:3])
_JOBS_AT_ONCE: Final = 20_000
_ROWS_PER_GROUP: Final = 20_000


class Store:
    """Grows a Parquet file of reports; used as a context manager, so that what is read is kept."""

    def __init__(self, path: Path, *, rows_per_part: int = ROWS_PER_PART) -> None:
        self.path = path
        self._folder = path.with_name(f"{path.name}.parts")
        self._rows_per_part = rows_per_part
        self._waiting: list[Row] = []
        self._asked: pq.ParquetWriter | None = None
        self._known: tuple[Path, ...] = ()

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._asked = pq.ParquetWriter(self._folder / "asked", _JOBS)
        self._known = (*([self.path] if self.path.is_file() else []), *self._parts())
        return self

    def unread(self, jobs: Iterable[Job]) -> Iterator[Job]:
        """Pass on the jobs that no part has yet, and remember all that were asked for."""
        remaining = iter(jobs)
        while some := list(islice(remaining, _JOBS_AT_ONCE)):
            table = _job_table(some)
            if self._asked is not None:
                self._asked.write_table(table)
            yield from _without_known(some, table, self._known) if self._known else some

    def add(self, row: Row) -> None:
        """Keep a row; a full part is written at once."""
        self._waiting.append(row)
        if len(self._waiting) >= self._rows_per_part:
            self._write()

    def finish(self) -> None:
        """Make one file of the parts, with the latest row of each file asked for and no other."""
        self._write()
        self._close()
        sources = [*([self.path] if self.path.is_file() else []), *self._parts()]
        made = self._folder / "whole"
        _merge(sources, self._folder / "asked", made)
        made.replace(self.path)
        shutil.rmtree(self._folder)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._write()
        self._close()

    def _write(self) -> None:
        if not self._waiting:
            return
        parts = self._parts()
        number = int(parts[-1].stem.removeprefix("part-")) + 1 if parts else 1
        growing = self._folder / "growing"
        columns = zip(*self._waiting, strict=True)
        arrays = [
            pa.array(values, field.type) for values, field in zip(columns, SCHEMA, strict=True)
        ]
        table = pa.Table.from_arrays(arrays, schema=SCHEMA)
        pq.write_table(table, growing, compression="zstd", store_decimal_as_integer=True)
        growing.replace(self._folder / f"part-{number:05}.parquet")
        self._waiting.clear()

    def _close(self) -> None:
        if self._asked is not None:
            self._asked.close()
            self._asked = None

    def _parts(self) -> list[Path]:
        return sorted(self._folder.glob("part-*.parquet"))


def _job_table(jobs: Sequence[Job]) -> pa.Table:
    columns = zip(*jobs, strict=True)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, _JOBS, strict=True)]
    return pa.Table.from_arrays(arrays, schema=_JOBS)


def _without_known(jobs: Sequence[Job], table: pa.Table, known: Sequence[Path]) -> Iterator[Job]:
    """Leave out the jobs that were read before; what could not be read is tried again."""
    with duckdb.connect() as connection:
        connection.register("jobs", table.append_column("number", pa.array(range(len(jobs)))))
        connection.read_parquet([str(path) for path in known]).create_view("parts")
        rows = connection.execute(
            "SELECT number FROM jobs ANTI JOIN (SELECT * FROM parts WHERE error IS NULL)"
            " USING (file, size, modified) ORDER BY number"
        ).fetchall()
    return (jobs[number] for (number,) in rows)


def _merge(sources: Sequence[Path], asked: Path, made: Path) -> None:
    """Copy the rows asked for; of a file read twice, the row read last."""
    names = [str(path) for path in sources]
    with duckdb.connect() as connection:
        connection.register("sources", pa.table({"filename": names, "part": range(len(names))}))
        connection.read_parquet(str(asked)).create_view("asked")
        connection.read_parquet(names, filename=True).create_view("rows")
        connection.execute(
            "CREATE TEMP TABLE latest AS SELECT file, max(part) AS part"
            " FROM rows JOIN sources USING (filename) GROUP BY file HAVING count(*) > 1"
        )
        connection.execute(
            "CREATE TEMP TABLE older AS SELECT rows.file, rows.filename FROM rows"
            " JOIN sources USING (filename) JOIN latest USING (file)"
            " WHERE sources.part < latest.part"
        )
        connection.sql(
            "SELECT * EXCLUDE filename FROM rows ANTI JOIN older USING (file, filename)"
            " SEMI JOIN asked USING (file, size, modified)"
        ).write_parquet(str(made), compression="zstd", row_group_size=_ROWS_PER_GROUP)
