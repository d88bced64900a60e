"""Taking a published item off, with a reason; who may."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from gongkai.audit.acts import acting
from gongkai.audit.services import record
from gongkai.bodies.models import Person, Role
from gongkai.bodies.selectors import holdings
from gongkai.disclosures.models import Item, Withdrawal

WITHDRAWERS = frozenset({Role.OFFICER, Role.LEADER})


class WithdrawalRefusedError(Exception):
    """An item may not be taken off so; the message says why."""


def may_withdraw(person: Any, item: Item, today: date) -> bool:
    """Tell whether a person is 公开专员 or 主要领导 of the item's body."""
    return isinstance(person, Person) and any(
        held.post.body_id == item.body_id and held.post.role in WITHDRAWERS
        for held in holdings(person, today)
    )


@transaction.atomic
def withdraw(item: Item, person: Person, reason: str) -> Withdrawal:
    """Take an item off; whatever was to go out later by the clock stays in too.

    Raises:
        WithdrawalRefusedError: it is not public, there is no reason, the person may not.
    """
    act = acting(person)
    found = Item.objects.select_for_update().get(pk=item.pk)
    if not may_withdraw(person, found, timezone.localdate(act.at)):
        raise WithdrawalRefusedError(_("只有本机关的公开专员或者主要领导可以撤下。"))
    if not found.live:
        raise WithdrawalRefusedError(_("这件信息现在没有公开，不用撤下。请刷新页面。"))
    if not reason.strip():
        raise WithdrawalRefusedError(_("撤下须写明理由。"))
    made = Withdrawal.objects.create(
        item=found, person=person, reason=reason.strip(), revision=found.live_revision, at=act.at
    )
    found.unpublish(log_action=False)
    log(instance=found, action="wagtail.unpublish", user=person)
    record(
        act,
        "item.withdrawn",
        found,
        body_id=found.body_id,
        revision=made.revision_id,
        detail={"reason": made.reason},
    )
    return made
