"""Documents of any format: paragraphs that follow one another, and every cell with its heads."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from pathlib import Path
from typing import NamedTuple

from gongkai.officedocs.document import Document, GridCell, Paragraph, Table
from gongkai.officedocs.files import read_document
from gongkai.screening.hit import Confidence, Hit
from gongkai.screening.passage import Passage
from gongkai.screening.text import screen_passage, screen_text
from gongkai.screening.words import WordList

_YEAR = re.compile(r"\d{4}(?=年)")
_HEAD_LENGTH = 20
"""A cell longer than this is no head."""


class Screened(NamedTuple):
    """A document that was read and screened: its hits in reading order, and what was unreadable."""

    name: str
    hits: tuple[Hit, ...]
    remarks: tuple[str, ...]
    """Sentences about the reading: a hidden sheet that was not read, a guessed encoding."""


def screen_file(
    path: Path, *, words: WordList | None = None, at_least: Confidence = "possible"
) -> Screened:
    """Read a file of any supported format and screen it.

    Raises:
        UnreadableFileError: the file cannot be read; the message says why and what to do.
        OSError: the file cannot be opened.
    """
    document = read_document(path)
    hits = screen(document, words=words, at_least=at_least)
    return Screened(document.name, hits, document.remarks)


def screen(
    document: Document, *, words: WordList | None = None, at_least: Confidence = "possible"
) -> tuple[Hit, ...]:
    """Find private and secret matter and wrong words in a document, each with its place."""
    lines = document.layout or document.format == "pdf"
    return tuple(
        hit
        for is_table, blocks in groupby(document.blocks, lambda block: isinstance(block, Table))
        for hit in (
            _in_tables([b for b in blocks if isinstance(b, Table)], words, at_least)
            if is_table
            else _in_paragraphs(
                [b for b in blocks if isinstance(b, Paragraph)], words, at_least, lines=lines
            )
        )
    )


def _in_paragraphs(
    paragraphs: Sequence[Paragraph],
    words: WordList | None,
    at_least: Confidence,
    *,
    lines: bool,
) -> Iterator[Hit]:
    """Screen paragraphs as one text: a number or address may run on, where they are but lines."""
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    starts = [0, *accumulate(len(paragraph.text) + 1 for paragraph in paragraphs)]
    if lines:
        hits = screen_text(text, words=words, at_least=at_least)
    else:
        hits = screen_passage(Passage(text), words=words, at_least=at_least)
    for hit in hits:
        index = bisect_right(starts, hit.start) - 1
        yield hit._replace(
            start=hit.start - starts[index],
            end=hit.end - starts[index],
            place=paragraphs[index].place,
        )


def _in_tables(
    tables: Sequence[Table], words: WordList | None, at_least: Confidence
) -> Iterator[Hit]:
    for table in tables:
        heads = _Heads(table)
        for row in table.rows:
            for cell in row:
                if not cell.text.strip():
                    continue
                passage = Passage(cell.text, heads.over(cell), heads.all)
                for hit in screen_passage(passage, words=words, at_least=at_least):
                    yield hit._replace(place=table.place_of(cell))


class _Heads:
    """The heads of a table: over each column, and before a cell in forms of label and value."""

    def __init__(self, table: Table) -> None:
        filled = [[c for c in row if c.text.strip()] for row in table.rows]
        full = max((len(row) for row in filled), default=0)
        self._row = next((i for i, row in enumerate(filled) if _is_head_row(row, full)), None)
        head = filled[self._row] if self._row is not None else []
        self._over = {
            cell.column + offset: _squeezed(cell.text)
            for cell in head
            for offset in range(cell.colspan)
        }
        self._before = dict(_labels_before(filled))
        words = [*(row[0].text for row in filled[:1] if len(row) == 1), *self._over.values()]
        labels = self._before.values() if self._row is None else ()
        self.all = " ".join([*words, *dict.fromkeys(labels)])

    def over(self, cell: GridCell) -> str:
        """Give the head of a cell's column, or the label before it."""
        if self._row is not None and cell.row > self._row:
            over = self._over.get(cell.column, "")
            return over or self._before.get((cell.row, cell.column), "")
        return self._before.get((cell.row, cell.column), "")


def _is_head_row(row: Sequence[GridCell], full: int) -> bool:
    """Tell the row of heads: as wide as the table, short words, no figures."""
    return len(row) >= max(2, full - 1) and all(
        len(cell.text) <= _HEAD_LENGTH and not re.search(r"\d", _YEAR.sub("", cell.text))
        for cell in row
    )


def _labels_before(rows: Sequence[Sequence[GridCell]]) -> Iterator[tuple[tuple[int, int], str]]:
    for row in rows:
        for before, cell in pairwise(row):
            if len(before.text) <= _HEAD_LENGTH:
                yield (cell.row, cell.column), _squeezed(before.text)


def _squeezed(text: str) -> str:
    return "".join(text.split())
