"""Rows of the portal as the API tells them."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.rich_text import expand_db_html

from gongkai.disclosures import models as disclosures
from gongkai.portal import models
from gongkai.portal.api import schemas
from gongkai.search.questions import Hit
from gongkai.signoff.richtext import Rich


def row(listing: models.Listing) -> schemas.ItemRow:
    """Tell a row of a list."""
    return schemas.ItemRow(**_row(listing))


def _row(listing: models.Listing) -> dict[str, Any]:
    return {
        "id": listing.item_id,
        "index_number": listing.index_number,
        "title": listing.title,
        "document_number": listing.document_number,
        "body": schemas.BodyRef(id=listing.body_id, name=listing.body.name),
        "column": listing.column,
        "category": listing.category,
        "area": listing.area,
        "made_on": listing.made_on,
        "published_at": timezone.localtime(listing.published_at),
        "url": reverse("portal:item", args=[listing.item_id]),
    }


def item(found: disclosures.Item) -> schemas.Item:
    """Tell all of an item; its listing and body come with it."""
    return schemas.Item(
        **_row(found.listing),
        text_html=expand_db_html(found.text),
        text=Rich(found.text).text,
        genre=found.get_genre_display(),
        topic=found.topic,
        subject_terms=found.subject_terms,
        keywords=found.keywords,
        audience=found.audience,
        summary=found.summary,
        effect=found.get_effect_display(),
        ended_on=found.ended_on,
        source_name=found.source_name,
        source_url=found.source_url,
        responsible_editor=found.responsible_editor,
        attachments=[_file(each) for each in found.stored_files()],
        corrections=[
            schemas.Correction(at=timezone.localtime(each.at), text=each.text)
            for each in found.public_corrections
        ],
        interprets=_ref(found.interprets) if found.interprets and found.interprets.live else None,
        interpretations=[_ref(each) for each in found.public_interpretations],
    )


def hit(found: Hit, item: int, body: schemas.BodyRef) -> schemas.Hit:
    """Tell a hit of a search, its marks left out."""
    return schemas.Hit(
        id=item,
        title=Rich(found.title).text,
        snippet=Rich(found.snippet).text,
        body=body,
        column=found.kind,
        published_at=timezone.localtime(found.at),
        url=found.url,
    )


def change(found: models.Change) -> schemas.Change:
    """Tell a change."""
    return schemas.Change(
        cursor=cursor(found),
        kind=schemas.Kind(found.kind),
        at=timezone.localtime(found.at),
        id=found.item_id,
        index_number=found.index_number,
        url=reverse("api-1:item", args=[found.item_id]),
    )


def cursor(found: models.Change) -> str:
    """Name the place of a change; it is no other's, even after a backup was restored."""
    return f"{found.pk}.{found.mark}"


def _ref(found: disclosures.Item) -> schemas.ItemRef:
    return schemas.ItemRef(id=found.pk, index_number=found.index_number, title=found.title)


def _file(found: disclosures.StoredFile) -> schemas.File:
    return schemas.File(
        name=found.name,
        size=found.size,
        sha256=found.sha256,
        url=reverse("disclosures_file", args=[found.pk, found.sha256]),
    )
