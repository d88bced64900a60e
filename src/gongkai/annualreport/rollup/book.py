"""A roll-up as a workbook: a sheet for each table, headings kept in sight, columns that filter."""

from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from gongkai.annualreport.rollup.answer import Rollup
from gongkai.annualreport.rollup.sections import Column, Section, Value, figures_section, sections

_HEAD: Final = Font("黑体", size=11, bold=True)
_TITLE: Final = Font("黑体", size=14)
_HEAD_ROW: Final = 3
_MOST_ROWS: Final = 1_000_000
"""A sheet holds 1,048,576 rows."""
_WIDTHS: Final = {"text": 28.0, "number": 13.0, "share": 11.0}
_FORMATS: Final = {"text": "@", "number": "#,##0.######", "share": "0.0%"}


def rollup_book(rollup: Rollup) -> bytes:
    """Write a roll-up as xlsx. Words stay words, whatever they begin with."""
    book = Workbook(write_only=True)
    for section in (*sections(rollup), figures_section(rollup)):
        _sheet(book, section)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _sheet(book: Workbook, section: Section) -> None:
    sheet: Any = book.create_sheet(section.title)
    last = get_column_letter(len(section.columns))
    for number, column in enumerate(section.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS[column.kind]
    words = sum(column.kind == "text" for column in section.columns[:4])
    sheet.freeze_panes = f"{get_column_letter(words + 1)}{_HEAD_ROW + 1}"
    rows = section.rows[:_MOST_ROWS]
    sheet.auto_filter.ref = f"A{_HEAD_ROW}:{last}{_HEAD_ROW + len(rows)}"
    sheet.append([_cell(sheet, section.title, font=_TITLE)])
    sheet.append([_cell(sheet, section.note)])
    sheet.append([_cell(sheet, c.head, font=_HEAD, wrapped=True) for c in section.columns])
    for row in rows:
        sheet.append([_figure(sheet, v, c) for v, c in zip(row, section.columns, strict=True)])


def _cell(sheet: Any, text: str, *, font: Font | None = None, wrapped: bool = False) -> Any:
    cell: Any = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"  # never a formula
    if font is not None:
        cell.font = font
    if wrapped:
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    return cell


def _figure(sheet: Any, value: Value, column: Column) -> Any:
    if value is None or isinstance(value, str):
        return _cell(sheet, value or "")
    cell: Any = WriteOnlyCell(sheet, value if isinstance(value, int) else _exact(value))
    cell.number_format = _FORMATS[column.kind]
    return cell


def _exact(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
