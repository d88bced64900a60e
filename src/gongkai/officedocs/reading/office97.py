"""Word 97 documents, WPS texts and RTF: LibreOffice turns them into docx, which is then read.

LibreOffice runs apart, on a copy in a folder of its own, with a profile made for this one run:
no macros, no links followed, no network updates, and an end when its time is up.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from gongkai.officedocs import limits
from gongkai.officedocs.archive import refuse_encrypted
from gongkai.officedocs.document import Document
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.docx import read_docx

SECONDS: Final = limits.SECONDS_PER_FILE * 0.8
"""How long LibreOffice may take; less than the whole file, so that it is never left behind."""

_PROGRAMS = ("soffice", "libreoffice")
_ENDINGS = (".doc", ".wps", ".rtf")
_SCRIPTING = "org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "DisableActiveContent", "true"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
)
"""Settings of the profile: no macros, no embedded objects run, no linked content fetched."""


def read_office97(data: bytes, name: str) -> Document:
    """Read a .doc, .wps or .rtf file by way of LibreOffice.

    Raises:
        UnreadableFileError: LibreOffice is absent, or cannot read the file, or takes too long.
    """
    refuse_encrypted(data)
    if data.startswith(b"PK"):
        return read_docx(data, name)
    program = find_libreoffice()
    if program is None:
        raise UnreadableFileError(
            "读取.doc、.wps和.rtf需要LibreOffice，本机没有安装。"
            "请安装LibreOffice，或用Word、WPS把文件另存为docx再试。"
        )
    document = read_docx(_convert(program, data, name), name)
    return Document(name, "doc", document.blocks, document.remarks)


def find_libreoffice() -> str | None:
    """Find the LibreOffice program on this machine."""
    return next((path for program in _PROGRAMS if (path := shutil.which(program))), None)


def _convert(program: str, data: bytes, name: str) -> bytes:
    """Convert a document to docx in a folder that is gone afterwards."""
    ending = Path(name).suffix.lower()
    with tempfile.TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "source" + (ending if ending in _ENDINGS else ".doc"))
        source.write_bytes(data)
        profile = Path(folder, "profile")
        settings = profile / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_registry(), encoding="utf-8")
        _run(program, source, profile)
        result = source.with_name("source.docx")
        if not result.is_file():
            raise UnreadableFileError(
                "LibreOffice不能打开这个文件，可能已损坏或设有密码。"
                "请用Word或WPS打开，取消密码后另存为docx再试。"
            )
        if result.stat().st_size > limits.MAX_FILE_BYTES:
            raise UnreadableFileError("文件转换成docx后过大，不是正常的年度报告，未予读取。")
        return result.read_bytes()


def _registry() -> str:
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


def _run(program: str, source: Path, profile: Path) -> None:
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(source.parent),
        str(source),
    ]
    with subprocess.Popen(  # noqa: S603 - no shell; the only outside matter is the content
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired as error:
            raise UnreadableFileError(
                f"LibreOffice转换超过{SECONDS:.0f}秒，已放弃。请用Word或WPS另存为docx再试。"
            ) from error
        finally:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End LibreOffice with all the processes it started."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    elif process.poll() is None:
        process.kill()
