"""Sums of every figure by year, place and kind of body, with shares and defect rates."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pyarrow as pa
from duckdb import DuckDBPyConnection, DuckDBPyRelation

from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.rollup.columns import FIGURES

KEYS: Final = {
    "year": ("year",),
    "province": ("province",),
    "city": ("province", "city"),
    "county": ("province", "city", "county"),
    "kind": ("kind",),
}
"""What can be grouped by, and the columns it takes: counties of one name are in many cities."""

_FRAME: Final = ("new_received", "carried_in", "total_results", "carried_out")
"""Rows of 表三 that are no result."""
_WHOLE: Final = " + ".join(f'"applications.{row}.total"' for row in _FRAME)
"""Blank where any of them is."""
_COUNTS: Final = {
    "reports": "count(*) - count(error)",
    "unreadable": "count(error)",
    "with_errors": "count(nullif(errors, 0))",
    "with_warnings": "count(nullif(warnings, 0))",
    "incomplete": f"count(*) - count(error) - count({_WHOLE})",
    "placed": "count(province)",
    "left_out": "CAST(sum(figures_left_out) AS BIGINT)",
    "carried_out_known": 'count("applications.carried_out.total")',
}
_SHARE: Final = "DECIMAL(18, 6)"
"""Wide, for figures that are wrong: a result may be told a thousand times the total."""


def key_columns(by: Sequence[str]) -> tuple[str, ...]:
    """Give the columns that a grouping takes, each once, in the order asked for."""
    return tuple(dict.fromkeys(column for word in by for column in KEYS[word]))


def result_rows() -> tuple[str, ...]:
    """Give the rows of 表三 that are results, of both forms, in printed order."""
    shapes = [form.tables["applications"] for form in reversed(FORMS.values())]
    rows = dict.fromkeys(row.key for shape in shapes for row in shape.rows)
    return tuple(row for row in rows if row not in _FRAME)


def sum_up(reports: DuckDBPyRelation, keys: Sequence[str]) -> pa.Table:
    """Add up all figures by group; a blank adds nothing, and ``incomplete`` tells of it.

    Columns: the keys; ``reports`` that were read; ``unreadable`` files; ``with_errors`` and
    ``with_warnings``, reports with such a finding; ``incomplete``, reports with a blank in a total
    of 表三; ``placed``, of bodies in a known province; ``left_out``, figures too large to be kept;
    ``carried_out_known``, reports that tell what they carried into the next year; then every
    figure's sum.
    """
    asked = [f"{what} AS {name}" for name, what in _COUNTS.items()]
    asked += [f'sum("{figure.name}") AS "{figure.name}"' for figure in FIGURES]
    grouped = reports.aggregate(", ".join([*map(quoted, keys), *asked]), listed(keys))
    return grouped.order(_order(keys)).to_arrow_table()


def add_groups(connection: DuckDBPyConnection, groups: pa.Table, keys: Sequence[str]) -> pa.Table:
    """Add the groups themselves up, to one row in the columns of ``sum_up`` without the keys."""
    names = [name for name in groups.column_names if name not in keys]
    added = [f"coalesce(sum({quoted(n)}), 0) AS {quoted(n)}" for n in _COUNTS]
    added += [f"sum({quoted(n)}) AS {quoted(n)}" for n in names if n not in _COUNTS]
    return connection.from_arrow(groups).aggregate(", ".join(added)).to_arrow_table()


def shares(connection: DuckDBPyConnection, groups: pa.Table, keys: Sequence[str]) -> pa.Table:
    """Give what of what, by group; None where there is nothing to have a share in.

    Columns: the keys; ``errors``, the share of reports with errors; ``mean_carried_out``,
    applications carried into the next year per report; each result's share of all results, under
    the name of its row in 表三.
    """
    carried = '"applications.carried_out.total" / nullif(carried_out_known, 0)'
    asked = [
        *map(quoted, keys),
        _share("with_errors", "reports", "errors"),
        f"CAST({carried} AS DECIMAL(18, 2)) AS mean_carried_out",
        *_result_shares(),
    ]
    return connection.from_arrow(groups).project(", ".join(asked)).to_arrow_table()


def defects(
    connection: DuckDBPyConnection, reports: DuckDBPyRelation, groups: pa.Table, keys: Sequence[str]
) -> pa.Table:
    """Count by group and rule the reports in which the rule found an error.

    Columns: the keys, ``rule``, ``reports`` with such an error, ``share`` of all of the group.
    """
    rules = reports.filter("errors > 0").project(
        ", ".join([*map(quoted, keys), "unnest(failed_rules) AS rule"])
    )
    named = listed([*keys, "rule"])
    found = rules.aggregate(f"{named}, count(*) AS failing", named)
    group = connection.from_arrow(groups).set_alias("g")
    same = " AND ".join(f'f."{key}" IS NOT DISTINCT FROM g."{key}"' for key in keys)
    chosen = [*(f'f."{key}" AS "{key}"' for key in keys), "rule", "failing AS reports"]
    return (
        found.set_alias("f")
        .join(group, same or "true")
        .project(", ".join([*chosen, _share("failing", "g.reports", "share")]))
        .order(", ".join([_order(keys), "reports DESC", "rule"]))
        .to_arrow_table()
    )


def add_defects(connection: DuckDBPyConnection, found: pa.Table, total: pa.Table) -> pa.Table:
    """Add the defects of all groups up by rule, the most frequent first."""
    (reports,) = total["reports"].to_pylist()
    whole = str(int(reports))
    return (
        connection.from_arrow(found)
        .aggregate("rule, CAST(sum(reports) AS BIGINT) AS failing", "rule")
        .project(f"rule, failing AS reports, {_share('failing', whole, 'share')}")
        .order("reports DESC, rule")
        .to_arrow_table()
    )


def _result_shares() -> Iterator[str]:
    for row in result_rows():
        part, whole = f'"applications.{row}.total"', '"applications.total_results.total"'
        yield _share(part, whole, row)


def _share(part: str, whole: str, name: str) -> str:
    return f'TRY_CAST({part} / nullif({whole}, 0) AS {_SHARE}) AS "{name}"'


def quoted(name: str) -> str:
    """Quote a column's name."""
    return f'"{name}"'


def one_of(column: str, values: Iterable[str]) -> str:
    """Ask for rows whose column has one of some texts."""
    texts = ", ".join("'" + value.replace("'", "''") + "'" for value in sorted(values))
    return f"{column} IN ({texts})" if texts else "false"


def listed(names: Sequence[str]) -> str:
    """List columns."""
    return ", ".join(map(quoted, names))


def _order(keys: Sequence[str]) -> str:
    return ", ".join(f'"{key}" NULLS LAST' for key in keys) or "1"
