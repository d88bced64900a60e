"""Rulings to grids: which lines belong to one table, and which slots between them are one cell."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gongkai.officedocs import limits
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.pdf.rulings import Ruling, Rulings

_TOUCH = 3.5
"""Lines this near to each other meet."""
_NARROWEST = 4.0
"""No row or column is narrower than this."""
_OPEN_EDGE = 7.0
"""Lines that run on so far beyond the last crossing line enclose cells open to that side."""
_COVERED = 0.7
"""The share of a slot's side that must be ruled to count as an edge."""


class Box(NamedTuple):
    """A cell on the grid, by the slots it covers."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of one table, and its cells by slot."""

    xs: list[float]
    ys: list[float]
    boxes: list[Box]
    box_of_slot: list[int] = field(default_factory=list)
    """The cell of each slot, row by row; needed only while glyphs are given to cells."""

    def find(self, x: float, y: float) -> int | None:
        """Give the number of the cell that a point is in; None outside the table."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right(self.ys, y) - 1
        columns = len(self.xs) - 1
        if 0 <= column < columns and 0 <= row < len(self.ys) - 1:
            return self.box_of_slot[row * columns + column]
        return None

    def sides(self, box: Box) -> tuple[float, float]:
        """Give the left and right side of a cell."""
        return self.xs[box.column], self.xs[box.column + box.colspan]


def find_grids(rulings: Rulings, budget: int = limits.MAX_CELLS) -> list[Grid]:
    """Find the tables that rulings enclose; a lone box or a one-column list is none."""
    grids = []
    for part in _connected(rulings):
        grid = _grid(part, budget)
        if grid is not None:
            budget -= len(grid.boxes)
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _connected(rulings: Rulings) -> list[Rulings]:
    """Split lines into groups that meet each other."""
    horizontal = sorted(rulings.horizontal)
    heights = [line.at for line in horizontal]
    parent = list(range(len(horizontal) + len(rulings.vertical)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for j, line in enumerate(rulings.vertical, start=len(horizontal)):
        first = bisect_left(heights, line.start - _TOUCH)
        last = bisect_right(heights, line.end + _TOUCH)
        for i in range(first, last):
            if horizontal[i].start - _TOUCH <= line.at <= horizontal[i].end + _TOUCH:
                parent[root(i)] = root(j)
    parts: dict[int, Rulings] = {}
    for i, line in enumerate((*horizontal, *rulings.vertical)):
        part = parts.setdefault(root(i), Rulings([], []))
        (part.horizontal if i < len(horizontal) else part.vertical).append(line)
    return list(parts.values())


def _grid(part: Rulings, budget: int) -> Grid | None:
    horizontal, vertical = part
    if not horizontal or not vertical:
        return None
    ys = _levels(horizontal, vertical)
    xs = _levels(vertical, horizontal)
    rows, columns = len(ys) - 1, len(xs) - 1
    if columns < 2 or rows < 1:
        return None
    if rows * columns > budget:
        raise UnreadableFileError(
            f"PDF 的表格单元格超过{limits.MAX_CELLS}个，远超一份年度报告，未予读取。"
        )
    slots = _Slots(_edges(horizontal, ys, xs), _edges(vertical, xs, ys), rows, columns)
    boxes = slots.boxes()
    if len(boxes) < 2:
        return None
    return Grid(xs, ys, boxes, slots.taken)


def _levels(lines: Sequence[Ruling], crossing: Sequence[Ruling]) -> list[float]:
    """Give the grid's coordinates: each line's, and the ends of crossing lines that run on."""
    levels: list[float] = []
    for at in sorted(line.at for line in lines):
        if not levels or at - levels[-1] >= _NARROWEST:
            levels.append(at)
    low = min(line.start for line in crossing)
    high = max(line.end for line in crossing)
    if low < levels[0] - _OPEN_EDGE:
        levels.insert(0, low)
    if high > levels[-1] + _OPEN_EDGE:
        levels.append(high)
    return levels


def _edges(lines: Sequence[Ruling], levels: list[float], cuts: list[float]) -> list[list[bool]]:
    """Tell for each level and each slot along it whether a line is drawn there."""
    edges = [[False] * (len(cuts) - 1) for _ in levels]
    for at, start, end in lines:
        level = edges[_nearest(levels, at)]
        first = max(bisect_right(cuts, start) - 1, 0)
        last = min(bisect_left(cuts, end), len(cuts) - 1)
        for i in range(first, last):
            covered = min(end, cuts[i + 1]) - max(start, cuts[i])
            if covered >= _COVERED * (cuts[i + 1] - cuts[i]):
                level[i] = True
    return edges


def _nearest(levels: list[float], at: float) -> int:
    i = bisect_left(levels, at)
    if i == len(levels) or (i and at - levels[i - 1] < levels[i] - at):
        return i - 1
    return i


@dataclass(slots=True)
class _Slots:
    """The slots of a grid while they are being made into cells, row by row from the left."""

    horizontal: list[list[bool]]
    vertical: list[list[bool]]
    rows: int
    columns: int
    taken: list[int] = field(init=False)

    def boxes(self) -> list[Box]:
        """Make cells: each grows right, then down, until a line stops it."""
        self.taken = [-1] * (self.rows * self.columns)
        boxes: list[Box] = []
        for row in range(self.rows):
            for column in range(self.columns):
                if self.taken[row * self.columns + column] < 0:
                    box = self._grow(row, column)
                    self._take(box, len(boxes))
                    boxes.append(box)
        return boxes

    def _grow(self, row: int, column: int) -> Box:
        end = column + 1
        start = row * self.columns
        while end < self.columns and not self.vertical[end][row] and self.taken[start + end] < 0:
            end += 1
        bottom = row + 1
        while bottom < self.rows and self._goes_down(bottom, column, end):
            bottom += 1
        return Box(row, column, bottom - row, end - column)

    def _goes_down(self, row: int, column: int, end: int) -> bool:
        if any(self.horizontal[row][column:end]):
            return False
        return not any(self.vertical[i][row] for i in range(column + 1, end))

    def _take(self, box: Box, number: int) -> None:
        for row in range(box.row, box.row + box.rowspan):
            start = row * self.columns + box.column
            self.taken[start : start + box.colspan] = [number] * box.colspan
