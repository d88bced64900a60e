"""Rows that a page break cuts in two: the halves of their cells are put together again."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from gongkai.officedocs.reading.pdf.glyphs import Glyph
from gongkai.officedocs.reading.pdf.lines import find_lines
from gongkai.officedocs.reading.pdf.pages import PrintedTable

_SAME_COLUMN = 4.0
_PADDING = 12.0
"""What word processors leave free at the sides of a cell, in points, and a little more."""
_SLACK = 1.0
"""Punctuation that must not begin a line takes a character with it to the next."""
_STARTS = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")
_FIGURE = re.compile(r"[-—/\d.,万亿元零〇一二两三四五六七八九十百千]+")


class _Pair(NamedTuple):
    """The halves of one cell, by their numbers in the two tables."""

    upper: int
    lower: int


def join_split_rows(continued: Sequence[tuple[PrintedTable, PrintedTable]]) -> None:
    """Join the last row before a page break and the first after it where they are one row.

    A part that held nothing else is left without rows.
    """
    for upper, lower in continued:
        pairs = _pairs(upper, lower)
        if pairs and _is_one_row(upper, lower, pairs):
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
    """Tell one row from two: texts run on over the break, and no cell begins below it."""
    runs_on = False
    figures = [False, False]
    for pair in pairs:
        if upper.grid.boxes[pair.upper].rowspan > 1 or lower.grid.boxes[pair.lower].rowspan > 1:
            continue
        above, below = upper.texts[pair.upper], lower.texts[pair.lower]
        if not below or _FIGURE.fullmatch(below):
            is_figure = bool(_FIGURE.fullmatch(above))
            if is_figure and below and _has_no_room(upper, lower, pair, 0.0):
                runs_on = True  # a number broken by its column and the page
                continue
            figures[0] |= is_figure
            figures[1] |= bool(below)
            continue
        if not above or _STARTS.match(below) or not _has_no_room(upper, lower, pair, _SLACK):
            return False
        runs_on = True
    return runs_on and not all(figures)


def _has_no_room(upper: PrintedTable, lower: PrintedTable, pair: _Pair, slack: float) -> bool:
    """Tell whether the next character of a cell would not have fitted on its last line."""
    last = find_lines(upper.glyphs[pair.upper])[-1]
    following = min(lower.glyphs[pair.lower], key=_reading_order)
    left, right = upper.grid.sides(upper.grid.boxes[pair.upper])
    needed = last.x1 - last.x0 + following.x1 - following.x0 + slack * last.size
    return needed > right - left - _PADDING


def _reading_order(glyph: Glyph) -> tuple[float, float]:
    return round(glyph.y / glyph.size), glyph.x0
