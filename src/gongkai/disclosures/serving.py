"""Giving stored files out: only while they are what they were when they were attached."""

import hashlib
from typing import Any

from django.core.files.base import File

from gongkai.audit.acts import acting
from gongkai.audit.models import Entry
from gongkai.audit.services import record
from gongkai.disclosures.models import StoredFile

DAMAGED = "item.file_damaged"


class DamagedFileError(Exception):
    """A stored file is gone, or no longer what was attached and approved."""


def opened(file: StoredFile) -> "File[Any]":
    """Open a file that is still what its SHA-256 says; the same open file is then read.

    Raises:
        DamagedFileError: it is not; that is entered in the trail, once for each finding.
    """
    try:
        content = file.content.open("rb")
    except OSError:
        _enter(file, "")
        raise DamagedFileError(str(file)) from None
    found = hashlib.sha256()
    for chunk in content.chunks():
        found.update(chunk)
    if found.hexdigest() != file.sha256:
        content.close()
        _enter(file, found.hexdigest())
        raise DamagedFileError(str(file))
    content.seek(0)
    return content


def _enter(file: StoredFile, found: str) -> None:
    """Enter what was found instead; a visitor who asks again and again adds nothing."""
    detail = {"name": file.name, "sha256": file.sha256, "found": found}
    entries = Entry.objects.filter(
        object_type=file.item._meta.label_lower, object_id=str(file.item_id), action=DAMAGED
    )
    if all(each.details != detail for each in entries):
        record(acting(), DAMAGED, file.item, body_id=file.item.body_id, detail=detail)
