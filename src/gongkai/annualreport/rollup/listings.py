"""What a reader of the sums has to know: files not read, reports given twice, bodies not placed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pyarrow as pa
from duckdb import DuckDBPyConnection, DuckDBPyRelation

_KEYS_IN_MEMORY: Final = 64 * 1024 * 1024
"""Bytes for the keys of reports while they are counted; what is more DuckDB keeps on disk."""


def unreadable(reports: DuckDBPyRelation) -> pa.Table:
    """List the files that could not be read, and why."""
    failed = reports.filter("error IS NOT NULL")
    return failed.project("file, error").order("file").to_arrow_table()


def given_twice(connection: DuckDBPyConnection, reports: DuckDBPyRelation) -> pa.Table:
    """List bodies with more than one report of a year: their figures are counted as often.

    Names are compared by their hashes first, which take far less memory.
    """
    named = reports.project("body, year, division, hash(body, year, division) AS key").filter(
        "body IS NOT NULL AND year IS NOT NULL"
    )
    counted = named.aggregate("key, count(*) AS times", "key").filter("times > 1")
    with _little_memory(connection):
        twice = connection.from_arrow(counted.project("key").to_arrow_table())
    return (
        (named if twice.shape[0] else named.limit(0))
        .set_alias("named")
        .join(twice.set_alias("twice"), "key", how="semi")
        .aggregate("body, year, division, count(*) AS reports", "body, year, division")
        .filter("reports > 1")
        .order("year, body, division")
        .to_arrow_table()
    )


@contextmanager
def _little_memory(connection: DuckDBPyConnection) -> Iterator[None]:
    """Leave DuckDB little more memory than it has taken, so that it does not grow with reports."""
    (before,) = connection.execute("SELECT current_setting('memory_limit')").fetchall()[0]
    taken = connection.execute("SELECT sum(memory_usage_bytes) FROM duckdb_memory()").fetchall()
    connection.execute(f"SET memory_limit = '{int(taken[0][0]) + _KEYS_IN_MEMORY}B'")
    try:
        yield
    finally:
        connection.execute(f"SET memory_limit = '{before}'")


def unplaced(reports: DuckDBPyRelation) -> pa.Table:
    """List bodies whose province is not known, with the number of their reports."""
    return (
        reports.filter("error IS NULL AND province IS NULL")
        .aggregate("body, count(*) AS reports", "body")
        .order("reports DESC, body")
        .to_arrow_table()
    )
