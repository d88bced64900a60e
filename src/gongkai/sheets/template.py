"""A workbook to fill in: the form's fields as headings, what may be chosen as lists."""

from io import BytesIO
from typing import Final

from django import forms
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.sheets.files import MOST_ROWS
from gongkai.sheets.values import options

_HEAD: Final = PatternFill("solid", fgColor="FFE9EDF3")
_LONGEST_LIST: Final = 500
_WIDTH: Final = 20


def workbook_for(form: forms.BaseForm) -> bytes:
    """Write the workbook of a form: headings with * where a cell must be filled, and 填表说明."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = _("填写")
    sheet.freeze_panes = "A2"
    notes, lists = book.create_sheet(_("填表说明")), book.create_sheet(_("可选项"))
    notes.append([_("标题"), _("是否必填"), _("说明")])
    for column, bound in enumerate(form, start=1):
        letter = get_column_letter(column)
        required = bound.field.required
        heading = sheet[f"{letter}1"]
        heading.value = f"{bound.label}{'*' if required else ''}"
        heading.font, heading.fill = Font(bold=True), _HEAD
        sheet.column_dimensions[letter].width = _WIDTH
        _format(sheet, letter, bound.field)
        notes.append([str(bound.label), _("必填") if required else _("选填"), _help(bound)])
        if listed := _options(bound.field):
            _choose(sheet, lists, column, listed)
    _finish(notes, lists)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _help(bound: forms.BoundField) -> str:
    if isinstance(bound.field, forms.DateField):
        return str(bound.help_text or _("日期，如2026-01-05或者2026年1月5日"))
    return str(bound.help_text or "")


def _format(sheet: Worksheet, letter: str, field: forms.Field) -> None:
    """Let dates be dates and all else but numbers text, so that a code keeps its zeros."""
    if isinstance(field, forms.DecimalField | forms.IntegerField):
        return
    is_date = isinstance(field, forms.DateField)
    sheet.column_dimensions[letter].number_format = "yyyy-mm-dd" if is_date else "@"


def _options(field: forms.Field) -> list[str]:
    if isinstance(field, forms.ModelMultipleChoiceField):
        return []
    if isinstance(field, forms.ModelChoiceField):
        return [str(each) for each in (field.queryset or ())][:_LONGEST_LIST]
    if isinstance(field, forms.ChoiceField):
        return [label for value, label in options(field) if value]
    return []


def _choose(sheet: Worksheet, lists: Worksheet, column: int, listed: list[str]) -> None:
    letter = get_column_letter(column)
    for number, option in enumerate(listed, start=1):
        cell = lists[f"{letter}{number}"]
        cell.value, cell.data_type = option, "s"  # never a formula
    where = f"'{lists.title}'!${letter}$1:${letter}${len(listed)}"
    rule = DataValidation("list", formula1=where, allow_blank=True)
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{MOST_ROWS + 1}")


def _finish(notes: Worksheet, lists: Worksheet) -> None:
    lists.sheet_state = "hidden"
    for letter, width in zip("ABC", (_WIDTH, 12, 70), strict=True):
        notes.column_dimensions[letter].width = width
        notes[f"{letter}1"].font = Font(bold=True)
    for row in notes.iter_rows(min_row=2):
        row[2].alignment = Alignment(wrap_text=True, vertical="top")
