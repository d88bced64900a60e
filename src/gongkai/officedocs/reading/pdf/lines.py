"""Glyphs to lines of text: by their place on the page, whatever the order they are stored in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from gongkai.officedocs.reading.pdf.glyphs import Glyph

_SAME_LINE = 0.35
"""Glyphs whose middles differ by less than this share of their size stand on one line."""
_PIECE_GAP = 0.2
_COLUMN_GAP = 1.5
_FIGURE_GAP = 0.6
_BACKWARDS = 0.6
_OVERPRINT = 0.3
"""Punctuation set half as wide may follow its like at less than half a character (，，)."""
_SHORTEST_STACK = 4
_STACK_PITCH = 2.5

_NUMERIC = frozenset("0123456789.,+-/%０１２３４５６７８９—－")


class Piece(NamedTuple):
    """A stretch of a line without a gap in it."""

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and its pieces from left to right."""

    pieces: tuple[Piece, ...]
    y: float
    size: float

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return self.pieces[-1].x1

    @property
    def text(self) -> str:
        """The line as running text: gaps of justified lines closed, those of columns kept."""
        joined = self.pieces[0].text
        for before, after in pairwise(self.pieces):
            wide = after.x0 - before.x1 >= _COLUMN_GAP * self.size
            joined += (" " if wide or needs_space(joined, after.text) else "") + after.text
        return joined

    @property
    def has_columns(self) -> bool:
        """Tell whether gaps in the line are too wide for running text."""
        return any(
            after.x0 - before.x1
            >= self.size * (_FIGURE_GAP if _are_figures(before, after) else _COLUMN_GAP)
            for before, after in pairwise(self.pieces)
        )


def _are_figures(before: Piece, after: Piece) -> bool:
    return _NUMERIC.issuperset(before.text) and _NUMERIC.issuperset(after.text)


def needs_space(before: str, after: str) -> bool:
    """Tell whether a gap between two texts parts two words: only between Latin letters, digits."""
    a, b = before[-1:], after[:1]
    return a.isascii() and b.isascii() and a.isalnum() and b.isalnum()


def find_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Arrange glyphs in lines from top to bottom."""
    lines: list[list[Glyph]] = []
    level = size = 0.0
    for run in sorted(_runs(glyphs), key=lambda run: run[0].y):
        first = run[0]
        if lines and first.y - level < _SAME_LINE * min(first.size, size):
            lines[-1].extend(run)
        else:
            lines.append(list(run))
            level, size = first.y, first.size
    return [_line(glyphs) for glyphs in lines]


def _runs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Cut the content order where it leaves the line or goes back."""
    runs: list[list[Glyph]] = []
    level = end = size = 0.0
    for glyph in glyphs:
        _, x0, x1, y, own, _ = glyph
        same = abs(y - level) < _SAME_LINE * min(own, size) and x0 > end - _BACKWARDS * own
        if same and runs:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
            level, size = y, own
        end = x1
    return runs


def _line(glyphs: list[Glyph]) -> Line:
    glyphs.sort(key=_left)
    size = sorted(glyph.size for glyph in glyphs)[len(glyphs) // 2]
    previous = glyphs[0]
    text, start, end = previous.text, previous.x0, previous.x1
    pieces: list[Piece] = []
    for glyph in glyphs[1:]:
        gap = glyph.x0 - end
        if gap < 0 and _is_overprint(previous, glyph):
            continue
        if gap > _PIECE_GAP * glyph.size:
            pieces.append(Piece(text, start, end))
            text, start = "", glyph.x0
        text += glyph.text
        previous, end = glyph, max(end, glyph.x1)
    pieces.append(Piece(text, start, end))
    return Line(tuple(pieces), sum(glyph.y for glyph in glyphs) / len(glyphs), size)


def _left(glyph: Glyph) -> float:
    return glyph.x0


def _is_overprint(before: Glyph, glyph: Glyph) -> bool:
    """Tell a glyph printed twice, as for false bold, from a doubled letter."""
    width = glyph.x1 - glyph.x0
    return before.text == glyph.text and glyph.x0 - before.x0 < _OVERPRINT * width


def cell_text(glyphs: Sequence[Glyph], width: float) -> str:
    """Give the text of a cell ``width`` wide, its lines joined."""
    if not glyphs:
        return ""
    if not all(glyph.is_upright for glyph in glyphs):
        return "".join(glyph.text for glyph in glyphs)
    lines = find_lines(glyphs)
    text = _cell_line(lines[0])
    for before, line in pairwise(lines):
        after = _cell_line(line)
        text += (" " if _parts_words(before, text, after, width) else "") + after
    return text


def _cell_line(line: Line) -> str:
    """Give a line of a cell; pieces of spread-out words (总  计) close up."""
    if all(len(piece.text) == 1 and piece.text not in _NUMERIC for piece in line.pieces):
        return "".join(piece.text for piece in line.pieces)
    return line.text


def _parts_words(before: Line, text: str, after: str, width: float) -> bool:
    """Tell whether a line break stands for a space: not in a number that had to be broken."""
    if not needs_space(text, after):
        return False
    room = width - (before.x1 - before.x0)
    is_full = room < 2 * before.size
    return not (is_full and text[-1].isdigit() and after[0].isdigit())


def split_stacks(lines: list[Line]) -> list[Line]:
    """Set words printed downwards, a character on each line, as lines of their own.

    They stand where their first character stands, before the line that they began.
    """
    stacks = _stacks(lines)
    if not stacks:
        return lines
    taken = {(i, piece) for stack in stacks for i, piece in stack}
    starts = {stack[0][0]: stack for stack in stacks}
    result = []
    for i, line in enumerate(lines):
        if stack := starts.get(i):
            whole = "".join(piece.text for _, piece in stack)
            piece = Piece(whole, stack[0][1].x0, stack[0][1].x1)
            result.append(Line((piece,), line.y - 0.01, line.size))
        rest = tuple(piece for piece in line.pieces if (i, piece) not in taken)
        if rest:
            result.append(Line(rest, line.y, line.size))
    return result


def _stacks(lines: list[Line]) -> list[list[tuple[int, Piece]]]:
    open_stacks: list[list[tuple[int, Piece]]] = []
    closed = []
    for i, line in enumerate(lines):
        for piece in line.pieces:
            if len(piece.text) > 1 or piece.text in _NUMERIC:
                continue
            for stack in open_stacks:
                j, last = stack[-1]
                if abs(piece.x0 - last.x0) < _SAME_LINE * line.size and j < i:
                    stack.append((i, piece))
                    break
            else:
                open_stacks.append([(i, piece)])
        far = [s for s in open_stacks if line.y - lines[s[-1][0]].y > _STACK_PITCH * line.size]
        closed.extend(far)
        open_stacks = [stack for stack in open_stacks if stack not in far]
    return [stack for stack in (*closed, *open_stacks) if len(stack) >= _SHORTEST_STACK]
