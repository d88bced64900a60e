"""Masking: what was found replaced by what may be published (138****8000, 张某某)."""

from collections.abc import Iterable
from typing import Final

from gongkai.screening.hit import Confidence, Hit
from gongkai.screening.text import screen_text
from gongkai.screening.words import WordList

_PASSES: Final = 5
"""Lines that masking made shorter are put together otherwise; the second pass finds nothing new,
save in texts made up to provoke it."""


def mask(text: str, hits: Iterable[Hit]) -> str:
    """Replace each hit in the text that was screened by its masked form.

    Hits without one (a mark of secrecy, a word without a better) stay: they are decided upon, not
    covered up.

    Raises:
        ValueError: two hits overlap, or a hit does not stand in the text where it says.
    """
    parts: list[str] = []
    at = 0
    for hit in sorted(hits, key=lambda hit: hit.start):
        if hit.start < at or text[hit.start : hit.end] != hit.text:
            raise ValueError(
                f"“{hit.name}”（第{hit.start + 1}字起）与原文对不上，"
                "文字可能改动过，请重新检查后再隐去。"
            )
        parts += [text[at : hit.start], hit.text if hit.masked is None else hit.masked]
        at = hit.end
    return "".join([*parts, text[at:]])


def mask_all(text: str, *, words: WordList | None = None, at_least: Confidence = "possible") -> str:
    """Screen and mask a text until screening finds nothing more that can be masked.

    Arguments are those of `screen_text`.
    """
    for _ in range(_PASSES):
        hits = screen_text(text, words=words, at_least=at_least)
        if all(hit.masked is None for hit in hits):
            break
        text = mask(text, hits)
    return text
