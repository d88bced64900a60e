"""An index that no transaction of the database reaches, kept as if one did.

What changes is written down in the act's own transaction (``Waiting``). As soon as that holds, the
index is told how the entries stand now, so it does no harm to be told twice. If the index is away
then, or the process is stopped, the rows wait for the next act or the worker.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from django.db import transaction

from gongkai.search.engines.base import Match
from gongkai.search.models import ALL, Entry, Waiting

_BATCH: Final = 500


class Store(Protocol):
    """What holds the index."""

    name: str

    def is_there(self) -> bool:
        """Tell whether there is an index to ask."""

    def make(self) -> None:
        """Make an index without anything in it, in place of what there is."""

    def write(self, gone: list[int], entries: Iterable[Entry]) -> None:
        """Take out what stands at these ranks, and index entries.

        Raises:
            UnavailableError: it cannot be written now.
        """

    def find(self, match: Match, *, limit: int, offset: int = 0) -> list[int]:
        """Give the ranks of what matches, newest first.

        Raises:
            UnavailableError: it cannot be asked now.
        """


class Outside:
    """The entries in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.name = store.name

    def is_there(self) -> bool:
        """Ask the store."""
        return self._store.is_there()

    def put(self, entries: Iterable[Entry]) -> None:
        """Write down that entries are to be indexed."""
        self._wait(entry.rank for entry in entries)

    def remove(self, entries: Iterable[Entry]) -> None:
        """Write down that entries are to be taken out."""
        self._wait(entry.rank for entry in entries)

    def clear(self) -> None:
        """Write down that nothing of before is to stay."""
        self._wait([ALL])

    def find(self, match: Match, *, limit: int, offset: int = 0) -> list[int]:
        """Ask the store."""
        return self._store.find(match, limit=limit, offset=offset)

    def catch_up(self) -> None:
        """Tell the store how everything stands that waits; whoever comes second waits, and goes.

        Raises:
            UnavailableError: the store cannot be written now; the rows stay.
        """
        if not Waiting.objects.exists():
            return
        with transaction.atomic():
            waiting = Waiting.objects.select_for_update().order_by("pk")
            rows = list(waiting.values_list("pk", "rank"))
            ranks = sorted({rank for _pk, rank in rows})
            if ALL in ranks:
                self._store.make()
                self._store.write([], Entry.objects.order_by("rank").iterator(_BATCH))
            else:
                self._store.write(ranks, _standing(ranks))
            for some in _batches([pk for pk, _rank in rows]):
                Waiting.objects.filter(pk__in=some).delete()

    def _wait(self, ranks: Iterable[int]) -> None:
        Waiting.objects.bulk_create(Waiting(rank=rank) for rank in ranks)
        transaction.on_commit(self.catch_up, robust=True)


def _standing(ranks: list[int]) -> Iterator[Entry]:
    """Give the entries that stand at these ranks now."""
    for some in _batches(ranks):
        yield from Entry.objects.filter(pk__in=some)


def _batches(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _BATCH):
        yield numbers[start : start + _BATCH]
