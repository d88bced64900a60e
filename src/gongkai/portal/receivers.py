"""The portal follows what goes out and what is taken off, inside the act's own transaction."""

from typing import Any

from gongkai.disclosures.models import Item
from gongkai.portal.listing import delist, enlist
from gongkai.signoff.signals import made_public, taken_off


def connect() -> None:
    """Start listening."""
    made_public.connect(_made_public, sender=Item)
    taken_off.connect(_taken_off, sender=Item)


def _made_public(*, instance: Item, **_more: Any) -> None:
    enlist(instance)


def _taken_off(*, instance: Item, **_more: Any) -> None:
    delist(instance)
