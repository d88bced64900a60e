"""A government's figures less the sum of its bodies', row by row, and what explains the difference.

What explains is named, never assumed: a body whose own figure is just the difference, bodies with
an error found in that row, bodies that reported in another year or must exist and are not here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

import pyarrow.compute as pc
from duckdb import DuckDBPyRelation

from gongkai.annualreport.rollup.columns import FIGURES, FigureColumn
from gongkai.annualreport.rollup.divisions import places_within
from gongkai.annualreport.rollup.families import Family
from gongkai.annualreport.rollup.sums import listed

CHIEF: Final = tuple(
    figure for figure in FIGURES if figure.table != "applications" or figure.column == "total"
)
"""The figures that are compared: of 表三 the totals."""
MOST: Final = 100
"""So many parents are explained row by row, those that differ in most figures first."""

_FEW: Final = 3
"""Where more children than this have just the difference as their figure, none of them explains."""
_WHOSE: Final = ("body", "year", "file", "division")
Row = Mapping[str, Any]


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


def find_differences(reports: DuckDBPyRelation, family: Family) -> Differences:
    """Compare parents with the sums of their children; those that differ most often come first.

    Blanks are not compared: neither a parent's nor a figure that no child gives.
    """
    if not family.size:
        return Differences(0, 0, ())
    compared = _compared(family).to_arrow_table()
    differing = compared.filter(pc.greater(compared["differing"], 0))
    order = [("differing", "descending"), ("parent", "ascending")]
    chosen = differing.sort_by(order).slice(0, MOST).to_pylist()
    children = _children(family.children, [row["parent"] for row in chosen])
    seen = _seen(reports, {row["division"] for row in chosen if row["division"]})
    return Differences(
        compared.num_rows,
        differing.num_rows,
        tuple(
            difference
            for row in chosen
            for difference in _explain(row, children[row["parent"]], seen)
        ),
    )


def _compared(family: Family) -> DuckDBPyRelation:
    """Set each parent's figures beside the sums, with the number of figures that differ."""
    sums = ", ".join(f'sum("{figure.name}") AS "{figure.name}"' for figure in CHIEF)
    names = [figure.name for figure in CHIEF]
    differing = " + ".join(
        f'CAST(coalesce(p."{name}" <> s."{name}", false) AS INTEGER)' for name in names
    )
    return (
        family.parents.set_alias("p")
        .join(family.added(sums).set_alias("s"), "p.parent = s.parent")
        .project(
            ", ".join(
                [
                    "p.parent AS parent",
                    *(f"p.{name} AS {name}" for name in _WHOSE),
                    "children",
                    f"{differing} AS differing",
                    *(f'p."{name}" AS "{name}"' for name in names),
                    *(f's."{name}" AS "sum of {name}"' for name in names),
                ]
            )
        )
    )


def _children(children: DuckDBPyRelation, parents: Sequence[int]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    if parents:
        names = ["parent", "body", "division", "failed_rows", *(f.name for f in CHIEF)]
        chosen = children.filter(f"parent IN ({', '.join(map(str, parents))})")
        for row in _rows(chosen.project(listed(names)).order("body")):
            found[row["parent"]].append(row)
    return found


def _seen(reports: DuckDBPyRelation, divisions: Iterable[str]) -> dict[str, set[tuple[int, str]]]:
    """Tell which bodies of divisions reported in which years."""
    found: dict[str, set[tuple[int, str]]] = defaultdict(set)
    codes = ", ".join(f"'{code}'" for code in sorted(divisions))
    if codes:
        named = reports.filter(f"division IN ({codes}) AND body IS NOT NULL AND year IS NOT NULL")
        for division, year, body in named.project("division, year, body").distinct().fetchall():
            found[division].add((year, body))
    return found


def _explain(
    parent: Row, children: Sequence[Row], seen: Mapping[str, set[tuple[int, str]]]
) -> Iterator[Difference]:
    missing = tuple(_missing(parent, children, seen.get(parent["division"], set())))
    for figure in CHIEF:
        stated, summed = parent[figure.name], parent[f"sum of {figure.name}"]
        if stated is None or summed is None or stated == summed:
            continue
        gap = stated - summed
        yield Difference(
            parent["body"] or "",
            parent["year"],
            parent["file"],
            parent["children"],
            figure.name,
            figure.label,
            stated,
            summed,
            gap,
            _equal(children, figure, gap),
            tuple(_named(child) for child in children if _failed(child, figure)),
            missing if gap > 0 else (),
        )


def _equal(children: Sequence[Row], figure: FigureColumn, gap: Decimal) -> tuple[str, ...]:
    equal = [_named(child) for child in children if child[figure.name] in (gap, -gap)]
    return tuple(equal) if len(equal) <= _FEW else ()


def _named(child: Row) -> str:
    return str(child["body"] or "（没有名称）")


def _failed(child: Row, figure: FigureColumn) -> bool:
    return figure.name.removesuffix(f".{figure.column}") in (child["failed_rows"] or ())


def _missing(parent: Row, children: Sequence[Row], seen: set[tuple[int, str]]) -> Iterator[str]:
    """Name children that reported in another year, and places below without a report."""
    here = {child["body"] for child in children} | {parent["body"]}
    yield from sorted({body for year, body in seen if year != parent["year"]} - here)
    division = parent["division"]
    if division and division.endswith("00"):
        reporting = {child["division"] for child in children}
        for code, name in places_within(division, parent["year"]):
            if code not in reporting:
                yield f"{name}人民政府"


def _rows(relation: DuckDBPyRelation) -> list[Row]:
    return list(relation.to_arrow_table().to_pylist())
