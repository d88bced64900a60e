"""Masking what screening found in a draft, in a new version of it (一键遮盖)."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField
from wagtail.models import Revision

from gongkai.audit.acts import acting
from gongkai.audit.services import record
from gongkai.bodies.models import Person
from gongkai.signoff.errors import SignoffRefusedError
from gongkai.signoff.gate import Found, screen
from gongkai.signoff.richtext import Change, Rich

_PASSES: Final = 5
"""Words that masking has brought together may make another hit."""


@transaction.atomic
def mask(obj: Any, person: Person, keys: Collection[str] | None = None) -> int:
    """Mask hits in a draft's own words, all or those of some keys, and save it as a new version.

    Gives how many were masked; without any, nothing is saved.

    Raises:
        SignoffRefusedError: the draft is under review, or a field has no room for the masked form.
    """
    if obj.workflow_in_progress:
        raise SignoffRefusedError(_("稿件正在审核，不能修改。请先撤回。"))
    draft = obj.get_latest_revision_as_object()
    masked: list[Found] = []
    for _pass in range(_PASSES if keys is None else 1):
        chosen = _chosen(draft, keys)
        if not chosen:
            break
        _apply(draft, chosen)
        masked += chosen
    if masked:
        revision = draft.save_revision(user=person, clean=False)
        _record(obj, person, revision, masked)
    return len(masked)


def _chosen(draft: Any, keys: Collection[str] | None) -> list[Found]:
    found = [each for each in screen(draft) if each.can_be_masked]
    if keys is None:
        return [each for each in found if each.blocks]
    return [each for each in found if each.key in keys]


def _apply(draft: Any, chosen: list[Found]) -> None:
    changes = defaultdict(list)
    for part, hit in chosen:
        changes[part.field].append(Change(hit.start, hit.end, hit.masked or ""))
    for name, edits in changes.items():
        setattr(draft, name, _changed(draft, name, edits))


def _changed(draft: Any, name: str, edits: list[Change]) -> str:
    field, value = draft._meta.get_field(name), getattr(draft, name)
    if isinstance(field, RichTextField):
        return Rich(value).changed(edits)
    for edit in sorted(edits, reverse=True):
        value = value[: edit.start] + edit.words + value[edit.end :]
    if field.max_length is not None and len(value) > field.max_length:
        words = {"field": field.verbose_name, "length": field.max_length}
        raise SignoffRefusedError(_("“%(field)s”改后超过%(length)d字，请自行修改。") % words)
    return str(value)


def _record(obj: Any, person: Person, revision: Revision, masked: list[Found]) -> None:
    record(
        acting(person),
        "signoff.masked",
        obj,
        body_id=obj.body_id,
        revision=revision.pk,
        detail={"hits": [each.plain() for each in masked]},
    )
