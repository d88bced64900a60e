"""Uploaded files to rows of texts: hostile until shown otherwise."""

import csv
from io import StringIO
from pathlib import PurePath
from typing import Final, Protocol

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gongkai.officedocs.encoding import decode
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.xlsx import read_first_sheet

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_ROWS: Final = 10_000
"""So many records in one file; more are given in several."""
MOST_COLUMNS: Final = 60
LONGEST_CELL: Final = 5_000

Cells = list[list[str]]


class Uploaded(Protocol):
    """A file as Django hands it over."""

    @property
    def name(self) -> str | None:
        """The file's name."""

    @property
    def size(self) -> int | None:
        """Its size in bytes."""

    def read(self) -> bytes:
        """Give all of it."""


def read_cells(upload: Uploaded) -> Cells:
    """Read an xlsx or csv file into rows of texts without those that are empty at the end.

    Raises:
        ValidationError: it is too large, of another kind, damaged or empty; a Chinese sentence.
    """
    name = upload.name or ""
    if (upload.size or 0) > MOST_BYTES:
        raise ValidationError(_("文件超过5MB，请分成几个文件导入。"))
    suffix = PurePath(name).suffix.lower()
    if suffix not in {".xlsx", ".csv"}:
        raise ValidationError(_("只能导入xlsx或者csv文件。请在Excel或WPS里另存为xlsx再试。"))
    data = upload.read()
    try:
        cells = _workbook(data) if suffix == ".xlsx" else _lines(data)
    except UnreadableFileError as error:
        raise ValidationError(str(error)) from error
    while cells and not any(cells[-1]):
        cells.pop()
    refuse_large(cells)
    if len(cells) < 2:
        raise ValidationError(_("表格里没有数据：第一行是标题，从第二行起每行一条。"))
    return cells


def _workbook(data: bytes) -> Cells:
    if not data.startswith(b"PK"):
        raise ValidationError(_("文件不是xlsx工作簿。请在Excel或WPS里另存为xlsx再试。"))
    return read_first_sheet(data)


def _lines(data: bytes) -> Cells:
    text, doubt = decode(data)
    if doubt or "\x00" in text:
        raise ValidationError(_("csv文件的编码不是UTF-8或GB18030。请另存为xlsx再试。"))
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(StringIO(text))]
    except csv.Error as error:
        raise ValidationError(_("csv文件的引号或换行有误。请另存为xlsx再试。")) from error


def refuse_large(cells: Cells) -> None:
    """Refuse more rows, columns or words in a cell than an import takes.

    Raises:
        ValidationError: there are more; a Chinese sentence.
    """
    if len(cells) > MOST_ROWS + 1:
        raise ValidationError(_("一次最多导入%d条，请分成几个文件导入。") % MOST_ROWS)
    if any(len(row) > MOST_COLUMNS and any(row[MOST_COLUMNS:]) for row in cells):
        raise ValidationError(_("表格超过%d列，请确认文件没有弄错。") % MOST_COLUMNS)
    if any(len(cell) > LONGEST_CELL for row in cells for cell in row):
        raise ValidationError(_("有单元格超过%d个字，请确认文件没有弄错。") % LONGEST_CELL)
