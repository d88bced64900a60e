"""All that a roll-up answers, as tables: asked of DuckDB once, shown in many ways."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
from duckdb import DuckDBPyConnection, DuckDBPyRelation

from gongkai.annualreport.rollup import listings, sums


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
    unreadable: pa.Table
    given_twice: pa.Table
    unplaced: pa.Table


def roll_up(connection: DuckDBPyConnection, reports: DuckDBPyRelation, by: Sequence[str]) -> Rollup:
    """Answer everything, grouped by words of ``sums.KEYS``; no word at all makes one group."""
    keys = sums.key_columns(by)
    groups = sums.sum_up(reports, keys)
    total = sums.add_groups(connection, groups, keys)
    found = sums.defects(connection, reports, groups, keys)
    return Rollup(
        keys,
        groups,
        sums.shares(connection, groups, keys),
        total,
        sums.shares(connection, total, ()),
        found,
        sums.add_defects(connection, found, total),
        listings.unreadable(reports),
        listings.given_twice(reports),
        listings.unplaced(reports),
    )
