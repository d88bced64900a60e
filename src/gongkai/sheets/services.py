"""Acts on uploaded sheets: keep one until it is confirmed, save all its rows or none."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import PurePath
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.audit.acts import Act
from gongkai.audit.services import record
from gongkai.sheets.files import Cells, Uploaded, read_cells
from gongkai.sheets.models import Upload
from gongkai.sheets.reading import WHOLE_ROW, Preview, Row

_KEPT: Final = timedelta(days=7)
Save = Callable[[Any], object]
"""Saves what a valid form of one row holds."""
Read = Callable[[Uploaded], Cells]
"""Reads an uploaded file into rows of texts, the headings first."""


def keep(act: Act, person: int, kind: str, upload: Uploaded, read: Read = read_cells) -> Upload:
    """Keep an uploaded file's rows until ``person``, a key, confirms; old ones are cleared away.

    ``read`` makes rows of a file that is laid out in another way than the form's own sheet.

    Raises:
        ValidationError: the file cannot be read; a Chinese sentence.
    """
    cells = read(upload)
    Upload.objects.filter(person=person, at__lt=act.at - _KEPT).delete()
    name = PurePath(upload.name or "").name[-255:]
    return Upload.objects.create(
        person=person, kind=kind, name=name, sha256=_digest(cells), cells=cells, at=act.at
    )


def import_rows(
    act: Act, upload: Upload, show: Callable[[Cells], Preview], save: Save
) -> Preview | None:
    """Save all rows of an upload; give None when done, else the preview with what is wrong.

    Asked again for what is saved already it does nothing, so that pressing twice imports once.
    """
    with transaction.atomic():
        kept = Upload.objects.select_for_update().get(pk=upload.pk)
        if kept.imported_at is not None:
            return None
        shown = show(kept.cells)
        if not shown.is_clean:
            return shown
        if failed := _save_all(shown, save):
            transaction.set_rollback(True)
            return failed
        kept.imported_at = act.at
        kept.save()
        detail = {"sha256": kept.sha256, "rows": len(shown.rows), "kind": kept.kind}
        record(act, "sheets.imported", kept, detail=detail)
    return None


def _save_all(shown: Preview, save: Save) -> Preview | None:
    """Save row by row; give the preview with the error of the first that could not be saved."""
    for place, row in enumerate(shown.rows):
        try:
            save(row.form)
        except ValidationError as error:
            wrong = Row(row.number, row.cells, row.form, {WHOLE_ROW: error.messages})
            rows = (*shown.rows[:place], wrong, *shown.rows[place + 1 :])
            said = _("第%d行没有保存成功，整个文件都没有导入。") % row.number
            return Preview(shown.labels, rows, (said,))
    return None


def _digest(cells: Cells) -> str:
    text = "\x1e".join("\x1f".join(row) for row in cells)
    return hashlib.sha256(text.encode()).hexdigest()
