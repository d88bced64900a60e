"""What every format with pages lays out alike: columns, long figures, titles, signatures."""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from gongkai.officedocs.writing.model import Box

DENSE_COLUMNS: Final = 8
"""A table with so many columns is set smaller."""
_USUAL: Final = 21
_DENSE: Final = 18
_LEAST: Final = 10
_SLACK: Final = 10
_UNBROKEN: Final = re.compile(r"[!-~]+")


class Size(NamedTuple):
    """How a cell's text is set: its size in half-points, and whether its longest word fits."""

    half_points: int
    fits: bool


def shared(measure: int, shares: tuple[int, ...]) -> list[int]:
    """Divide a width by shares, without a remainder."""
    total = sum(shares)
    edges = [measure * sum(shares[:i]) // total for i in range(len(shares) + 1)]
    return [after - before for before, after in pairwise(edges)]


def is_heading_row(boxes: tuple[Box, ...]) -> bool:
    """Tell a row of headings only, which stays on the page of the row below it."""
    return bool(boxes) and all(box.kind in ("header", "band") for box in boxes)


def side(columns: int) -> int:
    """Give the space between a cell's text and its sides, in twips."""
    return 40 if columns >= DENSE_COLUMNS else 80


def text_size(box: Box, width: int, columns: int) -> Size:
    """Choose 五号, in dense tables 小五, and less for a figure too long for ``width`` (twips)."""
    usual = _DENSE if columns >= DENSE_COLUMNS else _USUAL
    longest = max(map(len, _UNBROKEN.findall(box.text)), default=0)
    if not longest:
        return Size(usual, fits=True)
    fitting = (width - 2 * side(columns)) // (5 * longest)
    return Size(max(min(usual, fitting), _LEAST), fitting >= _LEAST)


def heading_blank(box: Box, width: int, columns: int) -> int:
    """Give what a heading over a column leaves free at each side, in twips, beyond `side`.

    A heading that wraps is set in lines of one length, and not through the middle of a word of two
    characters: 商业 above 企业, not 商业企 above 业; 社会, 公益, 组织.
    """
    if box.kind != "header" or not box.text or _UNBROKEN.search(box.text):
        return 0
    character = 10 * text_size(box, width, columns).half_points
    room = width - 2 * side(columns)
    most = max(room // character, 1)
    characters = title_measure((box.text,), most)
    if characters < len(box.text) and len(box.text) % 2 == 0 and characters > 1:
        characters -= characters % 2
    if characters in (most, len(box.text)):
        return 0
    return max((room - characters * character) // 2 - _SLACK, 0)


def title_measure(lines: tuple[str, ...], most: int) -> int:
    """Give the characters in a line of a title so that a line that wraps makes equal ones."""
    longest = max(map(len, lines), default=0)
    wrapped = max(-(-longest // most), 1)
    return most if wrapped == 1 else -(-longest // wrapped)


def signature_blanks(name: str, date: str) -> tuple[float, float]:
    """Give the characters left free to the right of name and date.

    The date begins two characters after the name does; the name, or a date longer than it, ends
    two characters before the edge.
    """
    if not name or not date:
        return 2.0, 2.0
    longer = len(name) - sum(0.5 if char.isascii() else 1 for char in date)
    return (2.0, longer) if longer >= 0 else (4 - longer, 2.0)
