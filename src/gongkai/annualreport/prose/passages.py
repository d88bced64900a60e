"""The running text of a report, paragraph by paragraph, with the place of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gongkai.annualreport.chaptering import statutory_number
from gongkai.annualreport.model import Report

_WIDE = re.compile("[０-９％]")
_NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")

_BROKEN_OFF = re.compile(r".{24}[\u4e00-\u9fff\d，、]\Z", re.DOTALL)
_ITEM = re.compile(
    r"\s*(?:[（(]|[一二三四五六七八九十\d]+(?:[、是]|[.．](?!\d))|第|20\d\d年\d+月\d+日)"
)


class Passage(NamedTuple):
    """A paragraph: its text with numbers in ASCII, and the printed chapter it stands in.

    ``chapter`` is the index among the report's chapters, -1 before the first; ``number`` is that of
    the statutory chapter it stands for, 0 for none.
    """

    text: str
    source: str
    chapter: int
    number: int = 0


@dataclass(frozen=True)
class Prose:
    """All paragraphs of a report in reading order."""

    passages: tuple[Passage, ...]

    def of_chapter(self, number: int) -> Iterator[Passage]:
        """Yield the paragraphs of a statutory chapter."""
        return (passage for passage in self.passages if passage.number == number)


def read_prose(report: Report) -> Prose:
    """Collect the paragraphs of the preamble and the chapters."""
    passages = _joined(report.preamble, -1)
    for index, chapter in enumerate(report.chapters):
        number = statutory_number(chapter.title) or 0
        paragraphs = chapter.paragraphs or ((chapter.text, chapter.place),)
        passages += _joined(paragraphs, index, number)
    return Prose(tuple(passages))


def _joined(paragraphs: Sequence[tuple[str, str]], chapter: int, number: int = 0) -> list[Passage]:
    """Make passages of paragraphs; lines that break off in a sentence are joined to the next."""
    passages: list[Passage] = []
    for text, source in paragraphs:
        if not text:
            continue
        plain = _plain(text)
        if passages and _BROKEN_OFF.match(passages[-1].text[-25:]) and not _ITEM.match(plain):
            last = passages[-1]
            passages[-1] = last._replace(text=last.text + plain.lstrip())
        else:
            passages.append(Passage(plain, source, chapter, number))
    return passages


def _plain(text: str) -> str:
    return text.translate(_NARROW) if _WIDE.search(text) else text
