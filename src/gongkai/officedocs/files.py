"""A file of any format to a `Document`: the format is told by content, then by name."""

from collections.abc import Callable
from pathlib import Path

from gongkai.officedocs import limits
from gongkai.officedocs.document import Document
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.docx import read_docx
from gongkai.officedocs.reading.html import read_html
from gongkai.officedocs.reading.markdown import read_markdown
from gongkai.officedocs.reading.office97 import read_office97
from gongkai.officedocs.reading.pdf import read_pdf
from gongkai.officedocs.reading.text import read_text
from gongkai.officedocs.reading.xlsx import read_xlsx

Reader = Callable[[bytes, str], Document]

SUFFIXES: dict[str, Reader] = {
    ".docx": read_docx,
    ".docm": read_docx,
    ".xlsx": read_xlsx,
    ".xlsm": read_xlsx,
    ".xls": read_xlsx,
    ".et": read_xlsx,
    ".ods": read_xlsx,
    ".html": read_html,
    ".htm": read_html,
    ".shtml": read_html,
    ".pdf": read_pdf,
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".doc": read_office97,
    ".wps": read_office97,
    ".rtf": read_office97,
}
"""File name endings and the reader of each; content that says otherwise wins."""

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PIPE_ROWS = 10
"""A text with so many lines that begin with a bar holds Markdown's tables."""
_TEXT_READERS = (read_text, read_markdown, read_html)


def read_document(path: Path) -> Document:
    """Read any supported file into paragraphs and tables.

    Raises:
        UnreadableFileError: the file cannot be read; the message says why and what to do.
        OSError: the file cannot be opened.
    """
    size = path.stat().st_size
    if size > limits.MAX_FILE_BYTES:
        megabytes = limits.MAX_FILE_BYTES // 2**20
        raise UnreadableFileError(
            f"文件有{size // 2**20}MB，超过{megabytes}MB的上限，未予读取。"
            "一份年度报告通常不到1MB，请确认文件没有弄错。"
        )
    data = path.read_bytes()
    if not data.strip():
        raise UnreadableFileError("文件是空的。请检查下载或拷贝是否完整。")
    reader = choose_reader(data, path.suffix)
    if reader in _TEXT_READERS and len(data) > limits.MAX_TEXT_BYTES:
        raise UnreadableFileError(
            f"网页或文本有{len(data) // 2**20}MB，超过{limits.MAX_TEXT_BYTES // 2**20}MB的上限，"
            "未予读取。请确认文件没有弄错。"
        )
    return reader(data, path.name)


def choose_reader(data: bytes, suffix: str) -> Reader:
    """Choose the reader by the first bytes, and by the file name's ending where those leave open.

    Raises:
        UnreadableFileError: neither tells a format that can be read.
    """
    named = SUFFIXES.get(suffix.lower())
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return read_pdf
    if data.startswith(b"PK"):
        return named if named in (read_docx, read_xlsx) else _zip_reader(data)
    if data.startswith(_OLE2):
        return read_xlsx if named is read_xlsx else read_office97
    if data.startswith(b"{\\rtf"):
        return read_office97
    if _looks_like_html(data) and named is not read_markdown:
        return read_html
    if named is read_text and data.count(b"\n|") >= _PIPE_ROWS:
        return read_markdown
    if named in _TEXT_READERS:
        return named
    if named is None:
        known = "、".join(suffix.removeprefix(".") for suffix in SUFFIXES)
        shown = suffix or "无扩展名"
        raise UnreadableFileError(f"不认识的文件格式“{shown}”。可读的格式：{known}。")
    raise UnreadableFileError(
        f"文件名是{suffix}，内容却不是这种格式，可能下载不完整或被截断。请重新下载或另存一份。"
    )


def _zip_reader(data: bytes) -> Reader:
    return read_xlsx if b"xl/workbook" in data else read_docx


def _looks_like_html(data: bytes) -> bool:
    head = data[:2048].replace(b"\0", b"").lower()
    return any(mark in head for mark in (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta"))
