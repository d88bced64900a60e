"""A government's figures less the sum of its bodies', row by row, and what explains the difference.

What explains is named, never assumed: a body whose own figure is just the difference, bodies with
an error found in that row, bodies that reported in another year or must exist and are not here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
from duckdb import DuckDBPyConnection, DuckDBPyRelation

from gongkai.annualreport.rollup.columns import FIGURE_TYPE
from gongkai.annualreport.rollup.divisions import places_within
from gongkai.annualreport.rollup.families import CHIEF, Family, sum_of
from gongkai.annualreport.rollup.sums import listed, one_of, quoted

MOST: Final = 100
"""So many parents are explained row by row, those that differ in most figures first."""

_FEW: Final = 3
"""Where more children than this have just the difference as their figure, none of them explains."""
Row = Mapping[str, Any]
Names = Mapping[tuple[int, str], tuple[str, ...]]
"""Bodies by the parent's number and the column of the figure."""
_NAMED: Final = "coalesce(body, '（没有名称）')"
_LABELS: Final = {figure.name: figure.label for figure in CHIEF}
_ROWS: Final = {figure.name: figure.name.removesuffix(f".{figure.column}") for figure in CHIEF}
"""Of each figure the row it stands in, as ``failed_rows`` names it."""


class Difference(NamedTuple):
    """One figure of a parent that is not the sum of its children's."""

    parent: str
    year: int
    file: str
    children: int
    """How many children were added up."""
    column: str
    label: str
    stated: Decimal
    summed: Decimal
    difference: Decimal
    """The parent's figure less the sum."""
    equal: tuple[str, ...]
    """Children whose own figure is just the difference."""
    with_errors: tuple[str, ...]
    """Children in whose row a check found an error."""
    missing: tuple[str, ...]
    """Children that are not here; they can only explain a sum that is too small."""

    @property
    def is_explained(self) -> bool:
        """Tell whether there is anything to look at besides the parent's own figure."""
        return bool(self.equal or self.with_errors or self.missing)


class Differences(NamedTuple):
    """How many parents were compared, how many differ, and the differences of the first of them."""

    parents: int
    differing: int
    found: tuple[Difference, ...]


def find_differences(
    connection: DuckDBPyConnection, reports: DuckDBPyRelation, family: Family
) -> Differences:
    """Compare parents with the sums of their children; those that differ most often come first.

    Blanks are not compared: neither a parent's nor a figure that no child gives.
    """
    if not family.size:
        return Differences(0, 0, ())
    compared = _compared(family).to_arrow_table()
    differing = compared.filter(pc.greater(compared["differing"], 0))
    order = [("differing", "descending"), ("parent", "ascending")]
    chosen = differing.sort_by(order).slice(0, MOST).to_pylist()
    if not chosen:
        return Differences(compared.num_rows, 0, ())
    found = tuple(_explained(connection, reports, family, chosen))
    return Differences(compared.num_rows, differing.num_rows, found)


def _compared(family: Family) -> DuckDBPyRelation:
    """Give parents and sums with the number of figures that differ."""
    differing = " + ".join(
        f"CAST(coalesce({quoted(name)} <> {quoted(sum_of(name))}, false) AS INTEGER)"
        for name in _LABELS
    )
    return family.parents.project(f"*, {differing} AS differing")


def _explained(
    connection: DuckDBPyConnection,
    reports: DuckDBPyRelation,
    family: Family,
    chosen: Sequence[Row],
) -> Iterator[Difference]:
    """Give the differences of the chosen parents, row by row, with what explains them."""
    numbers = [row["parent"] for row in chosen]
    heads = {parent: head for parent, *head in family.heads(numbers).fetchall()}
    children = connection.from_arrow(family.children(numbers).to_arrow_table())
    gaps = connection.from_arrow(_gaps(chosen))
    equal, failed = _equal(children, gaps), _failed(children, gaps)
    seen = _seen(reports, {row["division"] for row in chosen if row["division"]})
    here = _here(children)
    for row in chosen:
        body, file = heads[row["parent"]]
        missing = tuple(_missing(row, body, here[row["parent"]], seen.get(row["division"], set())))
        for name, stated, summed in _different(row):
            key = (row["parent"], name)
            yield Difference(
                body or "",
                row["year"],
                file,
                row["children"],
                name,
                _LABELS[name],
                stated,
                summed,
                stated - summed,
                equal.get(key, ()),
                failed.get(key, ()),
                missing if stated > summed else (),
            )


def _different(row: Row) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Give the figures of a parent that are not the sums: name, stated, summed."""
    for name in _LABELS:
        stated, summed = row[name], row[sum_of(name)]
        if stated is not None and summed is not None and stated != summed:
            yield name, stated, summed


def _gaps(chosen: Sequence[Row]) -> pa.Table:
    rows = [
        {"parent": row["parent"], "name": name, "row": _ROWS[name], "gap": abs(stated - summed)}
        for row in chosen
        for name, stated, summed in _different(row)
    ]
    types = [("parent", pa.int64()), ("name", pa.string()), ("row", pa.string())]
    return pa.Table.from_pylist(rows, schema=pa.schema([*types, ("gap", _WIDE)]))


_WIDE: Final = pa.decimal128(38, FIGURE_TYPE.scale)
"""A sum may need more digits than a figure."""


def _equal(children: DuckDBPyRelation, gaps: DuckDBPyRelation) -> Names:
    """Name the children whose own figure is just the difference."""
    one_each = f"UNPIVOT children ON {listed(list(_LABELS))} INTO NAME name VALUE figure"
    figures = children.query("children", f"FROM ({one_each}) WHERE figure <> 0")
    if figures is None:
        raise TypeError("FROM … is a question, and has an answer")
    joined = figures.set_alias("c").join(
        gaps.set_alias("g"), "c.parent = g.parent AND c.name = g.name AND abs(c.figure) = g.gap"
    )
    return _names(joined, f"count(*) <= {_FEW}")


def _failed(children: DuckDBPyRelation, gaps: DuckDBPyRelation) -> Names:
    """Name the children in whose row a check found an error."""
    failing = children.project("parent, body, unnest(failed_rows) AS row")
    joined = failing.set_alias("c").join(
        gaps.set_alias("g"), 'c.parent = g.parent AND c."row" = g."row"'
    )
    return _names(joined, "true")


def _names(joined: DuckDBPyRelation, having: str) -> Names:
    asked = f"parent, name, list({_NAMED} ORDER BY body) AS bodies, {having} AS is_kept"
    plain = joined.project("g.parent AS parent, g.name AS name, c.body AS body")
    kept = plain.aggregate(asked, "parent, name").filter("is_kept")
    return {(parent, name): tuple(bodies) for parent, name, bodies, _ in kept.fetchall()}


def _here(children: DuckDBPyRelation) -> dict[int, list[tuple[str | None, str | None]]]:
    """Give the name and division of each parent's children."""
    found: dict[int, list[tuple[str | None, str | None]]] = defaultdict(list)
    for parent, body, division in children.project("parent, body, division").fetchall():
        found[parent].append((body, division))
    return found


def _seen(reports: DuckDBPyRelation, divisions: Iterable[str]) -> dict[str, set[tuple[int, str]]]:
    """Tell which bodies of divisions reported in which years."""
    found: dict[str, set[tuple[int, str]]] = defaultdict(set)
    named = reports.project("division, year, body").filter(
        f"{one_of('division', divisions)} AND body IS NOT NULL AND year IS NOT NULL"
    )
    for division, year, body in named.distinct().fetchall():
        found[division].add((year, body))
    return found


def _missing(
    parent: Row,
    whole: str | None,
    children: Sequence[tuple[str | None, str | None]],
    seen: set[tuple[int, str]],
) -> Iterator[str]:
    """Name children that reported in another year, and places below without a report."""
    here = {body for body, _ in children} | {whole}
    yield from sorted({body for year, body in seen if year != parent["year"]} - here)
    division = parent["division"]
    if division and division.endswith("00"):
        reporting = {division for _, division in children}
        for code, name in places_within(division, parent["year"]):
            if code not in reporting:
                yield f"{name}人民政府"
