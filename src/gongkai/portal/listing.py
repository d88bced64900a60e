"""Acts on what the portal lists, each in the transaction of the act that it follows."""

from datetime import datetime
from itertools import islice
from typing import Any, Final

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone

from gongkai.audit.acts import acting
from gongkai.disclosures.models import Item
from gongkai.portal.columns import column_of
from gongkai.portal.editions import turn
from gongkai.portal.models import AROUND, Change, Listing, Tally
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
    made, at = _row(item), acting().at
    made.changed_at = max(at, made.published_at)
    if before is not None:
        _count(before, -1)
    made.save(force_insert=before is None, force_update=before is not None)
    _keep(made, Change.Kind.CHANGED if before else Change.Kind.PUBLISHED, at)
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
        _keep(found, Change.Kind.WITHDRAWN, acting().at)
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
    _keep_what_is_missing()
    last = Change.objects.filter(item=OuterRef("pk")).order_by("-pk").values("at")[:1]
    Listing.objects.update(changed_at=Greatest("published_at", Subquery(last)))
    search.rebuild(documents())
    return count


def _keep(row: Listing, kind: Change.Kind, at: datetime) -> None:
    Change.objects.create(item_id=row.item_id, kind=kind, index_number=row.index_number, at=at)


def _keep_what_is_missing() -> None:
    """Keep as published what is public and has no row yet: it was filled in without the acts."""
    kept = Change.objects.filter(item=OuterRef("pk"))
    rows = Listing.objects.filter(~Exists(kept)).order_by("published_at", "item")
    made = (
        Change(
            item_id=row.item_id,
            kind=Change.Kind.PUBLISHED,
            index_number=row.index_number,
            at=row.published_at,
        )
        for row in rows.iterator(chunk_size=_BATCH)
    )
    while batch := list(islice(made, _BATCH)):
        Change.objects.bulk_create(batch)


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
        changed_at=publication.first_published_at,
        made_on=item.made_on,
        title=item.title,
        document_number=item.document_number,
        index_number=publication.index_number,
    )


def _count(row: Listing, by: int) -> None:
    kind: dict[str, Any] = {name: getattr(row, name) for name in _KIND}
    Tally.objects.get_or_create(**kind)
    Tally.objects.filter(**kind).update(items=F("items") + by)
