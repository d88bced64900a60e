"""Rows that a page break cuts in two: the halves of their cells are put together again."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.officedocs.reading.pdf.grids import Box
from gongkai.officedocs.reading.pdf.lines import find_lines
from gongkai.officedocs.reading.pdf.pages import PageContent, PrintedTable

_SAME_COLUMN = 4.0
_ROOM = 2.2
"""A label that goes on has less room than this, in font sizes, at the end of its last line."""
_STARTS = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")
_FIGURE = re.compile(r"[-—/\d.,万元]+")


class _Pair(NamedTuple):
    """The halves of one cell, by their numbers in the two tables."""

    upper: int
    lower: int


def join_split_rows(pages: Sequence[PageContent]) -> None:
    """Join the last row before a page break and the first after it where they are one row."""
    for before, after in pairwise(pages):
        if not before.parts or not after.parts:
            continue
        upper, lower = before.parts[-1], after.parts[0]
        if not isinstance(upper, PrintedTable) or not isinstance(lower, PrintedTable):
            continue
        pairs = _pairs(upper, lower)
        if pairs and len(lower.grid.ys) > 2 and _is_one_row(upper, lower, pairs):
            for pair in pairs:
                upper.texts[pair.upper] += lower.texts[pair.lower]
            lower.drop_first_row()


def _pairs(upper: PrintedTable, lower: PrintedTable) -> list[_Pair]:
    """Pair the cells at the page break by their columns; empty when these differ."""
    last = len(upper.grid.ys) - 1
    above = {
        i: upper.grid.sides(box)
        for i, box in enumerate(upper.grid.boxes)
        if box.row + box.rowspan == last
    }
    pairs = []
    for j, box in enumerate(lower.grid.boxes):
        if box.row:
            continue
        left, right = lower.grid.sides(box)
        fits = [
            i
            for i, (x0, x1) in above.items()
            if abs(x0 - left) < _SAME_COLUMN and abs(x1 - right) < _SAME_COLUMN
        ]
        if not fits:
            return []
        pairs.append(_Pair(fits[0], j))
    return pairs


def _is_one_row(upper: PrintedTable, lower: PrintedTable, pairs: list[_Pair]) -> bool:
    """Tell one row from two: a label runs on over the break, and only one half has figures."""
    own = [
        pair
        for pair in pairs
        if _is_single(upper.grid.boxes[pair.upper]) and _is_single(lower.grid.boxes[pair.lower])
    ]
    runs_on = False
    figures = [False, False]
    for pair in own:
        above, below = upper.texts[pair.upper], lower.texts[pair.lower]
        figures[0] |= bool(_FIGURE.fullmatch(above))
        figures[1] |= bool(_FIGURE.fullmatch(below))
        if not below or _FIGURE.fullmatch(below):
            continue
        if not above or _STARTS.match(below) or not _is_full(upper, pair.upper):
            return False
        runs_on = True
    return runs_on and not all(figures)


def _is_single(box: Box) -> bool:
    return box.rowspan == 1


def _is_full(table: PrintedTable, cell: int) -> bool:
    """Tell whether the last line of a cell leaves no room for another character."""
    lines = find_lines(table.glyphs[cell])
    _, right = table.grid.sides(table.grid.boxes[cell])
    return bool(lines) and right - lines[-1].x1 < _ROOM * lines[-1].size
