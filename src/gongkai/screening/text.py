"""All detectors over one text, and of hits that overlap the one to keep."""

from collections.abc import Iterable
from typing import Final

from gongkai.screening.detectors import DETECTORS
from gongkai.screening.hit import Confidence, Hit
from gongkai.screening.passage import Passage
from gongkai.screening.unwrapping import Unwrapped, unwrap
from gongkai.screening.words import WordList, built_in

RANKS: Final[dict[Confidence, int]] = {"certain": 0, "likely": 1, "possible": 2}
"""Confidences in order, the surest first."""


def screen_text(
    text: str, *, words: WordList | None = None, at_least: Confidence = "possible"
) -> tuple[Hit, ...]:
    """Find private and secret matter and wrong words in a text, in order; no two hits overlap.

    Lines may have been broken by a page, within words and numbers too.
    ``words`` is the list to use instead of the one that comes with the program; what is less sure
    than ``at_least`` is left out.
    """
    whole = unwrap(text)
    hits = screen_passage(Passage(whole.text, cuts=whole.cuts), words=words, at_least=at_least)
    return tuple(_as_printed(hit, whole, text) for hit in hits)


def _as_printed(hit: Hit, whole: Unwrapped, text: str) -> Hit:
    start, end = whole.original(hit.start), whole.original(hit.end, end=True)
    return hit._replace(start=start, end=end, text=text[start:end])


def screen_passage(
    passage: Passage, *, words: WordList | None = None, at_least: Confidence = "possible"
) -> tuple[Hit, ...]:
    """Find the same in a text of which it is known what stands over or beside it."""
    listed = built_in() if words is None else words
    found = [hit for find in (*DETECTORS, listed.find) for hit in find(passage)]
    kept = _without_overlaps(found)
    return tuple(hit for hit in kept if RANKS[hit.confidence] <= RANKS[at_least])


def _without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (RANKS[hit.confidence], hit.start - hit.end)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
