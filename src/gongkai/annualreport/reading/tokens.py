"""Lines of a text dump to labels and figures: what is left of a table when its grid is lost."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from gongkai.annualreport.forms import TableKey
from gongkai.annualreport.model import Cell
from gongkai.annualreport.reading.figures import is_no_figure, parse_figure, read_cell
from gongkai.annualreport.reading.labels import core, fragments, recognise, recognise_near
from gongkai.officedocs.document import Paragraph

_PAGE_MARK = re.compile(
    r"\s*(?:[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d+\s*页.{0,12}|\d{1,3}\s*/\s*\d{1,3}|\f)\s*"
)
_ENUMERATOR_ALONE = re.compile(r"^\d{1,2}\s*[.．、]$")
_UNIT_APART = re.compile(r"(\d)\s+(万元|亿元|元|[件个项条](?=\s|$))")
_GLUED = re.compile(r"(.*[\u4e00-\u9fff）”])(\d[\d,.]*(?:\s+[-\d,.—/]+)*)\s*$")
_SPLIT = re.compile(r"\S+")
_MANY = 3
"""So many figures at the end of a line are a table's, whatever words stand before them."""


class Token(NamedTuple):
    """A figure in a line, with the display columns it covers."""

    text: str
    place: str
    start: int
    end: int


class Line(NamedTuple):
    """A line of a lost table: label words, then figures; either may be missing."""

    at: int
    label: str
    figures: tuple[Token, ...]
    place: str
    gap: bool = False
    """True when a blank line stands before it."""


def table_lines(paragraphs: Sequence[Paragraph], span: range, table: TableKey) -> list[Line]:
    """Give the lines of a stretch of text that belong to a table; prose and page marks fall out."""
    lines = []
    for index in span:
        paragraph = paragraphs[index]
        if _PAGE_MARK.fullmatch(paragraph.text):
            lines.append(Line(index, "", (), paragraph.place))
        elif (line := _line(index, paragraph, table)) is not None:
            lines.append(line)
    return lines


def _line(index: int, paragraph: Paragraph, table: TableKey) -> Line | None:
    text = _UNIT_APART.sub(r"\1\2", paragraph.text)
    words = [(m[0], m.start()) for m in _SPLIT.finditer(_unglued(text))]
    first = len(words)
    while first and _is_figure(words[first - 1][0]):
        first -= 1
    if first and first < len(words) and _ENUMERATOR_ALONE.match(words[first - 1][0]):
        return None
    label = "".join(word for word, _ in words[:first])
    figures = tuple(_token(paragraph.place, text, word, at) for word, at in words[first:])
    is_label = _is_table_label(label, table) or _are_labels(words[:first], table)
    if label and not is_label and len(figures) < _MANY:
        return None
    return Line(index, label, figures, paragraph.place, paragraph.gap)


def _unglued(text: str) -> str:
    """Part a label from a figure that follows without a space: 2.重复申请0 0 0."""
    match = _GLUED.match(text)
    if match is None or not (recognise(match[1]) or recognise(match[1].split()[-1])):
        return text
    return f"{match[1]} {match[2]}"


def _token(place: str, text: str, word: str, at: int) -> Token:
    start = width(text[:at])
    return Token(word, place, start, start + width(word))


def _is_figure(word: str) -> bool:
    if _ENUMERATOR_ALONE.match(word):
        return False
    return is_no_figure(word) or (parse_figure(word) is not None and not _is_bare_numeral(word))


def _is_bare_numeral(word: str) -> bool:
    """Tell a Chinese numeral standing alone: in a dump it is a piece of an enumerator (三、)."""
    return not any(
        (char.isdigit() and char.isascii()) or char in "０１２３４５６７８９" for char in word
    )


@lru_cache(maxsize=8_192)
def _is_table_label(label: str, table: TableKey) -> bool:
    """Tell label words, whole, misprinted or a piece of a wrapped label, from prose."""
    if "。" in label:
        return False
    words = core(label)
    if not words:
        return len(label) <= _MANY
    if recognise(label) or any(words in known for known in fragments(table)):
        return True
    if len(words) > 12 and any(known in words for known in fragments(table) if len(known) > 5):
        return len(words) < 80 and not re.search(r"\d", label)
    return any(recognise_near(label, table, role) for role in ("row", "column", "group"))


def _are_labels(words: Sequence[tuple[str, int]], table: TableKey) -> bool:
    """Tell a line of several labels, or pieces of labels, side by side."""
    cores = [core(word) for word, _ in words]
    known = fragments(table)
    return len(cores) > 1 and all(any(c in whole for whole in known) for c in cores if c)


def width(text: str) -> int:
    """Measure text in display columns: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def all_figures(lines: Iterable[Line]) -> list[Token]:
    """Give all figures of the lines in reading order."""
    return [figure for line in lines for figure in line.figures]


def count_cells(figures: Iterable[Token]) -> tuple[Cell, ...]:
    """Read figures as counts."""
    return tuple(read_cell(figure.text, figure.place, "count") for figure in figures)
