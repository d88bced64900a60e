"""Titles as they are spelt (汉语拼音), for who types without an input method.

The syllables of a title stand in the index behind its characters, each a token of its own kind. Of
a character with several readings the one is taken that it has in its word (银行 yinhang). Tones are
left out, ü is v.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, Final

from gongkai.search.tokens import Phrase, normal, tokens_of

_LONGEST: Final = 6
"""No syllable is longer (zhuang)."""
_MOST_LETTERS: Final = 60
_MOST_READINGS: Final = 256
"""So many ways of taking typed letters apart are tried: xian is xian or xi an. Of four syllables
that each have four (xiao is xi a o) these are all."""
_CALLS: Final = frozenset({"m", "n", "ng", "hm", "hng"})
"""What is called out (呣、嗯) is in no title, and would take every word apart in more ways."""


def title_tokens(title: str) -> Iterator[str]:
    """Give the tokens of a title, then those of how it is spelt."""
    yield from tokens_of(title)
    yield from (f"p{syllable}" for syllable in _spelt(normal(title)))


def phrases_spelt(word: str) -> list[Phrase]:
    """Give what typed letters may spell: two syllables or more, none for anything else."""
    letters = normal(word).replace("ü", "v").replace("'", "")
    if not (letters.isascii() and letters.isalpha() and len(letters) <= _MOST_LETTERS):
        return []
    readings = islice(_readings(letters), _MOST_READINGS)
    return [
        Phrase(tuple(f"p{s}" for s in each), is_open=False) for each in readings if len(each) > 1
    ]


def joined(words: Sequence[str]) -> list[str]:
    """Give words that are a syllable each as one word: ti yu guan is tiyuguan."""
    if len(words) > 1 and all(word.isascii() and word.lower() in _syllables() for word in words):
        return ["".join(words)]
    return list(words)


def written(title: str, phrases: Sequence[Phrase]) -> str:
    """Give the characters of a title that one of the phrases spells; empty where none does."""
    text = normal(title)
    spelt = [f"p{syllable}" for syllable in _spelt(text)]
    for phrase in phrases:
        length = len(phrase.tokens)
        for start in range(len(spelt) - length + 1):
            if tuple(spelt[start : start + length]) == phrase.tokens:
                return text[start : start + length]
    return ""


def _readings(letters: str) -> Iterator[tuple[str, ...]]:
    """Take letters apart into syllables, the longest first."""
    if not letters:
        yield ()
    for length in range(min(_LONGEST, len(letters)), 0, -1):
        if letters[:length] in _syllables():
            yield from ((letters[:length], *rest) for rest in _readings(letters[length:]))


def _spelt(text: str) -> list[str]:
    """Give the syllable of each character, "0" for what is no Chinese character."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its dictionaries take 56 MB: only when needed

    other: Any = lambda run: ["0"] * len(run)  # noqa: E731 - pypinyin's types know no such answer
    found: list[str] = lazy_pinyin(text, errors=other)
    return found


@cache
def _syllables() -> frozenset[str]:
    """Give every syllable without its tone."""
    from pypinyin.contrib.tone_convert import to_normal  # noqa: PLC0415 - as above
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 - as above

    readings = {reading for each in pinyin_dict.values() for reading in each.split(",")}
    return frozenset(s for s in map(to_normal, readings) if s.isascii()) - _CALLS
