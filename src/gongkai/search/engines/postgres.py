"""PostgreSQL's full text index over pieces of the texts.

Its vectors remember 16,383 places and 255 of each token, so a text is indexed in pieces: one ends
before it is too long or any of its tokens too frequent, and the next begins earlier than that by
more than any phrase is long.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from django.db import connection

from gongkai.search.engines.base import Match, Wanted
from gongkai.search.models import Entry
from gongkai.search.pinyin import title_tokens
from gongkai.search.tokens import MOST_CHARACTERS, Phrase, tokens_of

_PIECE: Final = 4000
_OFTEN: Final = 254
_OVERLAP: Final = MOST_CHARACTERS
CREATE: Final = (
    "CREATE TABLE search_piece (rank bigint NOT NULL REFERENCES search_entry (rank)"
    " ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, in_title boolean NOT NULL,"
    " words tsvector NOT NULL);"
    "CREATE INDEX search_piece_words ON search_piece USING gin (words);"
    "CREATE INDEX search_piece_rank ON search_piece (rank);"
)
DROP: Final = "DROP TABLE search_piece"


class TextSearch:
    """Each entry has a piece for its title and as many as its text needs."""

    name = "database"

    def is_there(self) -> bool:
        """Tell that migrations made it."""
        return True

    def put(self, entries: Iterable[Entry]) -> None:
        """Index entries that are not indexed yet."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_piece (rank, in_title, words) VALUES (%s, %s, %s::tsvector)",
                [row for entry in entries for row in _rows(entry)],
            )

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take entries out."""
        with connection.cursor() as cursor:
            ranks = [entry.rank for entry in entries]
            cursor.execute("DELETE FROM search_piece WHERE rank = ANY(%s)", [ranks])

    def clear(self) -> None:
        """Take everything out."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_piece")

    def catch_up(self) -> None:
        """Do nothing: the act's transaction left nothing to do."""

    def find(self, match: Match, *, limit: int, offset: int = 0) -> list[int]:
        """Give the ranks of what matches, newest first."""
        conditions, values = _conditions(match)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rank FROM search_entry e WHERE {conditions}"  # noqa: S608 - values apart
                " ORDER BY rank DESC LIMIT %s OFFSET %s",
                (*values, limit, offset),
            )
            return [rank for (rank,) in cursor.fetchall()]


def _conditions(match: Match) -> tuple[str, list[str | int]]:
    """Give the condition of a match, and the values that belong to it."""
    anywhere = "e.rank IN (SELECT rank FROM search_piece WHERE words @@ %s::tsquery)"
    in_title = "e.rank IN (SELECT rank FROM search_piece WHERE in_title AND words @@ %s::tsquery)"
    queries: list[str | int] = list(_queries(match.wanted))
    conditions = [in_title if match.in_title else anywhere] * len(queries)
    values = list(queries)
    if match.not_in_title:
        conditions.append("NOT (" + " AND ".join([in_title] * len(queries)) + ")")
        values += queries
    for name, value in match.facets.items():
        conditions.append(f"e.{connection.ops.quote_name(name)} = %s")
        values.append(value)
    return " AND ".join(conditions), values


def _rows(entry: Entry) -> Iterator[tuple[int, bool, str]]:
    yield entry.rank, True, _vector(list(title_tokens(entry.title)))
    for piece in _pieces(list(tokens_of(entry.text))):
        yield entry.rank, False, _vector(piece)


def _pieces(tokens: list[str]) -> Iterator[list[str]]:
    """Cut tokens into pieces that a vector can hold; every phrase stands whole in one of them."""
    start = 0
    while True:
        counts: Counter[str] = Counter()
        end = start
        while end < len(tokens) and end - start < _PIECE and counts[tokens[end]] < _OFTEN:
            counts[tokens[end]] += 1
            end += 1
        yield tokens[start:end]
        if end == len(tokens):
            return
        start = max(start + 1, end - _OVERLAP)


def _vector(tokens: list[str]) -> str:
    return " ".join(f"{token}:{place}" for place, token in enumerate(tokens, start=1))


def _queries(wanted: Wanted) -> Iterator[str]:
    for phrases in wanted:
        yield " | ".join(f"({_phrase(phrase)})" for phrase in phrases)


def _phrase(phrase: Phrase) -> str:
    return " <-> ".join(phrase.tokens) + (":*" if phrase.is_open else "")
