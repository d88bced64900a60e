"""Reports whose figures stand far from those of their peers: bodies of one kind in one year.

How far is told by the robust z of Iglewicz and Hoaglin, 0.6745 · (value − median) ÷ MAD, where MAD
is the median distance from the median. Values are counted before they are sorted, so that a
million reports take the memory of a few thousand different values.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final, NamedTuple

import pyarrow as pa
from duckdb import DuckDBPyConnection, DuckDBPyRelation

from gongkai.annualreport.rollup.sums import listed

LEAST_PEERS: Final = 8
"""Among fewer, no report is called an outlier."""
FAR: Final = Decimal("3.5")
"""From this |z| on a report is listed, as Iglewicz and Hoaglin recommend."""
_END: Final = "1e15"
"""No |z| is told beyond this."""
MOST: Final = 200
"""So many outliers are listed, the farthest first."""

_NEW: Final = '"applications.new_received.total"'
_CARRIED: Final = '"applications.carried_in.total"'
_DONE: Final = '"applications.total_results.total"'
MEASURES: Final = {
    "new_received": ("新收申请（件）", _NEW),
    "done_share": (
        "办结率",
        f"TRY_CAST({_DONE} / nullif({_NEW} + {_CARRIED}, 0) AS DECIMAL(18, 3))",
    ),
}
"""What is compared, and how: 办结率 is 办理结果总计 ÷（新收＋上年结转）, to a thousandth.

It is blank where the figures are too absurd to have one.
"""

_SCALE: Final = Decimal("0.6745")
"""The MAD of a normal distribution, in standard deviations."""
Counted = Sequence[tuple[Decimal, int]]
"""Values in ascending order, each with how many have it."""


class Spread(NamedTuple):
    """The middle of a group of peers, and how far they usually are from it."""

    year: int
    kind: str
    peers: int
    median: Decimal
    mad: Decimal


_SPREADS: Final = pa.schema(
    [
        ("year", pa.int16()),
        ("kind", pa.string()),
        ("peers", pa.int64()),
        ("median", pa.decimal128(18, 4)),
        ("mad", pa.decimal128(18, 4)),
    ]
)
_FOUND: Final = pa.schema(
    [
        ("measure", pa.string()),
        ("year", pa.int16()),
        ("kind", pa.string()),
        ("body", pa.string()),
        ("file", pa.string()),
        ("value", pa.decimal128(18, 4)),
        *list(_SPREADS)[2:],
        ("z", pa.decimal128(18, 2)),
    ]
)


def find_outliers(connection: DuckDBPyConnection, reports: DuckDBPyRelation) -> pa.Table:
    """List reports far from their peers, farthest first; where half the peers are equal, none.

    Columns: ``measure``, ``year``, ``kind``, ``body``, ``file``, ``value``, ``peers``, ``median``,
    ``mad``, ``z``.
    """
    found = [_FOUND.empty_table()]
    found += [
        _far(connection, reports, measure, spreads).cast(_FOUND)
        for measure in MEASURES
        if (spreads := list(_spreads(reports, measure)))
    ]
    ordered = connection.from_arrow(pa.concat_tables(found)).order("abs(z) DESC, file, measure")
    return ordered.limit(MOST).to_arrow_table()


def _far(
    connection: DuckDBPyConnection,
    reports: DuckDBPyRelation,
    measure: str,
    spreads: Sequence[Spread],
) -> pa.Table:
    columns = zip(*spreads, strict=True)
    arrays = [pa.array(values, f.type) for values, f in zip(columns, _SPREADS, strict=True)]
    peers = connection.from_arrow(pa.Table.from_arrays(arrays, schema=_SPREADS))
    far = f"{_SCALE} * (value - median) / mad"
    told = f"greatest(-{_END}, least({_END}, {far}))"
    return (
        reports.project(f"year, kind, body, file, {MEASURES[measure][1]} AS value")
        .set_alias("r")
        .join(peers.set_alias("s"), "year, kind")
        .filter(f"abs({far}) >= {FAR}")
        .project(f"'{measure}' AS measure, *, CAST({told} AS DECIMAL(18, 2)) AS z")
        .project(listed(_FOUND.names))
        .order("abs(z) DESC, file")
        .limit(MOST)
        .to_arrow_table()
    )


def _spreads(reports: DuckDBPyRelation, measure: str) -> Iterator[Spread]:
    counted = (
        reports.project(f"year, kind, {MEASURES[measure][1]} AS value")
        .filter("value IS NOT NULL AND year IS NOT NULL AND kind IS NOT NULL")
        .aggregate("year, kind, value, count(*) AS times", "year, kind, value")
        .order("year, kind, value")
        .fetchall()
    )
    for (year, kind), group in groupby(counted, key=lambda row: (row[0], row[1])):
        values = [(value, times) for _, _, value, times in group]
        peers = sum(times for _, times in values)
        median = median_of(values)
        mad = median_of(sorted((abs(value - median), times) for value, times in values))
        ends = (values[0][0], values[-1][0])
        is_far = mad and max(abs(_SCALE * (end - median) / mad) for end in ends) >= FAR
        if peers >= LEAST_PEERS and is_far:
            yield Spread(year, kind, peers, median, mad)


def median_of(values: Counted) -> Decimal:
    """Give the median of counted values: of an even number, the mean of the two in the middle."""
    total = sum(times for _, times in values)
    return (_nth(values, (total - 1) // 2) + _nth(values, total // 2)) / 2


def _nth(values: Counted, number: int) -> Decimal:
    seen = 0
    for value, times in values:
        seen += times
        if number < seen:
            return value
    raise IndexError(number)
