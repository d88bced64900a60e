"""A stretch of text as detectors see it: its plain shape, and what the words before it announce."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from gongkai.screening.folding import fold

_END_OF_SENTENCE: Final = re.compile(r"[。;!?\n]")
_SPACES: Final = re.compile(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])")
_AMOUNT: Final = re.compile(r"金额|资金|\(.?元\)|总额|数量|面积|合计|投资|预算|%|年$|件数|人数")
_REACH: Final = 60


@dataclass(frozen=True)
class Passage:
    """A text, and what stands over or beside it where it is a cell of a table."""

    text: str
    heading: str = ""
    """The head of the cell's column and of its row: 身份证号."""
    beside: str = ""
    """All heads of the table: who its rows are about."""
    cuts: tuple[int, ...] = ()
    """Where lines were put together: a name that ends there may end its line."""

    @cached_property
    def folded(self) -> str:
        """The text in its plain shape; offsets are the same."""
        return fold(self.text)

    @cached_property
    def about(self) -> str:
        """What the whole table is about, in plain shape; empty for running text."""
        return fold(f"{self.heading} {self.beside}")

    def before(self, at: int) -> str:
        """Give what announces the place: the sentence up to it, or the line above, or the heads.

        Spaces between characters are taken out (手 机 → 手机).
        """
        sentence = _last_sentence(self.folded[max(at - _REACH, 0) : at])
        if not re.search(r"[^\W\d_]", sentence):
            above = self.folded[max(at - _REACH, 0) : at - len(sentence)].rstrip("\n ")
            sentence = above.rpartition("\n")[2]
        return _SPACES.sub("", f"{fold(self.heading)} {sentence}")

    def after(self, at: int) -> str:
        """Give the rest of the sentence after a place."""
        rest = self.folded[at : at + _REACH]
        found = _END_OF_SENTENCE.search(rest)
        return rest[: found.start()] if found else rest

    def sentence(self, at: int) -> str:
        """Give the sentence that a place stands in, on its own line."""
        return self.sentence_before(at) + self.after(at)

    def sentence_before(self, at: int) -> str:
        """Give that sentence up to the place."""
        before = _last_sentence(self.folded[max(at - _REACH, 0) : at])
        return _SPACES.sub("", f"{fold(self.heading)} {before}")

    def around(self, at: int) -> str:
        """Give the sentence about a place, with the two lines above it: a letterhead, a contact."""
        lines = self.folded[max(at - 3 * _REACH, 0) : at].split("\n")[-3:]
        return _SPACES.sub("", "\n".join(lines) + self.after(at))

    @property
    def is_amount(self) -> bool:
        """Tell a cell under a head that says its figures are sums or counts."""
        return bool(_AMOUNT.search(fold(self.heading)))

    def has_line_of_its_own(self, start: int, end: int) -> bool:
        """Tell whether only digits stand on the lines from one place to another."""
        left = self.folded.rfind("\n", 0, start) + 1
        right = self.folded.find("\n", end)
        line = self.folded[left : right if right >= 0 else None]
        return not re.search(r"[^\d\s]", line)


def _last_sentence(text: str) -> str:
    ends = list(_END_OF_SENTENCE.finditer(text))
    return text[ends[-1].end() :] if ends else text


def last_label(words: re.Pattern[str], text: str) -> str:
    """Give the name of the group of ``words`` that was met last in a text, or nothing."""
    found = ""
    for match in words.finditer(text):
        found = match.lastgroup or ""
    return found
