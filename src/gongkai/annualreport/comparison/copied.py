"""How much of a report's text was taken from last year's, and which sentences."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz, process

from gongkai.annualreport.prose import Passage, Prose

_SHINGLE = 7
_SENTENCE_SHARE = 0.85
"""A sentence is copied when so many of its runs of seven characters stand in last year's text."""
_SHORTEST_SENTENCE = 12
_SENTENCE = re.compile(r"[^。；！？;\n]+")
_IGNORED = re.compile(r"(?:20\d\d|二〇[一二]\S)\s*年度?|[^\u4e00-\u9fff\d]+")
_NUMBER = re.compile(r"\d+")
_FORMULA = re.compile(
    "申请|复议|诉讼|信息处理费|收费|统计|其他需要报告|条例|习近平|报告|联系|电话|如下|下载|以下|下一步"
)
"""What every report says every year: what the form asks to be stated is no copying."""


class Sentence(NamedTuple):
    """A sentence that is a body's own to write: as printed, and without years and punctuation."""

    passage: Passage
    words: str
    plain: str


class Copy(NamedTuple):
    """A copied sentence beside the most similar one of last year's, similarity from 0 to 1.

    ``numbers_only``: the two differ in their numbers alone (同文换数). ``counted``: whether the
    sentence counts in the share: an own figure in an old sentence may make it another sentence.
    """

    sentence: Sentence
    original: Sentence
    similarity: float
    numbers_only: bool
    counted: bool


@dataclass(frozen=True, slots=True)
class Copying:
    """The sentences that are a body's own to write, and those of them that were copied.

    ``renumbered`` are last year's with other numbers that for these do not count as copied.
    """

    sentences: tuple[Sentence, ...]
    copied: tuple[Sentence, ...]
    renumbered: tuple[Sentence, ...]
    originals: tuple[Sentence, ...]
    """Last year's sentences."""

    @property
    def length(self) -> int:
        """The characters of all sentences, years and punctuation not counted."""
        return _length(self.sentences)

    @property
    def copied_length(self) -> int:
        """The characters of the copied sentences."""
        return _length(self.copied)

    @property
    def share(self) -> float:
        """The copied part of the characters, from 0 to 1."""
        return self.copied_length / (self.length or 1)

    def of_chapter(self, number: int) -> "Copying":
        """Give the same for one statutory chapter."""
        own, copied, renumbered = (
            tuple(s for s in sentences if s.passage.number == number)
            for sentences in (self.sentences, self.copied, self.renumbered)
        )
        return Copying(own, copied, renumbered, self.originals)

    def longest(self) -> list[Sentence]:
        """Give the copied sentences, longest first."""
        return sorted(self.copied, key=_longest_first)

    def copies(self) -> Iterator[Copy]:
        """Give each copied or renumbered sentence beside its original, longest first."""
        alike: dict[str, list[Sentence]] = defaultdict(list)
        for original in self.originals:
            alike[_without_numbers(original)].append(original)
        counted = set(self.copied)
        for sentence in sorted(self.copied + self.renumbered, key=_longest_first):
            # The same words with any numbers come before all else, and spare a search of all.
            same_words = alike.get(_without_numbers(sentence), [])
            original, similarity = _most_similar(sentence, same_words or self.originals)
            renumbered = bool(same_words) and sentence.plain != original.plain
            yield Copy(sentence, original, similarity, renumbered, sentence in counted)


def find_copied(old: Prose, new: Prose) -> Copying:
    """Find the sentences of the newer text that stand in the older."""
    sentences, originals = tuple(_sentences(new)), tuple(_sentences(old))
    known = _shingles(original.plain for original in originals)
    bare = {_without_numbers(original) for original in originals}
    copied = tuple(s for s in sentences if _is_copied(s.plain, known))
    taken = set(copied)
    renumbered = tuple(s for s in sentences if s not in taken and _without_numbers(s) in bare)
    return Copying(sentences, copied, renumbered, originals)


def _sentences(prose: Prose) -> Iterator[Sentence]:
    """Give the sentences that are a body's own to write, without years and punctuation."""
    for passage in prose.passages:
        if passage.chapter < 0:
            continue
        for words in _SENTENCE.findall(passage.text):
            plain = _IGNORED.sub("", words)
            if len(plain) >= _SHORTEST_SENTENCE and not _FORMULA.search(words):
                yield Sentence(passage, words.strip(), plain)


def _most_similar(sentence: Sentence, originals: Sequence[Sentence]) -> tuple[Sentence, float]:
    plains = [original.plain for original in originals]
    _, score, index = process.extract(sentence.plain, plains, scorer=fuzz.ratio, limit=1)[0]
    return originals[index], score / 100


def _without_numbers(sentence: Sentence) -> str:
    return _NUMBER.sub("", sentence.plain)


def _longest_first(sentence: Sentence) -> int:
    return -len(sentence.plain)


def _shingles(texts: Iterable[str]) -> set[str]:
    return {text[i : i + _SHINGLE] for text in texts for i in range(len(text) - _SHINGLE + 1)}


def _is_copied(plain: str, known: set[str]) -> bool:
    runs = len(plain) - _SHINGLE + 1
    hits = sum(plain[i : i + _SHINGLE] in known for i in range(runs))
    return hits >= _SENTENCE_SHARE * runs


def _length(sentences: Iterable[Sentence]) -> int:
    return sum(len(sentence.plain) for sentence in sentences)
