"""Reports put into a store without reading files, and asked there."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from gongkai.annualreport.checking import check
from gongkai.annualreport.model import Report
from gongkai.annualreport.rollup.answer import Rollup, roll_up
from gongkai.annualreport.rollup.rows import Job, Row, error_row, report_values
from gongkai.annualreport.rollup.sources import open_reports
from gongkai.annualreport.rollup.store import Store


def rows(
    reports: Iterable[Report], *, checked: bool = False, codes: Mapping[str, str] | None = None
) -> list[Row]:
    """Make a row of each report, from files of invented names."""
    made: list[Row] = []
    for number, report in enumerate(reports):
        path = Path(f"年报/{number}.html")
        findings = check(report) if checked else ()
        made.append((str(path), 1, 1, *report_values(path, report, findings, codes or {})))
    return made


def keep(path: Path, given: Iterable[Row]) -> Path:
    """Write rows into a store."""
    with Store(path) as store:
        for row in given:
            list(store.unread([Job(*row[:3])]))  # type: ignore[arg-type]  # a row begins with its job
            store.add(row)
        store.finish()
    return path


def failed(file: str, error: str = "坏了。") -> Row:
    """Make the row of a file that cannot be read."""
    return error_row(Job(file, 1, 1), error)


def asked(path: Path, *by: str) -> Rollup:
    """Roll a store up."""
    with duckdb.connect() as connection:
        return roll_up(connection, open_reports(connection, [path]), by)


def plain(table: pa.Table, names: Sequence[str]) -> list[tuple[Any, ...]]:
    """Give some columns of a table as rows."""
    return [tuple(row[name] for name in names) for row in table.to_pylist()]
