"""The report as a workbook: on one sheet, or each table on a sheet of its own."""

from io import BytesIO
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from synthetic.draft import Draft, PrintedTable
from synthetic.layouts.archives import with_fixed_dates


def _put(sheet: Worksheet, table: PrintedTable, top: int, *, numbers: bool, left: int = 1) -> int:
    for cell in table.cells:
        row, column = top + cell.row, left + cell.column
        value: str | int | float | None = cell.text or None
        if numbers and cell.role == "figure" and cell.text.lstrip("-").isdecimal():
            value = int(cell.text)
        elif numbers and cell.role == "figure" and cell.text.replace(".", "", 1).isdecimal():
            value = float(cell.text)
        sheet.cell(row, column, value)
        if cell.rowspan > 1 or cell.colspan > 1:
            sheet.merge_cells(
                start_row=row,
                start_column=column,
                end_row=row + cell.rowspan - 1,
                end_column=column + cell.colspan - 1,
            )
    return top + table.height


def _saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return with_fixed_dates(buffer.getvalue())


def one_sheet(draft: Draft, rng: Random) -> bytes:
    """Write everything on one sheet, prose in merged rows."""
    numbers = rng.random() < 0.6
    book = Workbook()
    sheet = book.active
    sheet.title = rng.choice(("Sheet1", "年报", "年度报告"))
    row = left = rng.choice((1, 1, 2))
    for _, item in draft.flow():
        if isinstance(item, PrintedTable):
            row = _put(sheet, item, row, numbers=numbers, left=left)
        else:
            sheet.cell(row, left, item)
            sheet.merge_cells(start_row=row, start_column=left, end_row=row, end_column=left + 9)
            row += 1
        row += rng.choice((0, 0, 1))
    return _saved(book)


def several_sheets(draft: Draft, rng: Random) -> bytes:
    """Write each chapter on a sheet of its own, the preamble on the first."""
    numbers = rng.random() < 0.6
    book = Workbook()
    book.remove(book.active)
    for index, chapter in enumerate(draft.chapters):
        sheet = book.create_sheet(f"{index + 1}{chapter.title[:12]}".replace("/", ""))
        lines = [*draft.title, *draft.preamble] if not index else []
        row = 1
        for item in [*lines, chapter.heading, *chapter.items]:
            if isinstance(item, PrintedTable):
                row = _put(sheet, item, row, numbers=numbers)
            else:
                sheet.cell(row, 1, item)
                row += 1
        if chapter is draft.chapters[-1]:
            for line in draft.signature:
                sheet.cell(row, 1, line)
                row += 1
    return _saved(book)
