"""A file's format is told by its content, then by its name."""

from pathlib import Path

import pytest

from gongkai.officedocs import limits
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.files import choose_reader, read_document
from gongkai.officedocs.reading.docx import read_docx
from gongkai.officedocs.reading.html import read_html
from gongkai.officedocs.reading.markdown import read_markdown
from gongkai.officedocs.reading.office97 import read_office97
from gongkai.officedocs.reading.pdf import read_pdf
from gongkai.officedocs.reading.text import read_text
from gongkai.officedocs.reading.xlsx import read_xlsx


@pytest.mark.parametrize(
    ("data", "suffix", "reader"),
    [
        (b"%PDF-1.7 ...", ".doc", read_pdf),
        (b"PK\x03\x04 word/document.xml", ".wps", read_docx),
        (b"PK\x03\x04 xl/workbook.xml", ".zip", read_xlsx),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc", read_office97),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls", read_xlsx),
        (b"{\\rtf1 ...", ".doc", read_office97),
        (b"<!DOCTYPE html><p>1", ".doc", read_html),
        ("<html><p>".encode("utf-16"), ".xls", read_html),
        (b"plain", ".txt", read_text),
        (b"# title", ".md", read_markdown),
        (b"title\n" + b"| a | 1 |\n" * 12, ".txt", read_markdown),
    ],
)
def test_content_decides_and_the_name_where_content_leaves_it_open(
    data: bytes, suffix: str, reader: object
) -> None:
    assert choose_reader(data, suffix) is reader


@pytest.mark.parametrize(
    ("data", "suffix", "sentence"),
    [
        (b"\xff\xd8\xff", ".jpg", "不认识的文件格式“.jpg”"),
        (b"\xff\xd8\xff", "", "无扩展名"),
        (b"not a zip", ".docx", "内容却不是这种格式"),
    ],
)
def test_what_is_no_readable_format_is_refused_with_a_sentence(
    data: bytes, suffix: str, sentence: str
) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        choose_reader(data, suffix)


def test_an_empty_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(b" \n")

    with pytest.raises(UnreadableFileError, match="文件是空的"):
        read_document(path)


@pytest.mark.parametrize(
    ("size", "sentence"),
    [(limits.MAX_FILE_BYTES + 1, "的上限"), (limits.MAX_TEXT_BYTES + 1, "网页或文本有")],
)
def test_a_file_too_large_is_refused_before_it_is_parsed(
    tmp_path: Path, size: int, sentence: str
) -> None:
    path = tmp_path / "大.html"
    path.write_bytes(b"<html>" + b"a" * size)

    with pytest.raises(UnreadableFileError, match=sentence):
        read_document(path)
