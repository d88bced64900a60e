"""What the trail tells of a record: who entered it, what was changed, why it was voided."""

from datetime import datetime
from typing import Any, Final, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.audit.models import Entry
from gongkai.registers.models import Record

_ACTS: Final = {
    "register.entered": _("登记"),
    "register.changed": _("修改"),
    "register.voided": _("作废"),
}


class Change(NamedTuple):
    """A field that was changed; what it held is told unless it names a party."""

    label: str
    told: bool
    was: str
    now: str


class Step(NamedTuple):
    """An act on a record."""

    act: str
    actor: str
    at: datetime
    reason: str
    changes: tuple[Change, ...]


def history_of(entry: Record) -> list[Step]:
    """Give what was done with a record, in order."""
    entries = Entry.objects.filter(
        object_type=entry._meta.label_lower, object_id=str(entry.pk), action__in=_ACTS
    )
    return [_step(entry, each) for each in entries.order_by("number")]


def _step(entry: Record, told: Entry) -> Step:
    detail = told.details
    fields = detail.get("fields", {}).items()
    return Step(
        str(_ACTS[told.action]),
        told.actor,
        told.at,
        detail.get("reason", ""),
        tuple(_change(entry, name, values) for name, values in fields),
    )


def _change(entry: Record, name: str, values: list[Any]) -> Change:
    field = entry._meta.get_field(name)
    label = str(field.verbose_name) if isinstance(field, models.Field) else name
    if not values:
        return Change(label, told=False, was="", now="")
    was, now = (_shown(field, value) for value in values)
    return Change(label, told=True, was=was, now=now)


def _shown(field: Any, value: Any) -> str:
    """Show a choice by its name and a section by its own."""
    if value is None:
        return ""
    if field.is_relation:
        return str(field.related_model.objects.filter(pk=value).first() or value)
    return str(dict(field.flatchoices).get(value, value))
