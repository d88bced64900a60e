"""Words marked in a text, and the part of a text in which they stand."""

from collections.abc import Sequence
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from gongkai.search.tokens import normal

_SNIPPET: Final = 120
_BEFORE: Final = 30


def marked(text: str, words: Sequence[str]) -> SafeString:
    """Escape a text and mark the words in it."""
    shown, at = [], 0
    for start, end in _spans(text, words):
        shown += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>"]
        at = end
    return mark_safe("".join([*shown, escape(text[at:])]))  # noqa: S308 - all of it is escaped


def snippet(text: str, words: Sequence[str]) -> SafeString:
    """Give some of a text around the first word that stands in it, the words marked."""
    spans = _spans(text, words)
    start = max(0, spans[0][0] - _BEFORE) if spans else 0
    cut = " ".join(text[start : start + _SNIPPET].split())
    before, after = "…" if start else "", "…" if start + _SNIPPET < len(text) else ""
    return mark_safe(f"{before}{marked(cut, words)}{after}")  # noqa: S308 - escaped by marked


def _spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Give where words stand, from left to right, none inside another."""
    folded, places = _folded(text)
    found = []
    for word in words:
        wanted, at = normal(word), -1
        while wanted and (at := folded.find(wanted, at + 1)) >= 0:
            found.append((places[at], places[at + len(wanted) - 1] + 1))
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Fold a text, and give for each of its characters where it came from."""
    folded = normal(text)
    if len(folded) == len(text):
        return folded, range(len(text))
    parts = [normal(character) for character in text]
    places = [place for place, part in enumerate(parts) for _each in part]
    return "".join(parts), places
