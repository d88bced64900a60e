"""Uploaded catalogues in Word, Excel or csv to rows of texts under the headings of the form."""

from pathlib import PurePath
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gongkai.catalogue.table import Line, lines_of, tables_of
from gongkai.officedocs.document import Document
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.files import choose_reader
from gongkai.sheets.files import MOST_BYTES, Cells, Uploaded, read_cells, refuse_large

_SUFFIXES: Final = {".xlsx", ".docx"}


def read_catalogue(upload: Uploaded) -> Cells:
    """Read an uploaded catalogue; a row stands where it stood in the file, the headings first.

    Raises:
        ValidationError: it is too large, damaged, of another kind, or no catalogue.
    """
    name = upload.name or ""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".csv":
        return read_cells(upload)
    if suffix not in _SUFFIXES:
        raise ValidationError(_("只能导入docx、xlsx或者csv文件。请在Word、Excel或WPS里另存再试。"))
    if (upload.size or 0) > MOST_BYTES:
        raise ValidationError(_("文件超过5MB，请分成几个文件导入。"))
    data = upload.read()
    if not data.startswith(b"PK"):
        raise ValidationError(_("文件内容不是%s格式，可能已损坏。请另存一份再试。") % suffix[1:])
    try:
        document = choose_reader(data, suffix)(data, name)
    except UnreadableFileError as error:
        raise ValidationError(str(error)) from error
    cells = cells_of(document)
    refuse_large(cells)
    return cells


def cells_of(document: Document) -> Cells:
    """Give the rows of a document's catalogue; several tables of Word's follow one another.

    Raises:
        ValidationError: it holds none, or several workbook sheets each hold one.
    """
    tables = list(tables_of(document))
    if not tables:
        raise ValidationError(
            _("文件里没有找到公开目录：表头应有“一级事项”（或者“公开事项”）和“公开内容”。")
        )
    sheets = {grid.sheet for _table, grid, _headings in tables}
    if len(sheets) > 1:
        raise ValidationError(
            _("工作簿里有%d张公开目录。请把各领域的目录分别存成文件，各自导入。") % len(sheets)
        )
    lines: list[Line] = []
    for _table, grid, headings in tables:
        after = lines[-1].number if lines and grid.sheet is None else 0
        found = lines_of(grid, headings, lines[-1] if lines else None)
        lines += [Line(each.number + after, each.texts) for each in found]
    columns = [name.partition(".")[0] for _t, _g, found in tables for name in found.columns]
    return _laid_out([*dict.fromkeys(filter(None, columns))], lines)


def _laid_out(headings: list[str], lines: list[Line]) -> Cells:
    """Put each line at its number, empty rows between: a row keeps the number people look for."""
    if not lines:
        raise ValidationError(_("目录里没有事项：表头下面没有内容。"))
    cells = [headings, *([""] * len(headings) for _number in range(lines[-1].number - 1))]
    for line in lines:
        cells[line.number - 1] = [line.texts.get(heading, "") for heading in headings]
    return cells
