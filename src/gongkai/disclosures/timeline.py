"""An item from its first draft to today (办理经过): all that was done with it, in one line of time.

Versions, submissions, decisions, publication, withdrawals and corrections are told from the
records that the acts themselves rest on; what has no record of its own is told from the trail, and
what Wagtail alone did (a later publication, the clock) from Wagtail's log.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple, cast

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import ModelLogEntry, Revision, TaskState, WorkflowState

from gongkai.audit.labels import label_of
from gongkai.audit.models import Entry
from gongkai.bodies.models import Role
from gongkai.disclosures.models import Item, Publication
from gongkai.signoff.models import Decision, Override, Screening, Verdict
from gongkai.statute.limits import get_limit


class Happening(NamedTuple):
    """One thing that was done with an item: when, what, by whom, and what was said.

    ``rank`` orders what happened at one moment; ``tone`` is ``done``, ``late`` or empty. Where a
    version was saved, ``version`` is its revision and ``before`` the key of the one before it.
    """

    at: datetime
    rank: int
    what: str
    who: str
    words: tuple[str, ...] = ()
    tone: str = ""
    version: Revision | None = None
    before: int | None = None


(
    _VERSION,
    _TRAIL,
    _OVERRIDE,
    _SUBMITTED,
    _DECIDED,
    _TAKEN_BACK,
    _SCHEDULED,
    _WITHDRAWN,
    _CORRECTED,
    _PUBLISHED,
) = range(10)
"""The order of what happened at one moment."""

_TOLD_BY_TRAIL: Final = {
    "item.file_attached": ("name",),
    "item.file_detached": ("name",),
    "item.judged": ("conclusion",),
    "item.made_on_changed": ("old", "new"),
    "signoff.masked": (),
    "signoff.reminded": ("to",),
    "signoff.escalated": ("to",),
}
"""Acts without a record of their own, and which of their details are told."""


def timeline(item: Item) -> list[Happening]:
    """Give all that was done with an item, the newest first."""
    found = [
        *_versions(item),
        *_submissions(item),
        *_decisions(item),
        *_overrides(item),
        *_public(item),
        *_withdrawals(item),
        *_corrections(item),
        *_trail(item),
    ]
    return sorted(found, key=lambda each: (each.at, each.rank))[::-1]


def _versions(item: Item) -> Iterator[Happening]:
    """Tell each version; one that was submitted was there when it was."""
    kind = ContentType.objects.get_for_model(item)
    screenings = Screening.objects.filter(
        revision__content_type=kind, revision__object_id=str(item.pk)
    )
    submitted = dict(screenings.order_by("-at").values_list("revision", "at"))
    revisions = item.revisions.defer("content").select_related("user")
    before = None
    for number, each in enumerate(revisions.order_by("created_at", "pk"), 1):
        at = min(each.created_at, submitted.get(each.pk, each.created_at))
        what, who = _("第%d版") % number, str(each.user or "")
        yield Happening(at, _VERSION, what, who, version=each, before=before)
        before = each.pk


def _submissions(item: Item) -> Iterator[Happening]:
    """Tell what was submitted, and what was taken back before it was decided."""
    states = WorkflowState.objects.for_instance(item)
    for each in states.select_related("requested_by", "urgency", "screening").order_by("pk"):
        screening = getattr(each, "screening", None)
        yield Happening(
            screening.at if screening else each.created_at,
            _SUBMITTED,
            _("送审"),
            str(each.requested_by or ""),
            tuple(_about_submission(each)),
        )
    taken_back = TaskState.objects.filter(
        workflow_state__in=states, status=TaskState.STATUS_CANCELLED, finished_at__isnull=False
    )
    for task in taken_back.select_related("finished_by"):
        yield Happening(task.finished_at, _TAKEN_BACK, _("撤回送审"), str(task.finished_by or ""))


def _about_submission(state: WorkflowState) -> Iterator[str]:
    urgency = getattr(state, "urgency", None)
    if urgency is not None:
        yield _("紧急事由：%s") % urgency.reason
    screening = getattr(state, "screening", None)
    if screening is not None and screening.hits:
        yield _("内容检查发现%d处") % len(screening.hits)


def _decisions(item: Item) -> Iterator[Happening]:
    found = Decision.objects.filter(workflow_state__in=WorkflowState.objects.for_instance(item))
    for each in found.select_related("person").prefetch_related("field_comments"):
        is_returned = each.verdict == Verdict.RETURNED
        role = Role(each.role).label
        yield Happening(
            each.at,
            _DECIDED,
            f"{role}{_('退回') if is_returned else _('同意')}",
            str(each.person),
            tuple(_about_decision(item, each)),
            "late" if is_returned else "done",
        )


def _about_decision(item: Item, decision: Decision) -> Iterator[str]:
    if decision.is_delegated:
        yield _("受托代行")
    if decision.comment:
        yield decision.comment
    for said in decision.field_comments.all():
        field = cast("models.Field[Any, Any]", item._meta.get_field(said.field))
        yield f"{field.verbose_name}：{said.text}"


def _overrides(item: Item) -> Iterator[Happening]:
    kind = ContentType.objects.get_for_model(item)
    found = Override.objects.filter(content_type=kind, object_id=str(item.pk))
    for each in found.select_related("person"):
        yield Happening(each.at, _OVERRIDE, _("说明理由后仍送审"), str(each.person), (each.reason,))


def _public(item: Item) -> Iterator[Happening]:
    """Tell the first publication by its record, later ones and the clock's by Wagtail's log."""
    entry = Publication.objects.filter(item=item).first()
    if entry is not None:
        yield _first(entry)
    log = ModelLogEntry.objects.for_instance(item).filter(action__in=_LOGGED)
    is_first = True
    for each in log.select_related("user").order_by("timestamp", "pk"):
        if each.action in _PUBLISHES and is_first:
            is_first = False
            continue
        rank, what = _LOGGED[each.action]
        tone = "late" if rank == _WITHDRAWN else ""
        who = str(each.user or "")
        yield Happening(each.timestamp, rank, str(what), who, _about_log(each), tone)


_PUBLISHES: Final = {"wagtail.publish", "wagtail.publish.scheduled"}
_LOGGED: Final = {
    "wagtail.publish": (_PUBLISHED, gettext_lazy("再次公开")),
    "wagtail.publish.scheduled": (_PUBLISHED, gettext_lazy("定时再次公开")),
    "wagtail.publish.schedule": (_SCHEDULED, gettext_lazy("等候定时公开")),
    "wagtail.schedule.cancel": (_SCHEDULED, gettext_lazy("取消定时公开")),
    "wagtail.unpublish.scheduled": (_WITHDRAWN, gettext_lazy("到期撤下")),
}


def _about_log(entry: ModelLogEntry) -> tuple[str, ...]:
    """Say for when a publication was set, where the log tells."""
    told = entry.data.get("revision", {}).get("go_live_at")
    moment = parse_datetime(told) if told else None
    return (_("定于%s") % _moment(moment),) if moment else ()


def _moment(at: datetime) -> str:
    return str(date_format(timezone.localtime(at), "Y年n月j日 H:i"))


def _first(entry: Publication) -> Happening:
    limit = get_limit(entry.limit, on=timezone.localdate(entry.first_published_at))
    due = date_format(entry.due_on, "Y年n月j日")
    if entry.days_late:
        unit = _("个工作日") if limit.unit == "workdays" else _("天")
        said = _("应于%(due)s前公开，逾期%(days)d%(unit)s") % {
            "due": due,
            "days": entry.days_late,
            "unit": unit,
        }
    else:
        said = _("应于%s前公开，没有逾期") % due
    return Happening(
        entry.first_published_at,
        _PUBLISHED,
        _("首次公开"),
        "",
        (_("索引号 %s") % entry.index_number, said),
        "late" if entry.days_late else "done",
    )


def _withdrawals(item: Item) -> Iterator[Happening]:
    """Tell what a person took off, with the reason."""
    for each in item.withdrawals.select_related("person"):
        yield Happening(
            each.at, _WITHDRAWN, _("撤下"), str(each.person), (each.reason,), tone="late"
        )


def _corrections(item: Item) -> Iterator[Happening]:
    for each in item.corrections.all():
        yield Happening(each.at, _CORRECTED, _("更正"), "", (each.text,))


def _trail(item: Item) -> Iterator[Happening]:
    entries = Entry.objects.filter(
        object_type=item._meta.label_lower, object_id=str(item.pk), action__in=_TOLD_BY_TRAIL
    )
    for each in entries:
        told = [each.details.get(name) for name in _TOLD_BY_TRAIL[each.action]]
        words = " → ".join("、".join(one) if isinstance(one, list) else str(one) for one in told)
        yield Happening(
            each.at, _TRAIL, label_of(each.action), each.actor, (words,) if words else ()
        )
