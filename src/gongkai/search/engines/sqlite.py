"""SQLite's own full text index (FTS5), without a copy of the texts."""

from collections.abc import Iterable
from typing import Final

from django.db import connection

from gongkai.search.engines.base import Match, Wanted, facet_tokens, facets_of
from gongkai.search.models import Entry
from gongkai.search.pinyin import title_tokens
from gongkai.search.tokens import Phrase, tokens_of

CREATE: Final = "CREATE VIRTUAL TABLE search_index USING fts5(title, text, facets, content='')"
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
                "INSERT INTO search_index(rowid, title, text, facets) VALUES (%s, %s, %s, %s)",
                [_row(entry) for entry in entries],
            )

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take entries out; they are given as they were indexed."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_index(search_index, rowid, title, text, facets)"
                " VALUES ('delete', %s, %s, %s, %s)",
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


def _row(entry: Entry) -> tuple[int, str, str, str]:
    return (
        entry.rank,
        " ".join(title_tokens(entry.title)),
        " ".join(tokens_of(entry.text)),
        " ".join(facets_of(entry)),
    )


def _expression(match: Match) -> str:
    title = _all(match.wanted)
    words = f"{{title text}} : ({title})"
    if match.in_title:
        words = f"title : ({title})"
    facets = " AND ".join(facet_tokens(match.facets))
    found = f"({words}) AND facets : ({facets})" if facets else f"({words})"
    return f"({found}) NOT (title : ({title}))" if match.not_in_title else found


def _all(wanted: Wanted) -> str:
    return " AND ".join(
        "(" + " OR ".join(_phrase(phrase) for phrase in phrases) + ")" for phrases in wanted
    )


def _phrase(phrase: Phrase) -> str:
    return '"' + " ".join(phrase.tokens) + '"' + ("*" if phrase.is_open else "")
