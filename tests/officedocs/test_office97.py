"""Word 97 and WPS documents by way of LibreOffice."""

import io
import subprocess
from pathlib import Path

import docx
import pytest

from gongkai.officedocs.document import Document, Paragraph, Table
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading import office97
from gongkai.officedocs.reading.office97 import find_libreoffice, read_office97
from officedocs import hostile

_PROGRAM = find_libreoffice() or ""
needs_libreoffice = pytest.mark.skipif(not _PROGRAM, reason="本机没有LibreOffice，跳过")


def _docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("一、总体情况")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "总计"
    table.cell(0, 1).text, table.cell(1, 2).text = "自然人", "21"
    document.add_paragraph("二、其他")  # LibreOffice loses a table that ends a document
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module", params=["doc:MS Word 97", "rtf:Rich Text Format"])
def old(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("old")
    source = folder / "报告.docx"
    source.write_bytes(_docx())
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            _PROGRAM,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            request.param,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return source.with_suffix("." + request.param.partition(":")[0])


def _shape(document: Document) -> list[object]:
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[(c.text, c.rowspan, c.colspan) for c in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Paragraph | Table)
    ]


@needs_libreoffice
def test_an_old_document_reads_as_the_new_one_does(old: Path) -> None:
    document = read_office97(old.read_bytes(), old.name)

    assert document.format == "doc"
    assert _shape(document) == [
        "一、总体情况",
        [
            [("总计", 2, 1), ("自然人", 1, 1), ("", 1, 1)],
            [("", 1, 1), ("21", 1, 1)],
        ],
        "二、其他",
    ]


@needs_libreoffice
def test_a_broken_old_document_is_refused_in_words() -> None:
    with pytest.raises(UnreadableFileError, match=r"LibreOffice不能打开.*另存为docx"):
        read_office97(hostile.OLE2 + bytes(3000), "坏.doc")


def test_a_new_document_with_the_old_ending_needs_no_libreoffice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office97, "find_libreoffice", lambda: None)

    assert read_office97(_docx(), "其实是新的.doc").format == "docx"


def test_where_libreoffice_is_absent_the_reader_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office97, "find_libreoffice", lambda: None)

    with pytest.raises(UnreadableFileError, match=r"需要LibreOffice.*另存为docx"):
        read_office97(hostile.OLE2 + bytes(600), "旧.doc")


def test_a_locked_file_is_refused_before_libreoffice_is_asked() -> None:
    with pytest.raises(UnreadableFileError, match=r"设有打开密码.*取消密码"):
        read_office97(hostile.encrypted_ole(), "密.doc")


def test_a_conversion_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stuck = tmp_path / "soffice"
    stuck.write_text("#!/bin/sh\nsleep 60 & wait\n")
    stuck.chmod(0o755)
    monkeypatch.setattr(office97, "find_libreoffice", lambda: str(stuck))
    monkeypatch.setattr(office97, "SECONDS", 0.3)

    with pytest.raises(UnreadableFileError, match=r"超过0秒，已放弃|转换超过.*已放弃"):
        read_office97(hostile.OLE2 + bytes(600), "慢.doc")
