"""Acts on an item's attachments: each makes a new version of the draft."""

import hashlib
from contextlib import ExitStack
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.audit.acts import Act
from gongkai.audit.services import record
from gongkai.bodies.models import Person
from gongkai.disclosures.models import Item, StoredFile
from gongkai.disclosures.models.attachment import place_of
from gongkai.disclosures.uploads import Checked

MOST_FILES = 30


def attach(act: Act, item: Item, person: Person, checked: Checked) -> StoredFile:
    """Store a checked file and name it in a new version of the draft: both, or neither.

    Raises:
        PermissionDenied: the person may not change this draft now.
        ValidationError: the same file is attached already, or there are too many.
    """
    with ExitStack() as undoing:
        with transaction.atomic():
            draft = draft_of(item, person)
            digest = hashlib.sha256(checked.data).hexdigest()
            _refuse_more(draft, checked.name, digest)
            stored = _new(item, person, checked, digest, act)
            place = str(stored.content.name)
            undoing.callback(_remove_unless_kept, place)
            default_storage.save(place, ContentFile(checked.data))
            stored.save()
            named = {"id": stored.pk, "name": stored.name, "sha256": digest}
            _save(act, draft, person, [*draft.attachments, named], "item.file_attached", stored)
        undoing.pop_all()
    return stored


def _refuse_more(draft: Item, name: str, digest: str) -> None:
    if any(each["sha256"] == digest for each in draft.attachments):
        raise ValidationError(_("“%s”已经在附件里了。") % name)
    if len(draft.attachments) >= MOST_FILES:
        raise ValidationError(_("一件信息最多%d个附件。") % MOST_FILES)


def _new(item: Item, person: Person, checked: Checked, digest: str, act: Act) -> StoredFile:
    """Make the record of a file; its name on disk is known before anything is written."""
    stored = StoredFile(
        item=item,
        name=checked.name,
        size=len(checked.data),
        sha256=digest,
        text=checked.text,
        note=checked.note[:300],
        uploaded_by=person,
        at=act.at,
    )
    stored.content = place_of(stored, checked.name)
    return stored


def _remove_unless_kept(name: str) -> None:
    """Remove what was written of a file of which no record was kept, as far as one can tell."""
    if not StoredFile.objects.filter(content=name).exists():
        default_storage.delete(name)


@transaction.atomic
def detach(act: Act, item: Item, person: Person, key: int) -> None:
    """Leave a file out of a new version of the draft; versions before keep it.

    Raises:
        PermissionDenied: the person may not change this draft now.
    """
    draft = draft_of(item, person)
    left = [each for each in draft.attachments if each["id"] != key]
    if len(left) < len(draft.attachments):
        _save(act, draft, person, left, "item.file_detached", StoredFile.objects.get(pk=key))


def draft_of(item: Item, person: Person) -> Item:
    """Give the latest version of an item, to be changed by a person.

    Raises:
        PermissionDenied: they may not, or it is under review.
    """
    locked = Item.objects.select_for_update().get(pk=item.pk)
    if not locked.can_be_edited_by(person) or locked.workflow_in_progress:
        raise PermissionDenied(_("您现在不能改动这件稿件：只有拟稿股室可以，送审以后要先撤回。"))
    draft: Item = locked.get_latest_revision_as_object()
    return draft


def _save(
    act: Act, draft: Item, person: Person, files: list[dict[str, Any]], code: str, file: StoredFile
) -> None:
    draft.attachments = files
    revision = draft.save_revision(user=person, clean=False)
    detail = {"name": file.name, "sha256": file.sha256}
    record(act, code, draft, body_id=draft.body_id, revision=revision.pk, detail=detail)


def may_read(file: StoredFile, person: Any, bodies: Any) -> bool:
    """Tell whether a file may be given: what is public to everybody, the rest inside the body."""
    item = file.item
    is_public = item.live and any(each["id"] == file.pk for each in item.attachments)
    return is_public or (isinstance(person, Person) and bodies.filter(pk=item.body_id).exists())
