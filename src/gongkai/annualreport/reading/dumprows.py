"""Rows of a lost grid: a label gathered from its wrapped pieces, and the figures beside it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.annualreport.forms import TableShape
from gongkai.annualreport.reading.labels import Match, core, recognise, recognise_near
from gongkai.annualreport.reading.tokens import Line, Token, width

_NUMBER_INSIDE = re.compile(r"(?<=[\u4e00-\u9fff）)])\d{1,2}\s*[.．、]|(?<=.)（[一二三四五六七]）")
_REACH = 3
"""A label is wrapped over no more lines than this on either side of its figures."""
_NARROWEST = 2
"""Columns nearer than this, in display columns, are only words parted by a space."""


class DumpRow(NamedTuple):
    """A run of figures and the row that the words around it name."""

    first_line: int
    label: str
    key: str | None
    match: Match | None
    figures: tuple[Token, ...]
    place: str


def dump_rows(lines: Sequence[Line], shape: TableShape) -> list[DumpRow]:
    """Give each line that holds figures the label found on it or around it."""
    rows = []
    taken: set[int] = set()
    for position, line in enumerate(lines):
        if not line.figures:
            continue
        label, match = _label(lines, position, shape, taken)
        entry = match.find("row", shape.key) if match else None
        key = entry.key if entry else None
        rows.append(DumpRow(line.at, label, key, match, line.figures, line.place))
    return rows


def run_lines(lines: Sequence[Line]) -> list[Line]:
    """Join the figures of following lines that no label parts: a figure a line becomes a row."""
    joined: list[Line] = []
    for line in lines:
        if line.figures and not line.label and joined and joined[-1].figures:
            joined[-1] = joined[-1]._replace(figures=joined[-1].figures + line.figures)
        elif line.figures or line.label:
            joined.append(line)
    return joined


def _label(
    lines: Sequence[Line], position: int, shape: TableShape, taken: set[int]
) -> tuple[str, Match | None]:
    """Try the words on the line, then with the pieces above and below it."""
    own = lines[position].label
    above = _pieces(lines, position, -1)
    below = _pieces(lines, position, 1)
    tries = [(above[:n], below[:m]) for n in range(len(above) + 1) for m in range(len(below) + 1)]
    tries.sort(key=lambda pair: (len(pair[0]) + len(pair[1]), len(pair[1])))
    for up, down in tries:
        if any(i in taken for i in (*up, *down)):
            continue
        words = "".join(lines[i].label for i in reversed(up)) + own
        words += "".join(lines[i].label for i in down)
        match = recognise(words) if words else None
        if match is not None and match.find("row", shape.key):
            taken.update((*up, *down))
            return words, match
    return _part_of_line(own, shape)


def _part_of_line(own: str, shape: TableShape) -> tuple[str, Match | None]:
    """Find a row's label behind a piece of its group's (（三）不予公开4.…), or the nearest."""
    for start in _NUMBER_INSIDE.finditer(own):
        label = own[start.start() :]
        match = recognise(label)
        if match is not None and match.find("row", shape.key):
            return label, match
    if len(core(own)) > 1:
        return own, recognise_near(own, shape.key, "row")
    return own, None


def _pieces(lines: Sequence[Line], position: int, step: int) -> tuple[int, ...]:
    """Give the lines of words only, next to a line, nearest first."""
    found: list[int] = []
    at = position + step
    while 0 <= at < len(lines) and len(found) < _REACH and lines[at].label:
        if lines[at].figures:
            break
        found.append(at)
        at += step
    return tuple(found)


def place_by_columns(rows: Sequence[DumpRow], count: int) -> dict[int, tuple[Token | None, ...]]:
    """Place the figures of short rows by where full rows have theirs; keyed by first line.

    Only where full rows agree on the columns, every figure stands in one column's reach and no two
    share one.
    """
    full = [row for row in rows if len(row.figures) == count]
    placed: dict[int, tuple[Token | None, ...]] = {row.first_line: row.figures for row in full}
    centres = _centres(full)
    if not centres:
        return placed
    gap = min(b - a for a, b in pairwise(centres))
    for row in rows:
        if 0 < len(row.figures) < count:
            spots = _spots(row.figures, centres, gap)
            if spots is not None:
                placed[row.first_line] = spots
    return placed


def _centres(full: Sequence[DumpRow]) -> list[float]:
    """Find where the columns stand; empty when the rows do not keep to columns.

    Behind labels of much the same length figures stand under each other by chance.
    """
    middles = [[_middle(figure) for figure in row.figures] for row in full]
    centres = [sum(column) / len(full) for column in zip(*middles, strict=True)]
    gap = min((b - a for a, b in pairwise(centres)), default=0)
    lengths = [width(row.label) for row in full] or [0]
    if gap < _NARROWEST or max(lengths) - min(lengths) <= gap:
        return []
    apart = max(abs(m - c) for row in middles for m, c in zip(row, centres, strict=True))
    return centres if apart < gap / 2 else []


def _middle(figure: Token) -> float:
    return (figure.start + figure.end) / 2


def _spots(
    figures: Sequence[Token], centres: Sequence[float], gap: float
) -> tuple[Token | None, ...] | None:
    spots: list[Token | None] = [None] * len(centres)
    for figure in figures:
        middle = _middle(figure)
        nearest = min(range(len(centres)), key=lambda i: abs(centres[i] - middle))
        if spots[nearest] is not None or abs(centres[nearest] - middle) >= gap / 2:
            return None
        spots[nearest] = figure
    return tuple(spots)


def block_rows(lines: Sequence[Line], count: int) -> list[tuple[Token, ...]]:
    """Rows from blocks of figures set off by blank lines or words; empty when they do not fit.

    A converter that follows the page's text boxes gives a stretch of rows as ``count`` blocks of
    equal height, one for each column; a row on its own as ``count`` blocks of one figure.
    """
    blocks = _blocks(lines)
    rows: list[tuple[Token, ...]] = []
    at = 0
    while at < len(blocks):
        height = len(blocks[at])
        columns = blocks[at : at + count]
        if len(columns) == count and all(len(block) == height for block in columns):
            rows.extend(zip(*columns, strict=True))
            at += count
        elif height % count == 0:
            rows.extend(tuple(blocks[at][i : i + count]) for i in range(0, height, count))
            at += 1
        else:
            return []
    return rows


def _blocks(lines: Sequence[Line]) -> list[list[Token]]:
    blocks: list[list[Token]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if not line.figures:
            continue
        goes_on = (
            before is not None
            and before.figures
            and before.at == line.at - 1
            and not line.gap
            and not line.label
        )
        if goes_on:
            blocks[-1].extend(line.figures)
        else:
            blocks.append(list(line.figures))
    return blocks


def interleaved(lines: Sequence[Line]) -> bool:
    """Tell whether labels stand between the figures."""
    holding = [i for i, line in enumerate(lines) if line.figures]
    return any(line.label for line in lines[holding[0] + 1 : holding[-1] + 1])
