"""Which reports a government's report sums up: its family, by division and year.

A government's own report (…人民政府) is held to be consolidated; that of its office (政府办公室) is
the office's own. Its children are the other bodies of its division and, for a city or a province,
the governments right below it.

The figures of a nation's bodies are added up by division in one reading of the store; parents and
sums are then made of these few thousand rows, and only children that are looked at are read again.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from duckdb import DuckDBPyConnection, DuckDBPyRelation

from gongkai.annualreport.rollup.columns import FIGURES
from gongkai.annualreport.rollup.sums import listed, one_of, quoted

CHIEF: Final = tuple(
    figure for figure in FIGURES if figure.table != "applications" or figure.column == "total"
)
"""The figures that are compared: of 表三 the totals."""

_IS_CONSOLIDATED: Final = "coalesce(kind = 'government' AND suffix(body, '人民政府'), false)"
_ABOVE: Final = (
    "CASE WHEN substr(division, 3) = '0000' THEN NULL"
    " WHEN substr(division, 5) = '00' OR substr(division, 3, 2) = '90'"
    " OR substr(division, 1, 2) IN ('11', '12', '31', '50')"
    " THEN substr(division, 1, 2) || '0000' ELSE substr(division, 1, 4) || '00' END"
)
"""The division right above: the city of a county, the province of a city or of what has no city."""
_FIGURES: Final = listed([figure.name for figure in CHIEF])
_SUMS: Final = ", ".join(f"sum({quoted(f.name)}) AS {quoted(f.name)}" for f in CHIEF)
_MEMBER_OF: Final = f"CASE WHEN is_own THEN {_ABOVE} ELSE division END AS member_of"
_HEAD: Final = "year, division, kind, body, file, failed_rows"
_CHILD: Final = f"body, division, failed_rows, {_FIGURES}"


class Family(NamedTuple):
    """Parents and children, joined by the number ``parent``."""

    size: int
    """How many parents."""
    parents: DuckDBPyRelation
    """``parent``, ``year``, ``division``, ``children`` (how many), each figure of ``CHIEF``, and as
    ``sum of …`` the sum of the children's; parents without children are left out."""
    heads: Callable[[Sequence[int]], DuckDBPyRelation]
    """Give ``parent``, ``body``, ``file`` of some parents."""
    children: Callable[[Sequence[int]], DuckDBPyRelation]
    """Give ``parent``, ``body``, ``division``, ``failed_rows`` and figures of their children."""


def find_families(connection: DuckDBPyConnection, reports: DuckDBPyRelation) -> Family:
    """Find every government that alone reports for its division in a year, and its children."""
    read = reports.project(f"{_HEAD}, {_FIGURES}").filter(
        "division IS NOT NULL AND year IS NOT NULL"
    )
    governments = reports.project("kind, body").filter("kind = 'government'")
    if not governments.filter(_IS_CONSOLIDATED).limit(1).fetchall():
        return Family(0, read, lambda _: read, lambda _: read)
    groups = connection.from_arrow(
        read.project(f"*, {_IS_CONSOLIDATED} AS is_own")
        .aggregate(f"year, division, is_own, count(*) AS times, {_SUMS}", "year, division, is_own")
        .to_arrow_table()
    ).project(f"*, {_MEMBER_OF}")
    alone = connection.from_arrow(
        groups.filter("is_own AND times = 1")
        .project(
            f"row_number() OVER (ORDER BY year, division) AS parent, year, division, {_FIGURES}"
        )
        .to_arrow_table()
    )
    keys = alone.project("parent, year, division AS member_of")

    def heads(parents: Sequence[int]) -> DuckDBPyRelation:
        chosen = _chosen(alone, parents)
        own = reports.project("year, division, kind, body, file").filter(
            f"{_IS_CONSOLIDATED} AND {_within(chosen)}"
        )
        return own.join(chosen.set_alias("k"), "year, division").project("parent, body, file")

    def children(parents: Sequence[int]) -> DuckDBPyRelation:
        chosen = _chosen(keys, parents)
        places = groups.join(chosen.set_alias("k"), "year, member_of").project("division")
        members = read.filter(_within(places)).project(f"*, {_IS_CONSOLIDATED} AS is_own")
        own = members.project(f"*, {_MEMBER_OF}").join(chosen.set_alias("k"), "year, member_of")
        return own.project(f"parent, {_CHILD}")

    added = groups.aggregate(
        f"year, member_of, CAST(sum(times) AS BIGINT) AS children, {_SUMS}", "year, member_of"
    ).join(keys.set_alias("k"), "year, member_of")
    return Family(alone.shape[0], _beside(alone, added), heads, children)


def family_of(parent: DuckDBPyRelation, reports: DuckDBPyRelation) -> Family:
    """Give the children of one report: those of its division or, where none is, all of its year.

    ``parent`` is the store of the one consolidated report.
    """
    own = parent.project(f"1 AS parent, body AS whole, year, division AS place, {_FIGURES}")
    read = reports.filter("error IS NULL").project(f"{_HEAD}, {_FIGURES}")
    members = read.project(f"*, {_IS_CONSOLIDATED} AS is_own").project(f"*, {_MEMBER_OF}")
    others = members.join(own.project("parent, whole, year, place").set_alias("k"), "year").filter(
        "body IS DISTINCT FROM whole"
    )
    placed = others.filter("member_of = place")
    children = (placed if placed.project("file").limit(1).fetchall() else others).project(
        f"parent, {_CHILD}"
    )
    added = children.aggregate(f"parent, count(*) AS children, {_SUMS}", "parent")
    head = parent.project("1 AS parent, body, file")
    alone = own.project(f"parent, year, place AS division, {_FIGURES}")
    return Family(1, _beside(alone, added), lambda _: head, lambda _: children)


def _beside(parents: DuckDBPyRelation, added: DuckDBPyRelation) -> DuckDBPyRelation:
    """Set each parent's figures beside the sums of its children's."""
    sums = ", ".join(f"{quoted(f.name)} AS {quoted(sum_of(f.name))}" for f in CHIEF)
    return parents.join(added.project(f"parent, children, {sums}").set_alias("s"), "parent")


def sum_of(name: str) -> str:
    """Name the column with the sum of a figure."""
    return f"sum of {name}"


def _chosen(parents: DuckDBPyRelation, numbers: Sequence[int]) -> DuckDBPyRelation:
    return parents.filter(f"parent IN ({', '.join(map(str, numbers))})")


def _within(places: DuckDBPyRelation) -> str:
    """Ask for divisions by name, so that DuckDB leaves out what cannot hold them."""
    codes = places.project("division").distinct().fetchall()
    return one_of("division", (code for (code,) in codes))
