"""A question to search, and its answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.safestring import SafeString

PAGE_SIZE: Final = 20


class UnavailableError(Exception):
    """The index cannot be asked or written now; the message says why, for an operator."""


@dataclass(frozen=True)
class Question:
    """Words as they were typed, what to narrow by, and which page of the answer is wanted."""

    words: str
    body: int | None = None
    area: str = ""
    kind: str = ""
    year: int | None = None
    by_date: bool = False
    page: int = 1

    def facets(self) -> dict[str, str | int]:
        """Give what the question is narrowed by."""
        given = {"body": self.body, "area": self.area, "kind": self.kind, "year": self.year}
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True)
class Hit:
    """A document found; title and snippet are HTML, with the words marked."""

    key: str
    url: str
    title: SafeString
    snippet: SafeString
    at: datetime
    body: int
    kind: str


@dataclass(frozen=True)
class Answer:
    """What was found, how much of it, and what it can be narrowed by.

    ``is_exact`` tells whether ``total`` is all of it or where counting stopped; so do the facets.
    """

    words: tuple[str, ...]
    total: int
    is_exact: bool
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str | int, int]]
    spelt: tuple[str, ...] = ()
    """Chinese words that the typed letters spell, as they stand in the titles of these hits."""
