"""Acts on what the portal lists, each in the transaction of the act that it follows."""

from typing import Any, Final

from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone

from gongkai.disclosures.models import Item
from gongkai.portal.columns import column_of
from gongkai.portal.editions import turn
from gongkai.portal.models import AROUND, Listing, Tally
from gongkai.portal.searching import document_of, documents, key_of
from gongkai.portal.selectors import filled_columns
from gongkai.search import services as search

_KIND: Final = ("body_id", "column", "category", "area", "year")
_BATCH: Final = 1000


@transaction.atomic
def enlist(item: Item) -> Listing:
    """List a public item, or list it as it is now."""
    turn(item.body_id)
    filled = filled_columns()
    before = Listing.objects.filter(item=item).first()
    made = _row(item)
    if before is not None:
        _count(before, -1)
    made.save(force_insert=before is None, force_update=before is not None)
    _count(made, 1)
    search.put([document_of(made, item, item.stored_files())])
    _turn_around(filled)
    return made


@transaction.atomic
def delist(item: Item) -> None:
    """Leave an item out; what was not listed stays so."""
    found = Listing.objects.filter(item=item).first()
    if found is not None:
        turn(item.body_id)
        filled = filled_columns()
        _count(found, -1)
        found.delete()
        search.remove([key_of(item)])
        _turn_around(filled)


@transaction.atomic
def rebuild() -> int:
    """Make every row again from the items; give how many there are. No page that was kept stays."""
    turn(AROUND)
    Listing.objects.all().delete()
    Tally.objects.all().delete()
    public = Item.objects.filter(live=True).select_related(
        "publication", "catalogue_entry__catalogue"
    )
    rows, count = [], 0
    for item in public.iterator(chunk_size=_BATCH):
        rows.append(_row(item))
        if len(rows) == _BATCH:
            count += len(Listing.objects.bulk_create(rows))
            rows = []
    count += len(Listing.objects.bulk_create(rows))
    kinds = Listing.objects.order_by().values(*_KIND).annotate(items=Count("pk"))
    Tally.objects.bulk_create(Tally(**kind) for kind in kinds)
    search.rebuild(documents())
    return count


def _turn_around(filled: frozenset[str]) -> None:
    """Let every page be rendered anew when a column has got its first item, or lost its last."""
    if filled_columns() != filled:
        turn(AROUND)


def _row(item: Item) -> Listing:
    publication = item.publication
    return Listing(
        item=item,
        body_id=item.body_id,
        column=column_of(item),
        category=item.category,
        area=item.area,
        year=timezone.localdate(publication.first_published_at).year,
        published_at=publication.first_published_at,
        made_on=item.made_on,
        title=item.title,
        document_number=item.document_number,
        index_number=publication.index_number,
    )


def _count(row: Listing, by: int) -> None:
    kind: dict[str, Any] = {name: getattr(row, name) for name in _KIND}
    Tally.objects.get_or_create(**kind)
    Tally.objects.filter(**kind).update(items=F("items") + by)
