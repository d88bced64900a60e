"""Masking: what was found replaced by what may be published (138****8000, 张某某)."""

from collections.abc import Iterable

from gongkai.screening.hit import Hit


def mask(text: str, hits: Iterable[Hit]) -> str:
    """Replace each hit in the text that was screened by its masked form.

    Hits without one (a mark of secrecy, a word without a better) stay: they are decided upon, not
    covered up. Screening the result finds none of those that were masked.

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
