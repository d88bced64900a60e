"""An index in an OpenSearch server or cluster, for a province.

Words, phrases and order are those of the other engines; the server parts nothing and ranks nothing.
Beginnings of tokens stand in the index themselves (``index_prefixes``), so that a phrase with an
open end is not cut to so many expansions.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from django.conf import settings
from opensearchpy import OpenSearch
from opensearchpy.exceptions import OpenSearchException
from opensearchpy.helpers import streaming_bulk

from gongkai.search.engines.base import Match, facet_tokens, facets_of
from gongkai.search.models import Entry
from gongkai.search.pinyin import title_tokens
from gongkai.search.questions import UnavailableError
from gongkai.search.tokens import Phrase, tokens_of

_WORDS: Final = ("title", "text")
_TEXT: Final = {"type": "text", "analyzer": "tokens", "norms": False}
_MAPPING: Final = {
    "settings": {
        "analysis": {"analyzer": {"tokens": {"type": "custom", "tokenizer": "whitespace"}}}
    },
    "mappings": {
        "dynamic": "strict",
        "_source": {"enabled": False},
        "properties": {
            "rank": {"type": "long"},
            "facets": {"type": "keyword"},
            **{
                name: _TEXT | {"index_prefixes": {"min_chars": 2, "max_chars": 19}}
                for name in _WORDS
            },
        },
    },
}
_EXPANSIONS: Final = 10_000
"""Of a beginning longer than ``max_chars``; no text has so many words that share it."""
_SECONDS: Final = 10
_BULK: Final = 200
_BULK_BYTES: Final = 20 * 1024 * 1024


class Server:
    """The index of a name on the server of the settings."""

    def __init__(self) -> None:
        self._index = settings.OPENSEARCH_INDEX
        self.name = f"opensearch {self._index}"
        self._client = _client(settings.OPENSEARCH_URL, settings.OPENSEARCH_CA)

    def is_there(self) -> bool:
        """Ask the server.

        Raises:
            UnavailableError: it does not answer.
        """
        try:
            return bool(self._client.indices.exists(index=self._index))
        except OpenSearchException as error:
            raise _away(error) from error

    def make(self) -> None:
        """Take the index away, and make it anew.

        Raises:
            UnavailableError: the server does not answer, or refuses.
        """
        try:
            self._client.indices.delete(index=self._index, ignore=404)
            self._client.indices.create(index=self._index, body=_MAPPING)
        except OpenSearchException as error:
            raise _away(error) from error

    def write(self, gone: list[int], entries: Iterable[Entry]) -> None:
        """Send what changes, and let it be found at once.

        Raises:
            UnavailableError: the server does not answer, or refuses.
        """
        sent = streaming_bulk(
            self._client,
            self._actions(gone, entries),
            chunk_size=_BULK,
            max_chunk_bytes=_BULK_BYTES,
            ignore_status=404,  # what is taken out may not be there
        )
        try:
            for _done in sent:
                continue
            self._client.indices.refresh(index=self._index)
        except OpenSearchException as error:
            raise _away(error) from error

    def find(self, match: Match, *, limit: int, offset: int = 0) -> list[int]:
        """Give the ranks of what matches, newest first.

        Raises:
            UnavailableError: the server does not answer, or has no such index.
        """
        asked = {
            "query": _query(match),
            "sort": [{"rank": "desc"}],
            "from": offset,
            "size": limit,
            "_source": False,
            "track_total_hits": False,
        }
        try:
            found = self._client.search(index=self._index, body=asked)
        except OpenSearchException as error:
            raise _away(error) from error
        return [int(hit["sort"][0]) for hit in found["hits"]["hits"]]

    def _actions(self, gone: list[int], entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
        for rank in gone:
            yield {"_op_type": "delete", "_index": self._index, "_id": str(rank)}
        for entry in entries:
            yield {
                "_op_type": "index",
                "_index": self._index,
                "_id": str(entry.rank),
                "rank": entry.rank,
                "title": " ".join(title_tokens(entry.title)),
                "text": " ".join(tokens_of(entry.text)),
                "facets": facets_of(entry),
            }


@cache
def _client(url: str, authority: str) -> OpenSearch:
    """Give the process's client, which keeps its connections."""
    return OpenSearch(url, timeout=_SECONDS, ca_certs=authority or None)


def _away(error: OpenSearchException) -> UnavailableError:
    return UnavailableError(f"OpenSearch没有照办：{str(error)[:300]}")


def _query(match: Match) -> dict[str, Any]:
    fields = ("title",) if match.in_title else _WORDS
    asked = [{"term": {"facets": token}} for token in facet_tokens(match.facets)]
    query: dict[str, Any] = {"filter": [*_words(match, fields), *asked]}
    if match.not_in_title:
        query["must_not"] = [{"bool": {"filter": _words(match, ("title",))}}]
    return {"bool": query}


def _words(match: Match, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        {"bool": {"should": [_phrase(name, each) for each in phrases for name in fields]}}
        for phrases in match.wanted
    ]


def _phrase(name: str, phrase: Phrase) -> dict[str, Any]:
    words = " ".join(phrase.tokens)
    if phrase.is_open and len(phrase.tokens) > 1:
        return {"match_phrase_prefix": {name: {"query": words, "max_expansions": _EXPANSIONS}}}
    if phrase.is_open:
        return {"prefix": {name: {"value": words}}}
    return {"match_phrase": {name: {"query": words}}}
