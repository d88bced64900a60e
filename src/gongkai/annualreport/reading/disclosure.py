"""表二 主动公开政府信息情况, from printed rows."""

from collections.abc import Sequence

from gongkai.annualreport.forms import FORMS, FormCode
from gongkai.annualreport.model import Cell, ReportTable
from gongkai.annualreport.reading import assembly
from gongkai.annualreport.reading.amounts import amounts_in_wan
from gongkai.annualreport.reading.assembly import Notes
from gongkai.annualreport.reading.labels import Match, core, recognise_near
from gongkai.annualreport.reading.rows import PrintedRow

_MARKS: dict[FormCode, tuple[str, ...]] = {
    "2019": ("新制作", "新公开", "公开总数", "上一年项目", "本年增", "采购", "其他对外管理"),
    "2021": ("制发", "废止", "现行有效", "本年处理决定", "收费金额"),
}
"""Words of the headings that only one of the forms has."""


def disclosure_form(rows: Sequence[PrintedRow]) -> FormCode | None:
    """Tell the form of 表二 by its headings; None when they say nothing."""
    words = "".join(core(cell.text) for row in rows for cell in row.labels)
    scores = {form: sum(words.count(mark) for mark in marks) for form, marks in _MARKS.items()}
    if scores["2019"] == scores["2021"]:
        return None
    return "2019" if scores["2019"] > scores["2021"] else "2021"


def read_disclosure(
    rows: Sequence[PrintedRow], default: FormCode, notes: Notes
) -> ReportTable | None:
    """Assemble the table from the printed rows that belong to it; None when there is no row."""
    form = disclosure_form(rows) or _form_by_width(rows) or default
    shape = FORMS[form].tables["disclosure"]
    headings: dict[int, str] = {}
    found: dict[str, tuple[Cell, ...]] = {}
    for row in rows:
        match = _match(row)
        entry = match.find("row", "disclosure") if match else None
        if entry is None or not row.label:
            columns = assembly.read_headings(row, "disclosure", notes)
            if columns:
                headings = columns
            continue
        if entry.key in found or entry.key not in shape.row_of:
            continue
        _note(row, match, shape.row_of[entry.key].label, notes)
        cells = assembly.read_values(row, shape.row_of[entry.key].columns, headings)
        if cells is None:
            _note_unplaced(row, notes)
        else:
            found[entry.key] = cells
    if not found:
        return None
    headings_printed = (cell.text for row in rows for cell in row.labels)
    return amounts_in_wan(assembly.build_table(shape, found), headings_printed, notes)


def _match(row: PrintedRow) -> Match | None:
    """Recognise a row's label; a near label counts only where figures or blanks follow."""
    if row.match or not row.label or not row.values:
        return row.match
    return recognise_near(row.label.text, "disclosure", "row")


def _note(row: PrintedRow, match: Match | None, canonical: str, notes: Notes) -> None:
    """Note a row label that this form words otherwise (规范性文件 for 行政规范性文件)."""
    if match is None or row.label is None:
        return
    entry = match.find("row", "disclosure")
    if entry is None:
        return
    if match.kind == "exact" and core(row.label.text) == core(canonical):
        return
    kind = "alias" if match.kind == "exact" else match.kind
    notes.label(entry._replace(canonical=canonical), row.label.text, row.place(row.label), kind)


def _form_by_width(rows: Sequence[PrintedRow]) -> FormCode | None:
    """Tell the form by how many figures follow 行政许可, when the headings are lost."""
    for row in rows:
        entry = row.match.find("row", "disclosure") if row.match else None
        if entry and entry.key == "licences" and row.values:
            return "2019" if sum(bool(cell.text) for cell in row.values) >= 3 else "2021"
    return None


def _note_unplaced(row: PrintedRow, notes: Notes) -> None:
    label = row.label.text if row.label else ""
    printed = "、".join(cell.text for cell in row.values if cell.text)
    notes.remark(
        "reading.unplaced",
        "warning",
        f"表二“{label}”行（{row.place(row.values[0])}）",
        f"这一行的数字（{printed}）与表头的栏数对不上，无法判断属于哪一栏，未予采用。请按原件补录。",
    )
