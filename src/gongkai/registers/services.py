"""Acts on the registers: entering, changing and voiding a record, each recorded in the trail."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gongkai.audit.acts import Act
from gongkai.audit.services import record
from gongkai.registers.models import Record

_UNTOLD: Final = frozenset({"party_name", "id_number"})
"""Fields of whom a decision concerns: the trail says that they changed, not what they hold."""


@transaction.atomic
def enter(act: Act, entry: Record) -> Record:
    """Enter a record in its register.

    Raises:
        ValidationError: a field is wrong, in sentences by field.
    """
    entry.recorded_by_id = act.actor_id
    entry.recorded_at = act.at
    entry.take_body()
    entry.full_clean()
    with _entered_once():
        entry.save(force_insert=True)
    record(act, "register.entered", entry, body_id=entry.body_id)
    return entry


@transaction.atomic
def change(act: Act, entry: Record) -> Record:
    """Write a record's changed fields; the trail keeps what they were.

    Raises:
        ValidationError: a field is wrong, or the record is void.
    """
    before = type(entry).objects.select_for_update().get(pk=entry.pk)
    _refuse_void(before)
    entry.take_body()
    entry.full_clean()
    changes = _changes(before, entry)
    if changes:
        with _entered_once():
            entry.save()
        record(act, "register.changed", entry, body_id=entry.body_id, detail={"fields": changes})
    return entry


@contextmanager
def _entered_once() -> Iterator[None]:
    """Say in a sentence what the database refuses: somebody entered the same a moment ago.

    Raises:
        ValidationError: they did.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise ValidationError(
            _("刚刚有人登记了相同的记录（同一文号或者同一事项）。请到列表里核对，再决定是否登记。")
        ) from error


@transaction.atomic
def void(act: Act, entry: Record, reason: str) -> None:
    """Let a record stand no longer (作废); it stays to be seen, with the reason.

    Raises:
        ValidationError: there is no reason, or the record is void already.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("请写明作废的理由。")})
    held = type(entry).objects.select_for_update().get(pk=entry.pk)
    _refuse_void(held)
    entry.voided_at, entry.void_reason = act.at, reason.strip()
    entry.save(update_fields=["voided_at", "void_reason"])
    detail = {"reason": entry.void_reason}
    record(act, "register.voided", entry, body_id=entry.body_id, detail=detail)


def _refuse_void(entry: Record) -> None:
    if entry.voided_at is not None:
        raise ValidationError(_("这条记录已作废，不能再改；需要的话请重新登记一条。"))


def _changes(before: Record, after: Record) -> dict[str, list[Any]]:
    """Give what was and what is of each field that differs; of the party only that it differs."""
    found: dict[str, list[Any]] = {}
    for field in after._meta.concrete_fields:
        was, now = getattr(before, field.attname), getattr(after, field.attname)
        if was != now:
            found[field.name] = [] if field.name in _UNTOLD else [_plain(was), _plain(now)]
    return found


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, date | Decimal) else value
