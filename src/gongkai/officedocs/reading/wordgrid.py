"""Word's table cells laid on a grid, its merge marks carried out."""

from typing import Final

from gongkai.officedocs import limits
from gongkai.officedocs.document import GridCell
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.wordtree import W

_GRID_SPAN, _GRID_BEFORE = W + "gridSpan", W + "gridBefore"
_V_MERGE, _H_MERGE = W + "vMerge", W + "hMerge"
MARKS: Final = (_GRID_SPAN, _GRID_BEFORE, _V_MERGE, _H_MERGE)
"""The elements that say where a cell stands and how far it reaches."""


class Grid:
    """Takes a table's rows, cells, marks and texts as they come, and lays them out.

    The pieces of text of the cell at hand go to ``parts``.
    """

    def __init__(self, most_cells: int) -> None:
        self.parts: list[str] = []
        self.cells = 0
        self._most_cells = most_cells
        self._rows: list[list[GridCell]] = []
        self._column = 0
        self._in_cell = False
        self._span, self._vertical, self._horizontal = 1, "", ""
        self._open: dict[int, _Merge] = {}

    def begin_row(self) -> None:
        """Begin a row; the row before it is complete."""
        self._end_cell()
        self._rows.append([])
        self._column = 0

    def begin_cell(self) -> None:
        """Begin a cell; the cell before it is complete."""
        self._end_cell()
        self._in_cell = True
        self.cells += 1
        if self.cells > self._most_cells:
            raise UnreadableFileError(
                f"表格单元格超过{limits.MAX_CELLS}个，远超一份年度报告，未予读取。"
            )

    def mark(self, tag: str, value: str | None) -> None:
        """Note a mark on the row or cell at hand."""
        if tag == _GRID_SPAN:
            self._span = _number(value, least=1)
        elif tag == _V_MERGE:
            self._vertical = value or "continue"
        elif tag == _H_MERGE:
            self._horizontal = value or "continue"
        elif not self._in_cell:
            self._column = _number(value, least=0)

    def finish(self) -> tuple[tuple[GridCell, ...], ...]:
        """Give the rows; of every merge only its first cell is kept."""
        self._end_cell()
        return tuple(map(tuple, self._rows))

    def _end_cell(self) -> None:
        if self._in_cell and self._rows:
            text = " ".join("".join(self.parts).split())
            column, span = self._column, self._span
            self._column += span
            if not self._vertical and not self._horizontal:
                cells = self._rows[-1]
                cells.append(GridCell(text, len(self._rows) - 1, column, 1, span))
            else:
                self._merge(text, column, span)
                self._vertical = self._horizontal = ""
        self._in_cell = False
        self._span = 1
        self.parts.clear()

    def _merge(self, text: str, column: int, span: int) -> None:
        row, cells = len(self._rows) - 1, self._rows[-1]
        if self._horizontal == "continue" and cells:
            cells[-1] = cells[-1]._replace(colspan=cells[-1].colspan + span)
            return
        merge = self._open.get(column)
        if self._vertical == "continue" and merge is not None and merge.last == row - 1:
            merge.last = row
            first = self._rows[merge.row][merge.position]
            self._rows[merge.row][merge.position] = first._replace(rowspan=row - merge.row + 1)
            return
        if self._vertical:
            self._open[column] = _Merge(row, len(cells))
        cells.append(GridCell(text, row, column, 1, span))


class _Merge:
    """A vertical merge still open: the row and position of its first cell, and its last row."""

    __slots__ = ("last", "position", "row")

    def __init__(self, row: int, position: int) -> None:
        self.row = self.last = row
        self.position = position


def _number(text: str | None, *, least: int) -> int:
    if text is None or not text.isascii() or not text.isdigit():
        return least
    return min(max(int(text[:9]), least), limits.MAX_SPAN)
