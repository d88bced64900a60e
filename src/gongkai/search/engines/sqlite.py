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
    "CREATE VIRTUAL TABLE search_index USING"
    " fts5(title, text, title_begun, text_begun, facets, content='')"
)
DROP: Final = "DROP TABLE search_index"


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
                "INSERT INTO search_index(rowid, title, text, title_begun, text_begun, facets)"
                " VALUES (%s, %s, %s, %s, %s, %s)",
                [_row(entry) for entry in entries],
            )

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take entries out; they are given as they were indexed."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_index"
                "(search_index, rowid, title, text, title_begun, text_begun, facets)"
                " VALUES ('delete', %s, %s, %s, %s, %s, %s)",
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
    begun, text_begun = beginnings_of(title), beginnings_of(text)
    return entry.rank, *map(" ".join, (title, text, begun, text_begun, facets_of(entry)))


def _expression(match: Match) -> str:
    titled = _all(match.wanted, in_title=True)
    words = titled if match.in_title else _all(match.wanted, in_title=False)
    facets = " AND ".join(facet_tokens(match.facets))
    found = f"({words}) AND facets : ({facets})" if facets else f"({words})"
    return f"({found}) NOT ({titled})" if match.not_in_title else found


def _all(wanted: Wanted, *, in_title: bool) -> str:
    return " AND ".join(
        "(" + " OR ".join(_phrase(phrase, in_title=in_title) for phrase in phrases) + ")"
        for phrases in wanted
    )


def _phrase(phrase: Phrase, *, in_title: bool) -> str:
    beginning = begun_by(phrase)
    if beginning is not None:
        return f'{"title_begun" if in_title else "{title_begun text_begun}"} : "{beginning}"'
    words = '"' + " ".join(phrase.tokens) + '"' + ("*" if phrase.is_open else "")
    return f"{'title' if in_title else '{title text}'} : {words}"
