"""Questions to search.

What has all words in its title comes first, the rest after it; among equals the newer is first. So
the answer needs no reckoning over everything that matches, and a reader can tell why it is so.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from gongkai.search.engines import engine
from gongkai.search.engines.base import FACETS, Match, Wanted
from gongkai.search.marking import marked, snippet
from gongkai.search.models import Entry
from gongkai.search.pinyin import joined, phrases_spelt, written
from gongkai.search.questions import PAGE_SIZE, Answer, Hit, Question
from gongkai.search.synonyms import same_as
from gongkai.search.tokens import phrase_of, words_of

COUNTED: Final = 2000
"""So many of the newest matches are counted; of more it is only said that there are more."""
_SPELT: Final = 5
"""So many Chinese words are told that typed letters may spell."""


def find(question: Question) -> Answer:
    """Answer a question; one without any word finds nothing.

    Words that are a syllable each are taken for one word in pinyin where nothing has them as words.
    """
    words = words_of(question.words)
    answer = _answer(question, words)
    together = joined(words)
    return answer if answer.total or together == words else _answer(question, together)


def titled(typed: str, most: int) -> tuple[Entry, ...]:
    """Give the newest documents with all these words in their titles; none without a word."""
    words = words_of(typed)
    for each in dict.fromkeys((tuple(words), tuple(joined(words)))):
        if each and (ranks := engine().find(Match(_wanted(each), in_title=True), limit=most)):
            return tuple(_entries(ranks))
    return ()


def _wanted(words: Sequence[str]) -> Wanted:
    """Say what each word is found by: itself, what means the same, what its letters spell."""
    return [
        [*(p for each in same_as(word) if (p := phrase_of(each))), *phrases_spelt(word)]
        for word in words
    ]


def _answer(question: Question, words: list[str]) -> Answer:
    if not words:
        return Answer(words=(), total=0, is_exact=True, hits=(), facets={})
    wanted = _wanted(words)
    ranks = engine().find(Match(wanted, question.facets()), limit=COUNTED + 1)
    total = min(len(ranks), COUNTED)
    page = max(1, min(question.page, -(-total // PAGE_SIZE)))
    entries = _entries(_on_page(question, wanted, ranks, page))
    spelt = [letters for word in words if (letters := phrases_spelt(word))]
    found = [written(entry.title, each) for entry in entries for each in spelt]
    as_written = tuple(dict.fromkeys(word for word in found if word))
    marks = [*(each for word in words for each in same_as(word)), *as_written]
    return Answer(
        words=tuple(words),
        total=total,
        is_exact=len(ranks) <= COUNTED,
        hits=_hits(entries, marks),
        facets=_facets(ranks[:COUNTED]),
        spelt=as_written[:_SPELT],
    )


def _on_page(question: Question, wanted: Wanted, ranks: list[int], page: int) -> list[int]:
    """Give the ranks of a page: by date, or those with the words in their titles first."""
    start = (page - 1) * PAGE_SIZE
    if question.by_date:
        return ranks[:COUNTED][start : start + PAGE_SIZE]
    titled = engine().find(Match(wanted, question.facets(), in_title=True), limit=COUNTED)
    found = titled[start : start + PAGE_SIZE]
    if len(found) < PAGE_SIZE:
        rest = Match(wanted, question.facets(), not_in_title=True)
        offset = max(0, start - len(titled))
        found += engine().find(rest, limit=PAGE_SIZE - len(found), offset=offset)
    return found


def _entries(ranks: list[int]) -> list[Entry]:
    """Give the entries; an index outside the database may still name one that is gone."""
    found = Entry.objects.in_bulk(ranks)
    return [found[rank] for rank in ranks if rank in found]


def _hits(entries: list[Entry], words: list[str]) -> tuple[Hit, ...]:
    return tuple(
        Hit(
            key=entry.key,
            url=entry.url,
            title=marked(entry.title, words),
            snippet=snippet(entry.text, words),
            at=entry.at,
            body=entry.body,
            kind=entry.kind,
        )
        for entry in entries
    )


def _facets(ranks: list[int]) -> dict[str, dict[str | int, int]]:
    between = (ranks[-1], ranks[0]) if ranks else (0, 0)  # lets a database go straight there
    entries = Entry.objects.filter(pk__in=ranks, pk__range=between).order_by()
    rows = list(entries.values_list(*FACETS))
    counts = {name: Counter(row[at] for row in rows) for at, name in enumerate(FACETS)}
    return {name: {v: n for v, n in found.items() if v} for name, found in counts.items()}
