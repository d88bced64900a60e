"""Texts as tokens that any index can hold, and words as phrases of them.

A run of Chinese characters 公开指南 becomes 公开 开指 指南 南: every pair, and the last one by
itself. So a word of two characters or more is a phrase of pairs, found wherever it stands, and one
character is the beginning of a token. A run of other letters or digits is one token. Tokens are
written in ASCII, since indexes differ in which characters they take for letters.
"""

import unicodedata
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final, NamedTuple

MOST_WORDS: Final = 8
MOST_CHARACTERS: Final = 100
"""So much of a question is searched for; what is beyond is left out."""
_WIDTH: Final = 5
"""Hexadecimal digits of a character."""
LONGEST_BEGINNING: Final = 12
"""A token's beginnings are known up to this length; of a longer one the token itself is asked."""
_LONGEST: Final = 60
"""A longer run of letters is cut from its beginning: indexes refuse tokens of any length."""


class Phrase(NamedTuple):
    """Tokens that follow each other; ``is_open`` where the last is only how a token begins."""

    tokens: tuple[str, ...]
    is_open: bool


def normal(text: str) -> str:
    """Fold a text: full width and half width, capital and small letters are the same (NFKC)."""
    return unicodedata.normalize("NFKC", text).casefold()


def tokens_of(text: str) -> Iterator[str]:
    """Give the tokens of a text, in order."""
    for is_chinese, run in _runs(normal(text)):
        if is_chinese:
            yield from (_pair(first, second) for first, second in pairwise(run))
            yield _pair(run[-1])
        else:
            yield from _words(run)


def phrase_of(word: str) -> Phrase | None:
    """Give the phrase that a word is found by, None where there is nothing to be found in it."""
    runs = list(_runs(normal(word)))
    if not runs:
        return None
    found = [token for _kind, run in runs[:-1] for token in tokens_of(run)]
    is_chinese, last = runs[-1]
    if not is_chinese:
        return Phrase((*found, *_words(last)), is_open=True)
    if len(last) == 1:
        return Phrase((*found, _pair(last)), is_open=True)
    return Phrase(
        (*found, *(_pair(first, second) for first, second in pairwise(last))), is_open=False
    )


def beginnings(token: str) -> Iterator[str]:
    """Give how a token may begin in a question: with its first character, its first letters."""
    if token.startswith("c"):
        yield token[: 1 + _WIDTH]
    elif token[0] in "wu":
        yield from (token[:end] for end in range(2, min(len(token), LONGEST_BEGINNING) + 1))


def unfolded(token: str) -> str:
    """Give the letters that a token stands for: of a pair both, of a syllable its mark too."""
    kind, rest = token[0], token[1:]
    if kind in "cu":
        return "".join(chr(int(rest[at : at + _WIDTH], 16)) for at in range(0, len(rest), _WIDTH))
    return rest if kind == "w" else f"\x01{rest}"


def words_of(question: str) -> list[str]:
    """Take a question apart into words; what stands in quotation marks is one."""
    words: list[str] = []
    marked = question[:MOST_CHARACTERS].replace("“", '"').replace("”", '"').split('"')
    for number, part in enumerate(marked):
        words += [part.strip()] if number % 2 else part.split()
    return [word for word in words if phrase_of(word)][:MOST_WORDS]


def _runs(text: str) -> Iterator[tuple[bool, str]]:
    """Give the runs of Chinese characters, and those of other letters and digits."""
    for kind, run in groupby(text, key=_kind):
        if kind is not None:
            yield kind, "".join(run)


def _kind(character: str) -> bool | None:
    """Tell a Chinese character from another letter or digit; None for anything else."""
    if not character.isalnum():
        return None
    return ord(character) >= 0x2E80  # from the radicals on: no script there parts its words


def _pair(*characters: str) -> str:
    return "c" + "".join(f"{ord(each):0{_WIDTH}x}" for each in characters)


def _words(run: str) -> Iterator[str]:
    for start in range(0, len(run), _LONGEST):
        yield _word(run[start : start + _LONGEST])


def _word(run: str) -> str:
    return f"w{run}" if run.isascii() else "u" + "".join(f"{ord(each):0{_WIDTH}x}" for each in run)
