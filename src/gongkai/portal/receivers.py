"""The portal follows what goes out, what is taken off and what stands around every page.

All of it happens inside the act's own transaction.
"""

from typing import Any

from django.db.models.signals import post_save

from gongkai.bodies.models import Body
from gongkai.disclosures.models import Item
from gongkai.portal.editions import turn
from gongkai.portal.listing import delist, enlist
from gongkai.portal.models import AROUND, Masthead
from gongkai.signoff.signals import made_public, taken_off


def connect() -> None:
    """Start listening."""
    made_public.connect(_made_public, sender=Item)
    taken_off.connect(_taken_off, sender=Item)
    for model in (Body, Masthead):
        post_save.connect(_around, sender=model)


def _made_public(*, instance: Item, **_more: Any) -> None:
    enlist(instance)


def _taken_off(*, instance: Item, **_more: Any) -> None:
    delist(instance)


def _around(**_more: Any) -> None:
    turn(AROUND)
