"""A document as a workbook: a sheet for each table, then its text on a sheet of its own.

Figures are numbers, everything else is text and stays text: what begins with = + - @ is never a
formula. A figure that a spreadsheet cannot hold exactly (over 15 digits) is written as text.
"""

import datetime
import re
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from gongkai.officedocs.writing.model import (
    Box,
    Grid,
    Heading,
    OfficialDocument,
    Paragraph,
    chinese_date,
)
from gongkai.officedocs.writing.package import repack

_SIGNIFICANT_DIGITS: Final = 15
_LONGEST_TEXT: Final = 32_000
"""A cell holds at most 32,767 characters; a longer paragraph goes on in the next row."""
_LONGEST_NAME: Final = 28
"""Excel takes 31; a second sheet of the same name gets a number behind it."""
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\']")
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Excel takes _x0041_ for the letter A unless its first bar is written _x005F_ itself."""
_TABLE_WIDTH: Final = 96
"""All columns of a table together, in characters, so that A4 upright shows them readably."""
_TEXT_WIDTH: Final = 90
_TEXT_SHEET: Final = "正文"
_MARGIN: Final = 0.6
_LINE: Final = Side("thin", color="FF000000")
_BORDER: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_BAND: Final = PatternFill("solid", fgColor="FFE9EDF3")
_FONTS: Final = {
    "title": Font("方正小标宋简体", size=22),
    "caption": Font("黑体", size=14),
    "heading": Font("黑体", size=14),
    "text": Font("仿宋_GB2312", size=14),
    "cell": Font("仿宋_GB2312", size=10.5),
    "header": Font("黑体", size=10.5),
}


def write_xlsx(document: OfficialDocument) -> bytes:
    """Write a document as a workbook; the same document gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in document.grids:
        _grid_sheet(book.create_sheet(_sheet_name(grid.caption)), grid)
    _text_sheet(book.create_sheet(_TEXT_SHEET), document)
    return _packed(book, document)


def _packed(book: Workbook, document: OfficialDocument) -> bytes:
    """Pack a workbook with the document's date where openpyxl would put the present time."""
    properties = book.properties
    properties.title = document.full_title
    properties.creator = properties.lastModifiedBy = document.author
    moment = datetime.datetime.combine(document.created, datetime.time())
    properties.created = properties.modified = moment
    packed = BytesIO()
    ExcelWriter(book, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED)).save()
    return repack(packed.getvalue())


def _sheet_name(caption: str) -> str:
    name = _NOT_IN_NAMES.sub("", " ".join(caption.split()))
    return name[:_LONGEST_NAME] or "表"


def _grid_sheet(sheet: Worksheet, grid: Grid) -> None:
    """Write a table under its caption, with its headings kept in sight."""
    width = len(grid.widths)
    caption = _put(sheet, 1, 1, grid.caption, "caption", "center")
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    sheet.row_dimensions[1].height = 30
    caption.border = Border()
    for box in grid.boxes:
        _box(sheet, box)
    for column, share in enumerate(grid.widths, start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = _TABLE_WIDTH * share / sum(grid.widths)
    for row in range(2, grid.height + 2):
        sheet.row_dimensions[row].height = _row_height(grid, row - 2)
    if grid.header_rows:
        sheet.print_title_rows = f"2:{grid.header_rows + 1}"
    stubs = max((b.column + b.colspan for b in grid.boxes if b.kind == "stub"), default=0)
    sheet.freeze_panes = f"{get_column_letter(stubs + 1)}{grid.header_rows + 2}"
    _print_on_a4(sheet)


def _box(sheet: Worksheet, box: Box) -> None:
    row, column = box.row + 2, box.column + 1
    style = "header" if box.kind in ("header", "band") else "cell"
    cell = _put(sheet, row, column, box.text, style, box.aligned)
    if _is_exact(box):
        cell.value = box.number if isinstance(box.number, int) else float(box.number or 0)
        cell.number_format = _number_format(box.number)
        cell.quotePrefix = False
    last = (row + box.rowspan - 1, column + box.colspan - 1)
    for covered in sheet.iter_rows(row, last[0], column, last[1]):
        for each in covered:
            each.border = _BORDER
            if box.kind == "band":
                each.fill = _BAND
    if last != (row, column):
        sheet.merge_cells(start_row=row, start_column=column, end_row=last[0], end_column=last[1])


def _is_exact(box: Box) -> bool:
    """Tell whether a figure, and nothing else, is printed, and binary can hold all its digits."""
    if box.number is None:
        return False
    return len(Decimal(box.number).as_tuple().digits) <= _SIGNIFICANT_DIGITS


def _number_format(number: int | Decimal | None) -> str:
    exponent = Decimal(number or 0).as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "0." + "0" * places if places else "0"


def _row_height(grid: Grid, row: int) -> float:
    """Give a row the height of its text as wrapped in the columns, in points."""
    lines = 1.0
    for box in grid.boxes:
        if box.row == row and box.text:
            share = sum(grid.widths[box.column : box.column + box.colspan]) / sum(grid.widths)
            room = max(_TABLE_WIDTH * share - 1, 1)
            length = sum(1 if char.isascii() else 2 for char in box.text)
            lines = max(lines, -(-length // room) / box.rowspan)
    return 8 + 14 * lines


def _text_sheet(sheet: Worksheet, document: OfficialDocument) -> None:
    """Write everything but the tables, a paragraph in each row."""
    sheet.column_dimensions["A"].width = _TEXT_WIDTH
    row = 0
    for text, style, align in _lines(document):
        for start in range(0, len(text), _LONGEST_TEXT):
            row += 1
            _put(sheet, row, 1, text[start : start + _LONGEST_TEXT], style, align).border = Border()
    _print_on_a4(sheet)


def _lines(document: OfficialDocument) -> Iterator[tuple[str, str, str]]:
    """Give every text with its style and alignment."""
    yield document.issuer, "title", "center"
    yield document.number, "text", "center"
    yield document.full_title, "title", "center"
    if document.addressee:
        yield f"{document.addressee}：", "text", "left"
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block.text, "heading" if block.level == 1 else "text", "left"
        elif isinstance(block, Paragraph):
            yield block.lead + block.text, "text", "left"
    for number, name in enumerate(document.attachments, start=1):
        yield f"附件{number}：{name}", "text", "left"
    yield document.signature, "text", "right"
    yield chinese_date(document.dated) if document.dated else "", "text", "right"


def _put(sheet: Worksheet, row: int, column: int, text: str, style: str, align: str) -> Any:
    """Write a text as text, whatever it begins with."""
    cell: Any = sheet.cell(row, column)  # none that a merge covers: its type would be another
    if text:
        cell.value = _ESCAPE.sub("_x005F_", text)
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@"
    cell.font = _FONTS[style]
    cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
    return cell


def _print_on_a4(sheet: Any) -> None:  # openpyxl's types call optional what it always makes
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN
    sheet.oddFooter.center.text = "— &P —"
