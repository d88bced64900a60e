"""Which reports a government's report sums up: its family, by division and year.

A government's own report (…人民政府) is held to be consolidated; that of its office (政府办公室) is
the office's own. Its children are the other bodies of its division and, for a city or a province,
the governments right below it.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from duckdb import DuckDBPyConnection, DuckDBPyRelation

from gongkai.annualreport.rollup.columns import SCHEMA

_IS_CONSOLIDATED: Final = "coalesce(kind = 'government' AND suffix(body, '人民政府'), false)"
_ABOVE: Final = (
    "CASE WHEN substr(division, 3) = '0000' THEN NULL"
    " WHEN substr(division, 5) = '00' OR substr(division, 3, 2) = '90'"
    " OR substr(division, 1, 2) IN ('11', '12', '31', '50')"
    " THEN substr(division, 1, 2) || '0000' ELSE substr(division, 1, 4) || '00' END"
)
"""The division right above: the city of a county, the province of a city or of what has no city."""
_MEMBER_OF: Final = f"CASE WHEN {_IS_CONSOLIDATED} THEN {_ABOVE} ELSE division END AS member_of, *"
_COLUMNS: Final = ", ".join(f'm."{name}"' for name in SCHEMA.names)


class Family(NamedTuple):
    """Parents and children, joined by the number ``parent``."""

    parents: DuckDBPyRelation
    """parent, and every column of the store: one row each."""
    children: DuckDBPyRelation
    """The same columns; many rows to a parent."""
    size: int
    """How many parents."""
    added: Callable[[str], DuckDBPyRelation]
    """Give ``parent``, the number of its ``children``, and sums of theirs as asked for in SQL."""


def find_families(connection: DuckDBPyConnection, reports: DuckDBPyRelation) -> Family:
    """Find every government that alone reports for its division in a year, and its children."""
    read = reports.filter("division IS NOT NULL AND year IS NOT NULL")
    alone = (
        read.filter(_IS_CONSOLIDATED)
        .aggregate("year, division, min(file) AS file, count(*) AS times", "year, division")
        .filter("times = 1")
        .project("row_number() OVER (ORDER BY year, division) AS parent, year, division, file")
        .to_arrow_table()
    )
    if not alone.num_rows:
        return Family(read.limit(0), read.limit(0), 0, read.limit(0).aggregate)
    own = connection.from_arrow(alone).set_alias("k")

    def added(sums: str) -> DuckDBPyRelation:
        """Add up by division first: a nation's bodies need not be joined one by one."""
        grouped = read.project(_MEMBER_OF).aggregate(
            f"member_of, year, count(*) AS children, {sums}", "member_of, year"
        )
        joined = grouped.set_alias("a").join(own, "a.member_of = k.division AND a.year = k.year")
        return joined.project("k.parent AS parent, a.* EXCLUDE (member_of, year)")

    parents = read.filter(_IS_CONSOLIDATED).set_alias("m")
    members = read.project(_MEMBER_OF).set_alias("m")
    return Family(
        parents.join(own, "m.file = k.file AND m.year = k.year").project(f"parent, {_COLUMNS}"),
        members.join(own, "m.member_of = k.division AND m.year = k.year").project(
            f"parent, {_COLUMNS}"
        ),
        alone.num_rows,
        added,
    )


def family_of(parent: DuckDBPyRelation, reports: DuckDBPyRelation) -> Family:
    """Give the children of one report: those of its division or, where none is, all of its year.

    ``parent`` is the store of the one consolidated report.
    """
    own = parent.set_alias("k")
    read = reports.filter("error IS NULL").project(_MEMBER_OF).set_alias("m")
    others = read.join(own, "m.year = k.year AND m.body IS DISTINCT FROM k.body")
    columns = f"1 AS parent, {_COLUMNS}"
    placed = others.filter("m.member_of = k.division").project(columns)
    is_placed = placed.project("file").limit(1).to_arrow_table().num_rows
    children = placed if is_placed else others.project(columns)

    def added(sums: str) -> DuckDBPyRelation:
        return children.aggregate(f"parent, count(*) AS children, {sums}", "parent")

    return Family(parent.project("1 AS parent, *"), children, 1, added)
