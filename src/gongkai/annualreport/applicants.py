"""表三 as a matrix of figures: rows by columns, with what its printed totals leave blank."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from gongkai.annualreport.forms import Slot
from gongkai.annualreport.model import ReportTable, Value

NEW, CARRIED_IN, RESULTS, CARRIED_OUT = "new_received", "carried_in", "total_results", "carried_out"
FRAME_ROWS = (NEW, CARRIED_IN, RESULTS, CARRIED_OUT)
"""The rows that are not results: the four of the official relation."""
APPLICANTS = 6
TOTAL = 6
"""Six columns of applicants, then the total."""

Number = int | Decimal


class Added(NamedTuple):
    """A sum with blanks counted as zero, and how many blanks there were."""

    value: Number
    blanks: int


def add(values: Iterable[Value]) -> Added:
    """Add up figures; blanks count as zero and are counted."""
    total: Number = 0
    blanks = 0
    for value in values:
        if value is None:
            blanks += 1
        else:
            total += value
    return Added(total, blanks)


@dataclass(frozen=True)
class Matrix:
    """The figures of 表三 by row key, seven in a row."""

    table: ReportTable
    rows: dict[str, tuple[Value, ...]]

    @classmethod
    def of(cls, table: ReportTable) -> "Matrix":
        """Lay out the figures of the applications table."""
        values = [cell.value for cell in table.cells]
        starts = range(0, len(values), TOTAL + 1)
        keys = (row.key for row in table.shape.rows)
        return cls(
            table, {key: tuple(values[i : i + 7]) for key, i in zip(keys, starts, strict=True)}
        )

    @property
    def columns(self) -> Sequence[tuple[str, str]]:
        """The seven columns: key and label."""
        return [(column.key, column.label) for column in self.table.shape.rows[0].columns]

    def results(self) -> Iterator[str]:
        """Yield the keys of the result rows."""
        return (key for key in self.rows if key not in FRAME_ROWS)

    def figure(self, row: str, column: int) -> Value:
        """Return a figure; a blank total is made good from the row's six columns."""
        value = self.rows[row][column]
        return row_total(self.rows[row]) if value is None and column == TOTAL else value

    def slots(self, column: int, rows: Iterable[str]) -> list[Slot]:
        """List the addresses of a column's cells in the rows given."""
        key = self.columns[column][0]
        return [Slot(row, key) for row in rows]


def row_total(row: Sequence[Value]) -> Value:
    """Return a row's printed total; where it is blank, the sum of its columns if any is given."""
    if row[TOTAL] is not None:
        return row[TOTAL]
    added = add(row[:APPLICANTS])
    return None if added.blanks == APPLICANTS else added.value
