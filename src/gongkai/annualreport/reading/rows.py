"""Tables to printed rows: the labels that lead a row, and the cells that follow them."""

from typing import NamedTuple

from gongkai.annualreport.reading.figures import is_label
from gongkai.annualreport.reading.labels import Match, recognise
from gongkai.officedocs.document import INVISIBLE, GridCell, Table

_LEADING = 2
"""So many cells may stand before the labels: a serial number, a numeral cut off its group."""


class PrintedRow(NamedTuple):
    """One row as printed: its label cells, the cells after the last of them, and the table."""

    table: Table
    width: int
    """How many grid columns the table has."""
    labels: tuple[GridCell, ...]
    values: tuple[GridCell, ...]
    matches: tuple[Match | None, ...]
    """What each label is, where the vocabulary has it."""

    @property
    def label(self) -> GridCell | None:
        """The last label: the one that names the row."""
        return self.labels[-1] if self.labels else None

    @property
    def match(self) -> Match | None:
        """What the last label is, the one that names the row."""
        return self.matches[-1] if self.matches else None

    @property
    def has_values(self) -> bool:
        """Tell whether any cell after the labels holds text."""
        return any(cell.text for cell in self.values)

    def without_value(self, position: int) -> "PrintedRow":
        """Give the row without one of the cells after its labels."""
        values = (*self.values[:position], *self.values[position + 1 :])
        return self._replace(values=values)

    def place(self, cell: GridCell) -> str:
        """Say where a cell is."""
        return self.table.place_of(cell)


def printed_rows(table: Table) -> tuple[PrintedRow, ...]:
    """Split every row of a table into labels and values."""
    width = max((cell.column + cell.colspan for row in table.rows for cell in row[-1:]), default=0)
    return tuple(_printed_row(table, width, row) for row in table.rows)


def _printed_row(table: Table, width: int, row: tuple[GridCell, ...]) -> PrintedRow:
    last = -1
    labels = []
    if not "".join([cell.text for cell in row]).isascii():
        row = tuple([_visible(cell) for cell in row])
    for position, cell in enumerate(row):
        if not cell.text:
            continue
        if is_label(cell.text):
            labels.append(cell)
            last = position
        elif labels or position >= _LEADING:
            break
    matches = tuple([recognise(cell.text) for cell in labels])
    return PrintedRow(table, width, tuple(labels), row[last + 1 :], matches)


def _visible(cell: GridCell) -> GridCell:
    """Take characters without width out of a cell; they hide in text pasted from editors."""
    if cell.text.isascii() or not INVISIBLE.search(cell.text):
        return cell
    return cell._replace(text=INVISIBLE.sub("", cell.text).strip())
