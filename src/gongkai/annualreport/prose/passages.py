"""The running text of a report, paragraph by paragraph, with the place of each."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from gongkai.annualreport.model import Report

_WIDE = re.compile("[０-９％]")
_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


class Passage(NamedTuple):
    """A paragraph: its text with numbers in ASCII, and the printed chapter it stands in.

    ``chapter`` is the index among the report's chapters, -1 before the first.
    """

    text: str
    source: str
    chapter: int


@dataclass(frozen=True)
class Prose:
    """All paragraphs of a report in reading order."""

    passages: tuple[Passage, ...]

    def of_chapters(self, indices: Container[int]) -> Iterator[Passage]:
        """Yield the paragraphs of some of the report's chapters."""
        return (passage for passage in self.passages if passage.chapter in indices)


def read_prose(report: Report) -> Prose:
    """Collect the paragraphs of the preamble and the chapters."""
    passages = [Passage(_plain(text), source, -1) for text, source in report.preamble]
    for index, chapter in enumerate(report.chapters):
        paragraphs = chapter.paragraphs or ((chapter.text, chapter.place),)
        passages += [Passage(_plain(text), source, index) for text, source in paragraphs if text]
    return Prose(tuple(passages))


def _plain(text: str) -> str:
    return text.translate(_NARROW) if _WIDE.search(text) else text
