"""What an index must be able to do. All of it happens in the caller's transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from gongkai.search.models import Entry
from gongkai.search.tokens import Phrase

Wanted = Sequence[Sequence[Phrase]]
"""All of these must be found, each by any of its phrases (a word and its synonyms)."""


@dataclass(frozen=True)
class Match:
    """What entries must have: words (in the title alone, or anywhere), and values of facets."""

    wanted: Wanted
    facets: Mapping[str, str | int] = field(default_factory=dict)
    in_title: bool = False
    not_in_title: bool = False


class Engine(Protocol):
    """An index over entries."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Index entries that are not indexed yet."""

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take entries out; they are given as they were indexed."""

    def clear(self) -> None:
        """Take everything out."""

    def find(self, match: Match, *, limit: int, offset: int = 0) -> list[int]:
        """Give the ranks of what matches, newest first."""
