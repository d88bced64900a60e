"""Acts on what is searched, in the caller's transaction: what is taken out is gone with it."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

from django.db import transaction

from gongkai.search.documents import Document
from gongkai.search.engines import engine, in_database
from gongkai.search.models import ONLY, Entry, Home

_BATCH: Final = 500
_TITLE: Final = 200


@transaction.atomic
def put(documents: Iterable[Document]) -> None:
    """Index documents; those of the same keys are replaced."""
    found = {document.key: document for document in documents}
    remove(found)
    _add(list(found.values()))


@transaction.atomic
def remove(keys: Iterable[str]) -> None:
    """Take documents out; keys that are not there are passed over."""
    entries = list(Entry.objects.filter(key__in=list(keys)))
    if entries:
        engine().remove(entries)
        Entry.objects.filter(pk__in=[entry.pk for entry in entries]).delete()


@transaction.atomic
def rebuild(documents: Iterable[Document]) -> int:
    """Index exactly these documents, nothing of before; give how many they are."""
    engine().clear()
    Entry.objects.all().delete()
    rest, count = iter(documents), 0
    while batch := list(islice(rest, _BATCH)):
        _add(batch)
        count += len(batch)
    return count


def settle() -> bool:
    """Have all entries in the index that the settings name; tell whether it had to be made.

    Raises:
        UnavailableError: the index cannot be written now; to be tried again.
    """
    index = engine()
    with transaction.atomic():
        home, _made = Home.objects.select_for_update().get_or_create(pk=ONLY)
        is_new = home.engine != index.name or not index.is_there()
        if is_new:
            _index_again()
            home.engine = index.name
            home.save()
    index.catch_up()
    return is_new


def _index_again() -> None:
    in_database().clear()
    index, entries = engine(), Entry.objects.order_by("rank").iterator(_BATCH)
    index.clear()
    while batch := list(islice(entries, _BATCH)):
        index.put(batch)


def _add(documents: list[Document]) -> None:
    entries = Entry.objects.bulk_create(
        Entry(
            rank=document.rank,
            key=document.key,
            title=document.title[:_TITLE],
            text=document.text.replace("\x00", ""),
            url=document.url,
            at=document.at,
            body=document.body,
            kind=document.kind,
            year=document.year,
            area=document.area,
        )
        for document in documents
    )
    engine().put(entries)
