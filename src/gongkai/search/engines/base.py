"""What an index must be able to do."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from gongkai.search.models import Entry
from gongkai.search.tokens import LONGEST_BEGINNING, Phrase, beginnings

Wanted = Sequence[Sequence[Phrase]]
"""All of these must be found, each by any of its phrases (a word and its synonyms)."""
FACETS: Final = ("body", "kind", "year", "area")


@dataclass(frozen=True)
class Match:
    """What entries must have: words (in the title alone, or anywhere), and values of facets."""

    wanted: Wanted
    facets: Mapping[str, str | int] = field(default_factory=dict)
    in_title: bool = False
    not_in_title: bool = False


class Engine(Protocol):
    """An index over entries. What is done to it holds when the caller's transaction holds."""

    name: str
    """Where it stands, so that another's entries are not taken for its own."""

    def is_there(self) -> bool:
        """Tell whether the index exists."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Index entries that are not indexed yet."""

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take entries out; they are given as they were indexed."""

    def clear(self) -> None:
        """Take everything out."""

    def catch_up(self) -> None:
        """Do what an earlier act left to do: it was stopped, or the index was away."""

    def find(self, match: Match, *, limit: int, offset: int = 0) -> list[int]:
        """Give the ranks of what matches, newest first."""


def begun_by(phrase: Phrase) -> str | None:
    """Give the beginning that a phrase asks for, where it is one of those that indexes hold."""
    (first, *rest) = phrase.tokens
    if phrase.is_open and not rest and len(first) <= LONGEST_BEGINNING:
        return first
    return None


def beginnings_of(tokens: Iterable[str]) -> list[str]:
    """Give how any of the tokens begin, each once.

    A question for a beginning need not gather all tokens that begin so, which would take the longer
    the more there is.
    """
    return sorted({beginning for token in set(tokens) for beginning in beginnings(token)})


def facet_tokens(facets: Mapping[str, str | int]) -> list[str]:
    """Write values of facets as a token each."""
    return [f"f{name}{str(value).encode().hex()}" for name, value in facets.items()]


def facets_of(entry: Entry) -> list[str]:
    """Give an entry's facets as tokens."""
    return facet_tokens({name: getattr(entry, name) for name in FACETS})
