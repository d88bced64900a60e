"""催办: whoever keeps a text too long is reminded, then the next level and the 公开专员 are told.

Run as often as wished: each person is told once of a level, and once more when it is escalated.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from gongkai.audit.acts import Act
from gongkai.audit.services import record
from gongkai.bodies.models import Person, Role
from gongkai.bodies.selectors import holders
from gongkai.signoff import selectors
from gongkai.signoff.limits import Wait
from gongkai.signoff.models import Notice
from gongkai.statute.calendar import CHINA

_ACTIONS = {
    Notice.Kind.REMINDER: "signoff.reminded",
    Notice.Kind.ESCALATION: "signoff.escalated",
}


class Told(NamedTuple):
    """How many people were reminded, and how many told of somebody else's delay."""

    reminders: int
    escalations: int


def remind(*, now: datetime, act: Act) -> Told:
    """Tell everybody who must be told by now of what waits too long."""
    counts = dict.fromkeys(Notice.Kind, 0)
    for state in _under_review():
        for kind in _due(state, now):
            counts[kind] += _tell(state, kind, now, act)
    return Told(counts[Notice.Kind.REMINDER], counts[Notice.Kind.ESCALATION])


def _under_review() -> Iterable[TaskState]:
    found: Iterable[TaskState] = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, task__leveltask__isnull=False
    ).select_related(
        "workflow_state__urgency", "workflow_state__workflow", "task__leveltask", "revision"
    )
    return found


def _due(state: TaskState, now: datetime) -> list[Notice.Kind]:
    """Give which notices a level has earned by a moment."""
    wait = Wait()
    if getattr(state.workflow_state, "urgency", None) is not None:
        moments = [state.started_at + wait.urgent_remind, state.started_at + wait.urgent_escalate]
    else:
        moments = [
            _working_days_on(state.started_at, wait.remind_days),
            _working_days_on(state.started_at, wait.escalate_days),
        ]
    kinds = [Notice.Kind.REMINDER, Notice.Kind.ESCALATION]
    return [kind for kind, moment in zip(kinds, moments, strict=True) if now >= moment]


def _working_days_on(start: datetime, days: int) -> datetime:
    """Give the same time of day so many working days later."""
    local = timezone.localtime(start)
    day = CHINA.add_workdays(local.date(), days).on
    return local.replace(year=day.year, month=day.month, day=day.day)


@transaction.atomic
def _tell(state: TaskState, kind: Notice.Kind, now: datetime, act: Act) -> int:
    obj = state.revision.as_object()
    told = []
    for person in _addressees(state, obj, kind, now):
        _notice, is_new = Notice.objects.get_or_create(
            to=person, about=state, kind=kind, defaults={"at": now}
        )
        if is_new:
            told.append(person)
            _mail(person, kind)
    if told:
        record(
            act,
            _ACTIONS[kind],
            obj,
            body_id=obj.body_id,
            revision=state.revision_id,
            detail={"role": state.task.leveltask.role, "to": [str(person) for person in told]},
        )
    return len(told)


def _addressees(state: TaskState, obj: Any, kind: Notice.Kind, now: datetime) -> list[Person]:
    """Give whom a notice is for, stand-ins during leave among them."""
    today, level = timezone.localtime(now).date(), state.task.leveltask
    if kind == Notice.Kind.REMINDER:
        ready = selectors.approvers(obj, level.role, today)
        people = [
            h.person for h in ready if selectors.holding_to_decide(obj, level, h.person, today)
        ]
    else:
        above = [h.person for h in _next_level(state, obj, today)]
        people = above + [h.person for h in holders(Role.OFFICER, obj.body, today)]
    return list(dict.fromkeys(people))


def _next_level(state: TaskState, obj: Any, today: Any) -> list[Any]:
    roles = [level.role for level in selectors.levels_of(state.workflow_state.workflow)]
    following = roles[roles.index(state.task.leveltask.role) + 1 :]
    return selectors.approvers(obj, following[0], today) if following else []


def _mail(person: Person, kind: Notice.Kind) -> None:
    """Send a mail once all is kept; it names no text, for it leaves the house before the text."""
    if not person.email:
        return
    subject = {
        Notice.Kind.REMINDER: _("有稿件等您审核，已超过时限"),
        Notice.Kind.ESCALATION: _("有稿件在审核环节停留过久"),
    }[kind]
    address = settings.WAGTAILADMIN_BASE_URL + reverse("signoff_inbox")
    body = _("%(name)s：\n\n%(subject)s，请登录办理：%(address)s\n") % {
        "name": person.name,
        "subject": subject,
        "address": address,
    }
    send = partial(send_mail, subject, body, None, [person.email])
    transaction.on_commit(send, robust=True)
