"""Public items as documents to be searched."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from gongkai.disclosures.models import Item, StoredFile
from gongkai.portal.models import Listing
from gongkai.search.documents import Document
from gongkai.signoff.richtext import Rich

_BATCH = 200


def key_of(item: Item) -> str:
    """Name an item among all documents."""
    return f"item:{item.pk}"


def item_of(key: str) -> int:
    """Read an item's key out of its name among all documents."""
    return int(key.removeprefix("item:"))


def document_of(row: Listing, item: Item, files: list[StoredFile]) -> Document:
    """Give an item as it is searched: with its number, its words, and what stands in its files."""
    parts = (
        Rich(item.text).text,
        item.summary,
        item.document_number,
        row.index_number,
        item.keywords,
        item.subject_terms,
        *(f"{each.name}\n{each.text}" for each in files),
    )
    return Document(
        key=key_of(item),
        at=row.published_at,
        title=row.title,
        text="\n".join(part for part in parts if part),
        url=reverse("portal:item", args=[item.pk]),
        body=row.body_id,
        kind=row.column,
        year=timezone.localdate(row.published_at).year,
        area=row.area,
    )


def documents() -> Iterator[Document]:
    """Give all public items, oldest first."""
    rows = Listing.objects.select_related("item").order_by("published_at", "item")
    for row in rows.iterator(chunk_size=_BATCH):
        yield document_of(row, row.item, row.item.stored_files())
