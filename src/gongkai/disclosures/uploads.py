"""Files from outside: what may be attached is told by content, and read apart."""

import re
import tempfile
from pathlib import Path, PurePath
from typing import Any, Final, NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from gongkai.officedocs.archive import Archive
from gongkai.officedocs.batch import read_many
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.plain import text_of

_ZIP, _OLE2 = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
BEGINNINGS: Final = {
    ".pdf": b"%PDF-",
    ".docx": _ZIP,
    ".xlsx": _ZIP,
    ".ofd": _ZIP,
    ".doc": _OLE2,
    ".xls": _OLE2,
    ".wps": _OLE2,
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".png": b"\x89PNG\r\n\x1a\n",
}
"""What may be attached, and how its content begins."""
PARTS: Final = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".ofd": "OFD.xml"}
READ: Final = frozenset({".pdf", ".docx", ".xlsx", ".xls"})
"""What has text that is read here; the others are looked at by people alone."""
SECONDS: Final = 20.0
_MACROS: Final = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
"""What a container says of macros, whatever their part is called."""
_OLD_MACROS: Final = "_VBA_PROJECT".encode("utf-16-le")
"""The name of the macros' stream in files of Office 97."""


class Checked(NamedTuple):
    """A file that may be attached: its name, bytes, text, and why there is no text, if so."""

    name: str
    data: bytes
    text: str
    note: str


def check(upload: "UploadedFile[Any]") -> Checked:
    """Take a file that may be attached.

    Raises:
        ValidationError: it is too large, of another kind than its name says or than is allowed,
            carries macros, or unpacks to too much; a Chinese sentence.
    """
    name = PurePath((upload.name or "").replace("\\", "/")).name[-150:]
    suffix = PurePath(name).suffix.lower()
    most = settings.ATTACHMENT_MEGABYTES
    if suffix not in BEGINNINGS:
        known = "、".join(each.removeprefix(".") for each in BEGINNINGS)
        raise ValidationError(_("附件只能是这些格式：%s。") % known)
    if (upload.size or 0) > most * 2**20:
        raise ValidationError(_("附件不能超过%dMB。可以压缩图片，或者分成几个文件。") % most)
    data = upload.read()
    if not data.startswith(BEGINNINGS[suffix]):
        raise ValidationError(_("“%s”的内容与扩展名不符，没有上传。请确认文件没有弄错。") % name)
    if data.startswith(_OLE2) and _OLD_MACROS in data:
        raise _with_macros(name)
    if suffix in PARTS:
        _refuse_container(data, suffix, name)
    text, note = _text(data, suffix) if suffix in READ else ("", _("没有提取文字，请人工检查。"))
    return Checked(name, data, text, note)


def _refuse_container(data: bytes, suffix: str, name: str) -> None:
    """Refuse a container with macros, that unpacks to too much, or is not what its name says."""
    try:
        archive = Archive(data)
        for member in archive.names:
            archive.read(member)
    except UnreadableFileError as error:
        raise ValidationError(str(error)) from error
    described = [member for member in archive.names if _tells(member)]
    if any(_MACROS.search(archive.read(member)) for member in described):
        raise _with_macros(name)
    if any(member.lower().endswith("vbaproject.bin") for member in archive.names):
        raise _with_macros(name)
    if PARTS[suffix] not in archive.names:
        raise ValidationError(_("“%s”的内容与扩展名不符，没有上传。请确认文件没有弄错。") % name)


def _tells(member: str) -> bool:
    """Tell whether a part says what the others are."""
    return member.endswith(".rels") or member == "[Content_Types].xml"


def _with_macros(name: str) -> ValidationError:
    return ValidationError(_("“%s”带有宏，不能公开。请另存为不带宏的文件。") % name)


def _text(data: bytes, suffix: str) -> tuple[str, str]:
    """Read a file's text in a process of its own that may fail alone."""
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        path = Path(folder, f"file{suffix}")
        path.write_bytes(data)
        (outcome,) = read_many([path], text_of, workers=1, seconds=SECONDS)
    if outcome.value is None:
        return "", _("没有读出文字（%s），请人工检查。") % (outcome.error or "")[:200]
    return outcome.value, "" if outcome.value.strip() else _("没有文字，可能是扫描件，请人工检查。")
