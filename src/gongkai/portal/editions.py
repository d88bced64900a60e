"""Which edition of the portal's parts is current, so that kept pages are known to be current too.

A token is chance, not a count: after a backup is restored the tokens are those of the content that
came back with them.
"""

import hashlib
import secrets
from collections.abc import Callable
from typing import Final, TypeVar

from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import BigIntegerField

from gongkai.portal.models import AROUND, SITE, Edition

Made = TypeVar("Made")
_BYTES: Final = 12


@transaction.atomic
def turn(*parts: int) -> None:
    """Turn what lists all bodies, and these parts, in the act's own transaction.

    Every act turns :data:`SITE` first and holds it until it ends, so that acts on the portal stand
    one after the other.
    """
    for part in dict.fromkeys((SITE, *parts)):
        Edition.objects.update_or_create(part=part, defaults={"token": secrets.token_hex(_BYTES)})


_CURRENT: Final = "SELECT part, token FROM portal_edition WHERE part IN (%s, %s) ORDER BY part"
_OF_ITEM: Final = (
    "SELECT part, token FROM portal_edition WHERE part = %s"
    " OR part = (SELECT body_id FROM portal_listing WHERE item_id = %s) ORDER BY part"
)
"""Written out, since every page that is kept costs this question, and making it costs more."""


def tokens_of(part: int) -> tuple[str, ...]:
    """Give the tokens of a part and of what is around it."""
    return _asked(_CURRENT, AROUND, part)


def tokens_of_item(item: int) -> tuple[str, ...]:
    """Give the tokens of what a public item's page shows: its body's part, what is around it."""
    return _asked(_OF_ITEM, AROUND, item)


def _asked(question: str, *values: int) -> tuple[str, ...]:
    if max(values) > BigIntegerField.MAX_BIGINT:
        return ()  # an address may name any number; no row can have this one
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return tuple(f"{part}:{token}" for part, token in cursor.fetchall())


def once(name: str, part: int, make: Callable[[], Made]) -> Made:
    """Give what depends on a part alone, made once for each edition of it in this process."""
    key = hashlib.sha256(f"{name} {tokens_of(part)}".encode()).hexdigest()
    found: Made | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found)
    return found
