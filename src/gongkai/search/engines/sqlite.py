"""SQLite's own full text index (FTS5), without a copy of the texts."""

from collections.abc import Iterable
from typing import Final

from django.db import connection

from gongkai.search.engines.base import (
    Match,
    Wanted,
    beginnings_of,
    begun_by,
    facet_tokens,
    facets_of,
)
from gongkai.search.models import Entry
from gongkai.search.pinyin import title_tokens
from gongkai.search.tokens import Phrase, tokens_of

CREATE: Final = (
    "CREATE VIRTUAL TABLE search_index USING fts5(title, text, begun, facets, content='')"
)
DROP: Final = "DROP TABLE search_index"
_TITLE, _BEGUN = "t", "b"
"""What stands in a title, and how a token begins, are words of their own: the index keeps the rows
of each word together, and to leave out most of them by their column takes the longer the more there
are."""


class Fts5:
    """Rows of the index have the ranks of their entries, so the newest are found without sorting.

    An index without content is told the words again when a row is taken out.
    """

    name = "database"

    def is_there(self) -> bool:
        """Tell that migrations made it."""
        return True

    def put(self, entries: Iterable[Entry]) -> None:
        """Index entries that are not indexed yet."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_index(rowid, title, text, begun, facets)"
                " VALUES (%s, %s, %s, %s, %s)",
                [_row(entry) for entry in entries],
            )

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take entries out; they are given as they were indexed."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_index(search_index, rowid, title, text, begun, facets)"
                " VALUES ('delete', %s, %s, %s, %s, %s)",
                [_row(entry) for entry in entries],
            )

    def clear(self) -> None:
        """Take everything out."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index(search_index) VALUES ('delete-all')")

    def catch_up(self) -> None:
        """Do nothing: the act's transaction left nothing to do."""

    def find(self, match: Match, *, limit: int, offset: int = 0) -> list[int]:
        """Give the ranks of what matches, newest first."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rowid FROM search_index WHERE search_index MATCH %s"
                " ORDER BY rowid DESC LIMIT %s OFFSET %s",
                [_expression(match), limit, offset],
            )
            return [rank for (rank,) in cursor.fetchall()]


def _row(entry: Entry) -> tuple[int | str, ...]:
    title, text = list(title_tokens(entry.title)), list(tokens_of(entry.text))
    begun = [_BEGUN + each for each in beginnings_of(text)]
    begun += [_TITLE + _BEGUN + each for each in beginnings_of(title)]
    in_title = [_TITLE + token for token in title]
    return entry.rank, *map(" ".join, (in_title, text, begun, facets_of(entry)))


def _expression(match: Match) -> str:
    titled = _all(match.wanted, _TITLE)
    words = titled if match.in_title else _all(match.wanted, _TITLE, "")
    facets = "".join(f" AND {token}" for token in facet_tokens(match.facets))
    return f"({words}{facets}) NOT ({titled})" if match.not_in_title else words + facets


def _all(wanted: Wanted, *marks: str) -> str:
    """Say that every word is there by one of its phrases, in the title or the text by its mark."""
    return " AND ".join(
        "(" + " OR ".join(_phrase(phrase, mark) for phrase in phrases for mark in marks) + ")"
        for phrases in wanted
    )


def _phrase(phrase: Phrase, mark: str) -> str:
    beginning = begun_by(phrase)
    if beginning is not None:
        return mark + _BEGUN + beginning
    words = " ".join(mark + token for token in phrase.tokens)
    return f'"{words}"' + ("*" if phrase.is_open else "")
