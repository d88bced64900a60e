"""Reminders of catalogue entries that must be published anew (目录更新提醒).

Run as often as wished: a day is gone through once. A person is told once that an entry is about to
be due and once that it is out of date, for each day by which it was due; all of a day in one mail.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import partial
from typing import Final

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.audit.acts import Act
from gongkai.audit.services import record
from gongkai.bodies.models import Body, Person, Role
from gongkai.bodies.selectors import holders, holdings
from gongkai.catalogue.models import Entry
from gongkai.disclosures.coverage import Standing, State, entries_to_cover, standings
from gongkai.disclosures.models.reminder import CatalogueDay, CatalogueReminder

_URGENT: Final = (State.STALE, State.SOON, State.MISSING)
_OF_SECTION: Final = frozenset({Role.CLERK, Role.SECTION_HEAD})


@transaction.atomic
def remind(*, now: datetime, act: Act) -> int:
    """Tell everybody who must be told today; give how many people were told."""
    today = timezone.localdate(now)
    _day, is_new = CatalogueDay.objects.get_or_create(day=today)
    if not is_new:
        return 0
    told: dict[Person, list[Standing]] = {}
    for person, standing in _not_yet_told(today):
        told.setdefault(person, []).append(standing)
    for person, found in told.items():
        CatalogueReminder.objects.bulk_create(
            CatalogueReminder(
                to=person, entry=each.entry, state=each.state, due_on=_due(each), at=now
            )
            for each in found
        )
        _tell(person, found, act)
    return len(told)


def due_for(person: Person, today: date) -> list[Standing]:
    """Give the entries that a person sees to and that are not as they should be, gravest first.

    Of a section for its 信息员 and 股室负责人, of the whole body for its 公开专员.
    """
    held = [each.post for each in holdings(person, today)]
    bodies = {post.body_id for post in held if post.role == Role.OFFICER}
    sections = {post.section_id for post in held if post.role in _OF_SECTION}
    if not bodies | sections:
        return []
    everything = entries_to_cover(Body.objects.all())
    mine = everything.filter(body__in=bodies) | everything.filter(section__in=sections)
    found = [each for each in standings(mine, today) if each.state in _URGENT]
    latest = date.max
    return sorted(found, key=lambda each: (_URGENT.index(each.state), each.due_on or latest))


def _not_yet_told(today: date) -> Iterator[tuple[Person, Standing]]:
    """Give whom each entry is still to be told; who answers for a section is asked for once."""
    kept = set(CatalogueReminder.objects.values_list("to", "entry", "state", "due_on"))
    asked: dict[tuple[int, int | None, State], list[Person]] = {}
    for standing in standings(entries_to_cover(Body.objects.all()), today):
        entry, state = standing.entry, standing.state
        if state not in _URGENT:
            continue
        key = (entry.body_id, entry.section_id, state)
        if key not in asked:
            asked[key] = list(_addressees(entry, state, today))
        for person in asked[key]:
            if (person.pk, entry.pk, state, _due(standing)) not in kept:
                yield person, standing


def _due(standing: Standing) -> date:
    """Give the day that a reminder is kept for."""
    return standing.due_on or standing.entry.catalogue.made_on


def _addressees(entry: Entry, state: State, today: date) -> Iterable[Person]:
    """Give whom an entry is told: its section, then also who answers for the section's work."""
    told = []
    if entry.section is not None:
        told += holders(Role.CLERK, entry.body, today, entry.section)
    if entry.section is None or state != State.SOON:
        told += holders(Role.OFFICER, entry.body, today)
    if entry.section is not None and state == State.STALE:
        told += holders(Role.SECTION_HEAD, entry.body, today, entry.section)
    return dict.fromkeys(held.person for held in told)


def _tell(person: Person, found: list[Standing], act: Act) -> None:
    for body in dict.fromkeys(each.entry.body for each in found):
        entries = [each.entry.pk for each in found if each.entry.body == body]
        detail = {"to": [str(person)], "entries": entries}
        record(act, "catalogue.reminded", body, body_id=body.pk, detail=detail)
    if not person.email:
        return
    counts = [(state, sum(each.state == state for each in found)) for state in _URGENT]
    said = "、".join(_("%(state)s%(n)d项") % {"state": s.label, "n": n} for s, n in counts if n)
    address = settings.WAGTAILADMIN_BASE_URL + reverse("disclosures_coverage")
    subject = _("公开目录里有%d项需要更新") % len(found)
    text = _("%(name)s：\n\n%(subject)s（%(said)s），请登录办理：%(address)s\n") % {
        "name": person.name,
        "subject": subject,
        "said": said,
        "address": address,
    }
    send = partial(send_mail, subject, text, None, [person.email])
    transaction.on_commit(send, robust=True)
