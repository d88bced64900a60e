"""Glyphs of a page in the space of a reader: x to the right, y down, text upright.

The text's own direction decides which way is up, not the page's /Rotate: a wide table printed
sideways on an upright page reads the same as on a page turned for it.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from gongkai.officedocs.reading.pdf.engine import Rect, TextPage

_QUARTER = math.pi / 2
_ODD_HEIGHT = 4.0
"""A box so many times higher or lower than the median is PDFium's mistake (vertical fonts)."""
_SMALLEST = 0.5
"""Text smaller than this, in points, is not there to be read."""
_SLANT = 0.02
_MIDDLE = 0.35
"""How far above its baseline the middle of a glyph is, in font sizes."""

_RADICALS = (
    "⺁厂⺈刀⺌小⺎兀⺓幺⺟母⺠民⺩王⺫目⺮竹⺶羊⺻聿⻁虎⻂衣⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻒镸"
    "⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
)
_LOOKALIKES = {ord(a): b for a, b in zip(_RADICALS[::2], _RADICALS[1::2], strict=True)} | {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA))
    if len(unicodedata.normalize("NFKC", chr(code))) == 1
}
_HAS_LOOKALIKE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_LINE_END_HYPHEN = 2
_BLANK = frozenset(
    code
    for code in (*range(0x21), *range(0x7F, 0xA1), 0xAD, 0x3000, *range(0x2000, 0x2010), 0xFEFF)
    if code != _LINE_END_HYPHEN
) | {0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0xFFFE, 0xFFFF}


class Glyph(NamedTuple):
    """A printed character: its left and right edge, the middle of its height, its font size."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    is_upright: bool = True


class Turn(NamedTuple):
    """How a page is turned so that its text stands upright: quarters, and the page's box."""

    quarters: int
    box: Rect

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Take a point to the reader's space."""
        left, bottom, right, top = self.box
        if self.quarters == 0:
            return x - left, top - y
        if self.quarters == 1:
            return y - bottom, x - left
        if self.quarters == 2:
            return right - x, y - bottom
        return top - y, right - x

    def rect(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """Take a rectangle to the reader's space: x0, y0, x1, y1."""
        if self.quarters == 0:
            return left - self.box[0], self.box[3] - top, right - self.box[0], self.box[3] - bottom
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page in the reader's space."""
        left, bottom, right, top = self.box
        width, height = right - left, top - bottom
        return (height, width) if self.quarters % 2 else (width, height)


class PageText(NamedTuple):
    """The glyphs of a page, how it is turned, and how much of it no reader could make out."""

    glyphs: list[Glyph]
    turn: Turn
    unknown: int = 0
    outside: int = 0
    """How many glyphs the edge of the page cuts off."""


def read_glyphs(text: TextPage, box: Rect, hidden: frozenset[int]) -> PageText:
    """Read a page's glyphs in content order; blanks, watermarks and what is off the page fall out.

    ``hidden`` are text objects that are not painted: their glyphs are left out.
    """
    codes = text.code_points()
    angles = text.angles()
    quarters = _main_quarters(angles)
    turn = Turn(quarters, box)
    wanted = _wanted(text, codes, hidden)
    if quarters or any(angles):
        glyphs = _turned(text, codes, turn, wanted)
    else:
        glyphs = _upright(text, codes, turn, wanted)
    width, height = turn.size
    glyphs = [glyph for glyph in glyphs if glyph.size >= _SMALLEST]
    inside = [g for g in glyphs if 0 <= (g.x0 + g.x1) / 2 <= width and 0 <= g.y <= height]
    unknown = _count_unknown(text, codes, wanted)
    return PageText(inside, turn, unknown, len(glyphs) - len(inside))


def _main_quarters(angles: list[float]) -> int:
    """Tell how many quarters counter-clockwise most of the text is turned."""
    if not any(angles):
        return 0
    return Counter(round(-angle / _QUARTER) % 4 for angle in angles).most_common(1)[0][0]


def _wanted(text: TextPage, codes: list[int], hidden: frozenset[int]) -> list[int]:
    wanted = [i for i, code in enumerate(codes) if code not in _BLANK]
    if hidden:
        sources = text.text_objects()
        wanted = [i for i in wanted if sources[i] not in hidden]
    return wanted


def _characters(codes: list[int]) -> str:
    characters = "".join(
        "-" if code == _LINE_END_HYPHEN else chr(code) if code < 0x110000 else "\ufffd"
        for code in codes
    )
    if _HAS_LOOKALIKE.search(characters):
        return characters.translate(_LOOKALIKES)
    return characters


def _upright(text: TextPage, codes: list[int], turn: Turn, wanted: list[int]) -> list[Glyph]:
    """Make glyphs from the advance boxes of a page whose text is all upright."""
    boxes = text.loose_boxes()
    lefts, tops, rights, bottoms = boxes[::4], boxes[1::4], boxes[2::4], boxes[3::4]
    left, _, _, top = turn.box
    usual = median([tops[i] - bottoms[i] for i in wanted] or [0.0])
    lowest, highest = usual / _ODD_HEIGHT, usual * _ODD_HEIGHT
    characters = _characters(codes)
    glyphs = []
    for i in wanted:
        high, low = tops[i], bottoms[i]
        size = high - low
        if lowest <= size <= highest and size > 0:
            y = top - (high + low) / 2
            glyphs.append(Glyph(characters[i], lefts[i] - left, rights[i] - left, y, size))
        else:
            glyphs.append(_from_ink(text, i, characters[i], turn))
    return glyphs


def _from_ink(text: TextPage, index: int, character: str, turn: Turn) -> Glyph:
    """Make a glyph from its ink, where the advance box cannot be trusted."""
    x0, y0, x1, y1 = turn.rect(*text.ink_box(index))
    size = math.hypot(*text.baseline(index)) or (y1 - y0)
    return Glyph(character, x0, x1, (y0 + y1) / 2, size)


def _turned(text: TextPage, codes: list[int], turn: Turn, wanted: Iterable[int]) -> list[Glyph]:
    """Make glyphs one by one on a page where some of the text is turned."""
    characters = _characters(codes)
    glyphs = []
    for i in wanted:
        along, up = text.baseline(i)
        size = math.hypot(along, up)
        direction = math.atan2(up, along) / _QUARTER if size else float(turn.quarters)
        quarters = round(direction)
        if abs(direction - quarters) > _SLANT:
            continue  # a watermark across the page
        glyph = _from_ink(text, i, characters[i], turn)
        if quarters % 4 == turn.quarters:
            _, baseline = turn.point(*text.origin(i))
            size = size or glyph.size
            glyphs.append(glyph._replace(y=baseline - _MIDDLE * size, size=size))
        else:
            glyphs.append(glyph._replace(is_upright=False))
    return glyphs


def _count_unknown(text: TextPage, codes: list[int], wanted: list[int]) -> int:
    """Count the glyphs that no character is known for."""
    strange = sum(1 for i in wanted if 0xE000 <= codes[i] <= 0xF8FF or codes[i] == 0xFFFD)
    return max(strange, text.count_unmapped())
