"""Adding to the trail."""

import json
from typing import Any

from django.db import models, transaction

from gongkai.audit.acts import Act
from gongkai.audit.chain import digest_of
from gongkai.audit.models import Entry, Head


def record(
    act: Act,
    action: str,
    obj: models.Model,
    *,
    body_id: int | None = None,
    revision: object = "",
    detail: dict[str, Any] | None = None,
) -> Entry:
    """Add an entry about an object, in the caller's transaction where there is one.

    ``action`` is a code such as ``signoff.approved``; ``detail`` is plain data for JSON. If the
    transaction fails, act and entry are undone together: without a savepoint of its own, an entry
    that could not be added lets the act fail too.
    """
    with transaction.atomic(savepoint=False):
        head = Head.objects.select_for_update().get(pk=1)
        entry = Entry(
            number=head.number + 1,
            at=act.at,
            actor_id=act.actor_id,
            actor=act.actor,
            address=act.address,
            action=action,
            object_type=obj._meta.label_lower,
            object_id=str(obj.pk),
            object_name=str(obj)[:255],
            revision=str(revision or ""),
            body_id=body_id,
            detail=json.dumps(detail or {}, ensure_ascii=False, sort_keys=True),
            previous=head.digest,
        )
        entry.digest = digest_of(entry)
        Entry.objects.bulk_create([entry])  # no signals: nothing is to listen to the trail
        Head.objects.filter(pk=1).update(number=entry.number, digest=entry.digest)
    return entry
