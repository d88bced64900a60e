"""Tables that go on after a page break: their columns are numbered alike.

The part on one page may lack the lines that divide a column on another, so that the same column
would get another number there.
"""

from collections.abc import Sequence
from itertools import pairwise

from gongkai.officedocs.reading.pdf.grids import Box, Grid
from gongkai.officedocs.reading.pdf.pages import PageContent, PrintedTable

_SAME_LINE = 4.0
"""Lines of two pages this near to each other, in points, are one."""


def continued_tables(pages: Sequence[PageContent]) -> list[tuple[PrintedTable, PrintedTable]]:
    """Pair each table that ends its page with the one that begins the next page under its edges."""
    pairs = []
    for before, after in pairwise(pages):
        if not before.parts or not after.parts:
            continue
        upper, lower = before.parts[-1], after.parts[0]
        if isinstance(upper, PrintedTable) and isinstance(lower, PrintedTable):
            above, below = upper.grid.xs, lower.grid.xs
            if _is_near(above[0], below[0]) and _is_near(above[-1], below[-1]):
                pairs.append((upper, lower))
    return pairs


def number_columns_alike(pairs: Sequence[tuple[PrintedTable, PrintedTable]]) -> None:
    """Divide the columns of continued tables by the lines of all their parts."""
    chains: list[list[PrintedTable]] = []
    for upper, lower in pairs:
        if chains and chains[-1][-1] is upper:
            chains[-1].append(lower)
        else:
            chains.append([upper, lower])
    for chain in chains:
        lines = _all_lines(chain)
        for table in chain:
            if len(table.grid.xs) < len(lines):
                table.grid = _divided(table.grid, lines)


def _all_lines(chain: Sequence[PrintedTable]) -> list[float]:
    lines: list[float] = []
    for x in sorted(x for table in chain for x in table.grid.xs):
        if not lines or not _is_near(lines[-1], x):
            lines.append(x)
    return lines


def _divided(grid: Grid, lines: list[float]) -> Grid:
    """Give a grid with more columns, its cells spanning them."""
    place = [_nearest(lines, x) for x in grid.xs]
    boxes = []
    for row, column, rowspan, colspan in grid.boxes:
        start, end = place[column], place[column + colspan]
        boxes.append(Box(row, start, rowspan, max(end - start, 1)))
    return Grid(lines, grid.ys, boxes)


def _nearest(lines: list[float], x: float) -> int:
    return min(range(len(lines)), key=lambda i: abs(lines[i] - x))


def _is_near(a: float, b: float) -> bool:
    return abs(a - b) < _SAME_LINE
