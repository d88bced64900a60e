"""PostgreSQL: which entries may match by an array of numbers, which do by their words.

A token becomes a number, and all of an entry's numbers an array with an inverted index (GIN), which
needs no extension. The few entries that have all numbers of a phrase are then read for the phrase
itself, in the words as they stand, which are far shorter than their tokens. Full text search with
places (tsvector) was tried and took seconds for a frequent word: each match unpacks its vector.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from django.db import connection

from gongkai.search.engines.base import Match, Wanted, facet_tokens, facets_of
from gongkai.search.models import Entry
from gongkai.search.pinyin import title_tokens
from gongkai.search.tokens import LONGEST_BEGINNING, Phrase, beginnings, tokens_of, unfolded

CREATE: Final = (
    "CREATE TABLE search_piece (rank bigint PRIMARY KEY REFERENCES search_entry (rank)"
    " ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, title text NOT NULL, words text NOT NULL,"
    " title_numbers integer[] NOT NULL, numbers integer[] NOT NULL);"
    "CREATE INDEX search_piece_title ON search_piece USING gin (title_numbers);"
    "CREATE INDEX search_piece_numbers ON search_piece USING gin (numbers);"
)
DROP: Final = "DROP TABLE search_piece"
_CHARACTER: Final = 6
"""So long is the token of one character."""
_BREAK: Final = "\n"
"""Between title and text: no phrase reaches over it."""


class Arrays:
    """Each entry has a row beside its own."""

    name = "database"

    def is_there(self) -> bool:
        """Tell that migrations made it."""
        return True

    def put(self, entries: Iterable[Entry]) -> None:
        """Index entries that are not indexed yet."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_piece (rank, title, words, title_numbers, numbers)"
                " VALUES (%s, %s, %s, %s, %s)",
                [_row(entry) for entry in entries],
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
        joined = " JOIN search_entry e ON e.rank = p.rank" if match.facets else ""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT p.rank FROM search_piece p{joined} WHERE {conditions}"  # noqa: S608 - values are apart
                " ORDER BY p.rank DESC LIMIT %s OFFSET %s",
                (*values, limit, offset),
            )
            return [rank for (rank,) in cursor.fetchall()]


Value = str | int | list[int]


def _conditions(match: Match) -> tuple[str, list[Value]]:
    """Give the condition of a match, and the values that belong to it."""
    words, numbers = ("title", "title_numbers") if match.in_title else ("words", "numbers")
    conditions, values = _all(match.wanted, words, numbers)
    if match.not_in_title:
        titled, more = _all(match.wanted, "title", None)
        conditions, values = f"{conditions} AND NOT ({titled})", [*values, *more]
    if match.facets:
        conditions += " AND p.numbers @> %s::integer[]"
        values.append(sorted(map(_number, facet_tokens(match.facets))))
    for name, value in match.facets.items():
        conditions += f" AND e.{connection.ops.quote_name(name)} = %s"
        values.append(value)
    return conditions, values


def _all(wanted: Wanted, words: str, numbers: str | None) -> tuple[str, list[Value]]:
    """Say that every word is there by one of its phrases; without ``numbers`` by reading alone."""
    conditions: list[str] = []
    values: list[Value] = []
    for phrases in wanted:
        ways = []
        for phrase in phrases:
            way = []
            if not (numbers and _is_character(phrase)):
                way.append(f"strpos(p.{words}, %s) > 0")
                values.append(_read(phrase))
            if numbers:
                way.append(f"p.{numbers} @> %s::integer[]")
                values.append(sorted({_number(_known_by(token)) for token in phrase.tokens}))
            ways.append(f"({' AND '.join(way)})")
        conditions.append(f"({' OR '.join(ways)})")
    return " AND ".join(conditions), values


def _row(entry: Entry) -> tuple[int, str, str, list[int], list[int]]:
    title, text = list(title_tokens(entry.title)), list(tokens_of(entry.text))
    in_title = _numbers(title)
    anywhere = in_title | _numbers(text) | set(map(_number, facets_of(entry)))
    written = _written(title)
    words = written + _BREAK + _written(text)
    return entry.rank, written, words, sorted(in_title), sorted(anywhere)


def _numbers(tokens: Iterable[str]) -> set[int]:
    return set(map(_number, {name for token in set(tokens) for name in _names(token)}))


def _written(tokens: Sequence[str]) -> str:
    """Write tokens as the words they are of, with a space after each run of one kind."""
    return " " + "".join(map(_part, tokens))


def _read(phrase: Phrase) -> str:
    """Write a phrase as it stands among the words."""
    *before, last = phrase.tokens
    begins = "" if phrase.tokens[0].startswith("c") else " "
    ends = "" if phrase.is_open or last.startswith("c") else " "
    return begins + "".join(map(_part, before)) + unfolded(last) + ends


def _part(token: str) -> str:
    """Write a token that another may follow: the second of a pair is the first of the next."""
    letters = unfolded(token)
    return letters[0] if token.startswith("c") and len(letters) > 1 else f"{letters} "


def _names(token: str) -> Iterator[str]:
    """Give what an entry with this token is known by."""
    yield _known_by(token)
    yield from beginnings(token)


def _known_by(token: str) -> str:
    """Give the name under which a token is asked for; what is beyond it is read."""
    return token[:LONGEST_BEGINNING] if token[0] in "wu" else token


def _is_character(phrase: Phrase) -> bool:
    """Tell whether a phrase is one Chinese character, whose number is no other's."""
    return len(phrase.tokens) == 1 and phrase.is_open and phrase.tokens[0].startswith("c")


def _number(name: str) -> int:
    """Give a name's number, of the range that PostgreSQL's integer has.

    A character's is its own in Unicode; any other's is below zero and may be another's, too.
    """
    if name.startswith("c") and len(name) == _CHARACTER:
        return int(name[1:], 16)
    return -1 - (zlib.crc32(name.encode()) & 0x7FFFFFFF)
