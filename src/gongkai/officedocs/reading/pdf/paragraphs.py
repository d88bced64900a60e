"""Lines to paragraphs: wrapped lines joined where that is clear, columns kept by position."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from gongkai.officedocs.reading.pdf.lines import Line, needs_space

_MARGIN_SLACK = 2.1
_INDENT = 1.2
_CENTRED = 0.6
_OTHER_SIZE = 0.25
_LEADING = 2.8
"""Lines of one paragraph are no further apart than this many font sizes."""
_FEWEST_AT_MARGIN = 2
_NARROWER = 0.9
"""Columns are counted a little narrower than the glyphs, so that no text runs over its place."""
PARAGRAPH_INDENT = "    "
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部]")
_ITEM = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．、](?!\d)")
_TITLE = re.compile(r"[^，。：；]{4,60}公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)")
"""A title may fill its line; the text below it is no part of it."""
_SENTENCE_ENDS = "。！？；：!?;:"


@dataclass(frozen=True, slots=True)
class Measure:
    """Where the running text of pages of one width begins and ends; ``right`` 0 when unknown."""

    left: float
    right: float
    indents: bool
    """True when paragraphs begin with an indent."""

    def is_full(self, line: Line) -> bool:
        """Tell whether a line reaches the right margin."""
        if not self.right:
            return False
        slack = _MARGIN_SLACK
        if not self.indents and line.text[-1] in _SENTENCE_ENDS:
            slack = 0.6
        return line.x1 >= self.right - slack * line.size

    def is_centred(self, line: Line) -> bool:
        """Tell whether a line stands in the middle between the margins."""
        middle = (self.left + self.right) / 2
        return abs((line.x0 + line.x1) / 2 - middle) < _CENTRED * line.size

    def is_indented(self, line: Line) -> bool:
        """Tell whether a line begins further to the right than text goes on."""
        return line.x0 > self.left + _INDENT * line.size


def measure(lines: Sequence[Line]) -> Measure:
    """Measure the running text of pages of one width."""
    prose = [line for line in lines if not line.has_columns]
    if not prose:
        return Measure(0.0, 0.0, indents=False)
    size = median(line.size for line in prose)
    reach = max(line.x1 for line in prose) - min(line.x0 for line in prose)
    wide = [line for line in prose if line.x1 - line.x0 > 0.6 * reach]
    right = _mode([line.x1 for line in wide], size)
    left = _leftmost([line.x0 for line in wide], size)
    count = sum(1 for line in wide if abs(line.x1 - right) <= _MARGIN_SLACK * size)
    if count < _FEWEST_AT_MARGIN:
        return Measure(left, 0.0, indents=False)
    indents = any(size < line.x0 - left < 3 * size for line in wide)
    return Measure(left, right, indents)


def _mode(values: list[float], step: float) -> float:
    """Give the value most values are near to; the largest of equals."""
    if not values:
        return 0.0
    bins = Counter(round(value / step) for value in values)
    best = max(bins, key=lambda b: (bins[b] + bins[b + 1] / 2 + bins[b - 1] / 2, b))
    return max(value for value in values if round(value / step) == best)


def _leftmost(starts: list[float], size: float) -> float:
    """Give where lines begin: not at the indent, though most may be indented in a short text."""
    usual = _mode(starts, size / 2)
    further = [start for start in starts if size < usual - start < 3 * size]
    return _mode(further, size / 2) if len(further) >= _FEWEST_AT_MARGIN else usual


def goes_on(before: Line, after: Line, space: Measure, *, same_page: bool) -> bool:
    """Tell whether ``after`` continues the paragraph that ``before`` is a line of."""
    if not space.is_full(before):
        return False
    if _TITLE.fullmatch(before.text):
        return False
    if space.is_indented(after) and not _is_title(before, after, space):
        return False
    if abs(before.size - after.size) > _OTHER_SIZE * before.size:
        return False
    if same_page and after.y - before.y > _LEADING * before.size:
        return False
    text = after.text
    if _HEADING.match(text):
        return False
    return not (_ITEM.match(text) and before.text[-1] in _SENTENCE_ENDS)


def _is_title(before: Line, after: Line, space: Measure) -> bool:
    """Tell a title too long for its line, its rest centred below, from a new paragraph."""
    return (
        space.is_centred(before)
        and space.is_centred(after)
        and before.text[-1] not in _SENTENCE_ENDS
    )


def join_lines(lines: Iterable[Line]) -> str:
    """Join the lines of a paragraph."""
    joined = ""
    for line in lines:
        text = line.text
        joined += (" " if needs_space(joined, text) else "") + text
    return joined


@dataclass(frozen=True, slots=True)
class Columns:
    """The display columns that positions on the page stand for."""

    left: float
    unit: float

    def lay_out(self, line: Line) -> str:
        """Write a line with its pieces at their columns."""
        text, reached = "", 0
        for piece in line.pieces:
            column = max(round((piece.x0 - self.left) / self.unit), 0)
            padding = max(column - reached, 1 if text else 0)
            text += " " * padding + piece.text
            reached += padding + _display_width(piece.text)
        return text


def columns_of(lines: Sequence[Line]) -> Columns:
    """Choose display columns for a document's lines."""
    if not lines:
        return Columns(0.0, 1.0)
    tabular = [line for line in lines if line.has_columns] or lines
    sizes = sorted(line.size for line in tabular)
    unit = sizes[len(sizes) // 5] / 2 * _NARROWER
    return Columns(min(line.x0 for line in lines), max(unit, 1.0))


def _display_width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
