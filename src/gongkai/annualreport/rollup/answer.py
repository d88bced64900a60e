"""All that a roll-up answers, as tables: asked of DuckDB once, shown in many ways."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
from duckdb import DuckDBPyConnection, DuckDBPyRelation

from gongkai.annualreport.rollup import listings, sums
from gongkai.annualreport.rollup.differences import Differences, find_differences
from gongkai.annualreport.rollup.families import family_of, find_families
from gongkai.annualreport.rollup.outliers import find_outliers


@dataclass(frozen=True)
class Rollup:
    """The answers: each table's columns are told by the function that makes it."""

    keys: tuple[str, ...]
    groups: pa.Table
    shares: pa.Table
    total: pa.Table
    """The groups added up: one row."""
    total_shares: pa.Table
    defects: pa.Table
    total_defects: pa.Table
    outliers: pa.Table
    differences: Differences
    unreadable: pa.Table
    given_twice: pa.Table
    unplaced: pa.Table


def roll_up(
    connection: DuckDBPyConnection,
    reports: DuckDBPyRelation,
    by: Sequence[str],
    *,
    parent: DuckDBPyRelation | None = None,
) -> Rollup:
    """Answer everything, grouped by words of ``sums.KEYS``; no word at all makes one group.

    ``parent`` is the store of one consolidated report, to be compared with all others; without it
    governments among the reports are compared with their bodies.
    """
    keys = sums.key_columns(by)
    groups = sums.sum_up(reports, keys)
    total = sums.add_groups(connection, groups, keys)
    found = sums.defects(connection, reports, groups, keys)
    family = find_families(connection, reports) if parent is None else family_of(parent, reports)
    counts = {name: total[name][0].as_py() for name in ("reports", "unreadable", "placed")}
    return Rollup(
        keys,
        groups,
        sums.shares(connection, groups, keys),
        total,
        sums.shares(connection, total, ()),
        found,
        sums.add_defects(connection, found, total),
        find_outliers(connection, reports),
        find_differences(connection, reports, family),
        listings.unreadable(reports if counts["unreadable"] else reports.limit(0)),
        listings.given_twice(connection, reports),
        listings.unplaced(reports if counts["placed"] < counts["reports"] else reports.limit(0)),
    )
