"""An index in files beside the database (tantivy), for one machine.

Its words are those of the other engines. A phrase whose last token is only how one begins is asked
for as a pattern: the library's own query for beginnings stops at the first fifty and would lose
hits.
"""

import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import tantivy
from django.conf import settings
from tantivy import Occur, Query

from gongkai.search.engines.base import (
    Match,
    beginnings_of,
    begun_by,
    facet_tokens,
    facets_of,
)
from gongkai.search.models import Entry
from gongkai.search.pinyin import title_tokens
from gongkai.search.questions import UnavailableError
from gongkai.search.tokens import Phrase, tokens_of

_ANALYZER: Final = "tokens"
_WORDS: Final = ("title", "text")
_MEMORY: Final = 50_000_000
"""Bytes that are gathered before a part of the index is written out."""
_MOST_ENDINGS: Final = 10_000
"""A pattern of more tokens is asked for in parts: the library refuses it from 16,384 on."""
_LETTERS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


class Files:
    """The index in a folder; its form is in the folder's name."""

    name = "tantivy"

    def __init__(self) -> None:
        self._folder = Path(settings.DATA_DIR) / "search" / "tantivy-2"

    def is_there(self) -> bool:
        """Tell whether the folder holds an index."""
        return self._folder.is_dir() and tantivy.Index.exists(str(self._folder))

    def make(self) -> None:
        """Begin with an empty folder.

        Raises:
            UnavailableError: it cannot be written.
        """
        try:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(parents=True)
            _opened.cache_clear()
            _opened(self._folder)
        except (OSError, ValueError) as error:
            raise UnavailableError(f"检索的索引写不进“{self._folder}”：{error}") from error

    def write(self, gone: list[int], entries: Iterable[Entry]) -> None:
        """Write a part of the index, and join it with others where there are many.

        Raises:
            UnavailableError: it cannot be written.
        """
        try:
            writer = _opened(self._folder).writer(heap_size=_MEMORY, num_threads=1)
            for rank in gone:
                writer.delete_documents_by_query(Query.term_query(_schema(), "rank", rank))
            for entry in entries:
                writer.add_document(_document(entry))
            writer.commit()
            writer.wait_merging_threads()
        except (OSError, ValueError) as error:
            raise UnavailableError(f"检索的索引写不进“{self._folder}”：{error}") from error

    def find(self, match: Match, *, limit: int, offset: int = 0) -> list[int]:
        """Give the ranks of what matches, newest first.

        Raises:
            UnavailableError: there is no index yet, or it cannot be read.
        """
        if not self.is_there():
            raise UnavailableError("检索的索引还没有建，请运行 gongkai manage index_search。")
        try:
            index = _opened(self._folder)
            index.reload()
            searcher = index.searcher()
            hits = searcher.search(
                _query(searcher, match),
                limit=limit,
                offset=offset,
                count=False,
                order_by_field="rank",
            ).hits
        except (OSError, ValueError) as error:
            raise UnavailableError(f"检索的索引读不出来：{error}") from error
        return [int(rank) for rank, _address in hits]


@cache
def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("rank", indexed=True, fast=True)
    for name in _WORDS:
        builder.add_text_field(name, tokenizer_name=_ANALYZER, index_option="position")
    for name in ("title_begun", "text_begun", "facets"):
        builder.add_text_field(name, tokenizer_name=_ANALYZER, index_option="basic")
    return builder.build()


@cache
def _opened(folder: Path) -> tantivy.Index:
    index = tantivy.Index(_schema(), path=str(folder))
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_ANALYZER, analyzer)
    return index


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("rank", entry.rank)
    title, text = list(title_tokens(entry.title)), list(tokens_of(entry.text))
    for name, words in (
        ("title", title),
        ("text", text),
        ("title_begun", beginnings_of(title)),
        ("text_begun", beginnings_of(text)),
        ("facets", facets_of(entry)),
    ):
        document.add_text(name, " ".join(words))
    return document


def _query(searcher: tantivy.Searcher, match: Match) -> Query:
    fields = ("title",) if match.in_title else _WORDS
    parts = [(Occur.Must, each) for each in _words(searcher, match, fields)]
    parts += [
        (Occur.Must, Query.term_query(_schema(), "facets", token))
        for token in facet_tokens(match.facets)
    ]
    if match.not_in_title:
        titled = [(Occur.Must, each) for each in _words(searcher, match, ("title",))]
        parts.append((Occur.MustNot, Query.boolean_query(titled)))
    return Query.boolean_query(parts)


def _words(searcher: tantivy.Searcher, match: Match, fields: tuple[str, ...]) -> list[Query]:
    return [
        _any(_phrase(searcher, name, phrase) for phrase in phrases for name in fields)
        for phrases in match.wanted
    ]


def _phrase(searcher: tantivy.Searcher, name: str, phrase: Phrase) -> Query:
    *before, last = phrase.tokens
    beginning = begun_by(phrase)
    if beginning is not None:
        return Query.term_query(_schema(), f"{name}_begun", beginning)
    if phrase.is_open and before:
        return _any(
            Query.regex_phrase_query(_schema(), name, [*before, ending])
            for ending in _endings(searcher, name, last)
        )
    if phrase.is_open:
        return Query.regex_query(_schema(), name, f"{last}.*")
    if before:
        return Query.phrase_query(_schema(), name, list(phrase.tokens))
    return Query.term_query(_schema(), name, last)


def _endings(searcher: tantivy.Searcher, name: str, start: str) -> list[str]:
    """Give patterns that match all tokens with this beginning, none of them too many."""
    if len(searcher.terms_with_prefix(name, start)) <= _MOST_ENDINGS:
        return [f"{start}.*"]
    longer = [each for letter in _LETTERS for each in _endings(searcher, name, start + letter)]
    return [start, *longer]


def _any(queries: Iterable[Query]) -> Query:
    return Query.boolean_query([(Occur.Should, query) for query in queries])
