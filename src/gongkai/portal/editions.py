"""Which edition of the portal's parts is current, so that kept pages are known to be current too.

A token is chance, not a count: after a backup is restored the tokens are those of the content that
came back with them.
"""

import secrets
from collections.abc import Iterable
from typing import Final

from django.db import transaction
from django.db.models import Q

from gongkai.portal.models import AROUND, SITE, Edition, Listing

_BYTES: Final = 12


@transaction.atomic
def turn(*parts: int) -> None:
    """Turn what lists all bodies, and these parts, in the act's own transaction.

    Every act turns :data:`SITE` first and holds it until it ends: acts on the portal stand one
    after the other, and no two of them wait for each other.
    """
    for part in dict.fromkeys((SITE, *parts)):
        Edition.objects.update_or_create(part=part, defaults={"token": secrets.token_hex(_BYTES)})


def tokens(parts: Iterable[int], item: int | None = None) -> tuple[str, ...]:
    """Give the tokens of parts, and of the body whose public item is named, by one question."""
    wanted = Q(part__in=tuple(parts))
    if item is not None:
        wanted |= Q(part__in=Listing.objects.filter(item=item).values("body"))
    found = Edition.objects.filter(wanted | Q(part=AROUND)).order_by("part")
    return tuple(f"{part}:{token}" for part, token in found.values_list("part", "token"))
