"""What happens when an item is first published: its index number, and whether it is in time.

All of it is done in the transaction in which the item goes live: either both are or neither is.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.audit.acts import acting
from gongkai.audit.services import record
from gongkai.bodies.models import Body
from gongkai.disclosures.models.correction import Correction
from gongkai.disclosures.models.publication import IndexCounter, Publication
from gongkai.statute.clock import Event, Reckoning, reckon
from gongkai.statute.limits import get_limit
from gongkai.statute.numbers import IndexNumber

if TYPE_CHECKING:
    from gongkai.disclosures.models.item import Item


def enter(item: "Item") -> Publication:
    """Give an item that goes live its publication: the one it has, or a new one.

    Raises:
        ValidationError: its date cannot be right, is not the one it was first published with, or
            its body has no 统一社会信用代码 from which to make an index number.
    """
    found = Publication.objects.filter(item=item).first()
    if found is not None:
        if found.made_on != item.made_on:
            raise ValidationError(date_is_kept(found.made_on))
        _keep_correction(item)
        return found
    act = acting()
    today = timezone.localdate(act.at)
    if item.made_on > today:
        raise ValidationError(_("成文日期不能晚于公开日期。"))
    made = publication_of(item, _next_number(item.body, today.year), act.at)
    made.save()
    _keep(item, made)
    return made


def publication_of(item: "Item", number: IndexNumber, at: datetime) -> Publication:
    """Give the row of an item first published at a moment under a number; it is not saved yet."""
    reading = reckoned(item.limit, item.made_on, timezone.localdate(at))
    return Publication(
        item=item,
        body=item.body,
        index_number=str(number),
        year=number.year,
        sequence=number.serial,
        first_published_at=at,
        made_on=item.made_on,
        limit=item.limit,
        due_on=reading.due_on,
        days_late=max(0, -reading.left),
        basis=reading.limit.cites,
    )


def reckoned(limit: str, made_on: date, on: date) -> Reckoning:
    """Reckon a limit of publication from the day something was made (条例第二十六条)."""
    found = get_limit(limit, on=on)
    return reckon(found, [Event(found.starts, made_on)], on=on)


def date_is_kept(made_on: date) -> str:
    """Say that the date of what has been published stays."""
    return _("首次公开后成文日期不能改动（%s）。") % made_on.isoformat()


def _keep_correction(item: "Item") -> None:
    """Keep what a corrected version says of itself; what was said before is not said again."""
    if item.new_correction:
        Correction.objects.create(item=item, text=item.correction, at=acting().at)


def _next_number(body: Body, year: int) -> IndexNumber:
    """Give a body's next index number of a year; who asks meanwhile waits for this transaction."""
    if not body.credit_code:
        raise ValidationError(
            _("%s没有登记统一社会信用代码，无法编制索引号。请系统管理员先补登。") % body
        )
    IndexCounter.objects.get_or_create(body=body, year=year)
    counter = IndexCounter.objects.select_for_update().get(body=body, year=year)
    counter.given += 1
    counter.save(update_fields=["given"])
    return IndexNumber(body.credit_code, year, counter.given)


def _keep(item: "Item", made: Publication) -> None:
    record(
        acting(),
        "item.published",
        item,
        body_id=item.body_id,
        revision=item.live_revision_id,
        detail={
            "index_number": made.index_number,
            "made_on": made.made_on.isoformat(),
            "limit": made.limit,
            "due_on": made.due_on.isoformat(),
            "days_late": made.days_late,
        },
    )
