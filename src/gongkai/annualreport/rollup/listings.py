"""What a reader of the sums has to know: files not read, reports given twice, bodies not placed."""

import pyarrow as pa
from duckdb import DuckDBPyConnection, DuckDBPyRelation


def unreadable(reports: DuckDBPyRelation) -> pa.Table:
    """List the files that could not be read, and why."""
    failed = reports.filter("error IS NOT NULL")
    return failed.project("file, error").order("file").to_arrow_table()


def given_twice(connection: DuckDBPyConnection, reports: DuckDBPyRelation) -> pa.Table:
    """List bodies with more than one report of a year: their figures are counted as often.

    Names are compared by their hashes first, which take far less memory.
    """
    named = reports.filter("body IS NOT NULL AND year IS NOT NULL").project(
        "body, year, division, hash(body, year, division) AS key"
    )
    counted = named.aggregate("key, count(*) AS times", "key").filter("times > 1")
    twice = connection.from_arrow(counted.project("key").to_arrow_table())
    is_any = len(twice) > 0
    return (
        (named if is_any else named.limit(0))
        .set_alias("named")
        .join(twice.set_alias("twice"), "key", how="semi")
        .aggregate("body, year, division, count(*) AS reports", "body, year, division")
        .filter("reports > 1")
        .order("year, body, division")
        .to_arrow_table()
    )


def unplaced(reports: DuckDBPyRelation) -> pa.Table:
    """List bodies whose province is not known, with the number of their reports."""
    return (
        reports.filter("error IS NULL AND province IS NULL")
        .aggregate("body, count(*) AS reports", "body")
        .order("reports DESC, body")
        .to_arrow_table()
    )
