"""表三 收到和处理政府信息公开申请情况, from printed rows."""

from collections.abc import Sequence
from typing import NamedTuple

from gongkai.annualreport.forms import FORMS, FormCode, TableShape
from gongkai.annualreport.model import Cell, ReportTable, Value
from gongkai.annualreport.reading import assembly
from gongkai.annualreport.reading.arithmetic import broken_sums
from gongkai.annualreport.reading.arrange import name_by_order
from gongkai.annualreport.reading.assembly import Notes
from gongkai.annualreport.reading.labels import Entry, Match, recognise, recognise_near
from gongkai.annualreport.reading.repeats import Named, settle_repeats
from gongkai.annualreport.reading.rows import PrintedRow
from gongkai.annualreport.reading.subtotals import without_subtotals

_FEWEST_ROWS = 3
_HEADINGS = 2
_COLUMNS = FORMS["2021"].tables["applications"].rows[0].columns
_OTHER_SPLIT = ("other.uncorrected", "other.unpaid", "other.other")


class _Line(NamedTuple):
    """A data row: its key when the label told it, and its seven cells."""

    row: PrintedRow
    key: str | None
    match: Match | None
    cells: tuple[Cell, ...]


def read_applications(rows: Sequence[PrintedRow], notes: Notes) -> ReportTable | None:
    """Assemble the table from the printed rows that belong to it; None when there are too few."""
    lines = _lines(rows, notes)
    lines = _first_table(lines)
    if len(lines) < _FEWEST_ROWS:
        return None
    shape = FORMS[_form(lines)].tables["applications"]
    keyed = _resolve(lines, shape, notes)
    return assembly.build_table(shape, keyed)


def _lines(rows: Sequence[PrintedRow], notes: Notes) -> list[_Line]:
    """Tell data rows from headings, and read the data rows."""
    lines: list[_Line] = []
    headings: dict[int, str] = {}
    for row in without_subtotals(rows):
        entry = row.match.find("row", "applications") if row.match else None
        if _is_heading(row):
            headings.update(assembly.read_headings(row, "applications", notes))
            continue
        if entry is None and not row.values:
            continue
        cells = assembly.read_values(row, _COLUMNS, headings)
        if cells is None:
            _note_unplaced(row, notes)
            cells = tuple(Cell() for _ in _COLUMNS)
        _note_groups(row, notes)
        lines.append(_Line(row, entry.key if entry else None, row.match, cells))
    return lines


def _is_heading(row: PrintedRow) -> bool:
    """Tell a heading: no figures, and labels that name several columns or no row."""
    if any(_starts_with_figure(cell.text) for cell in row.values):
        return False
    found = (m.find("column", "applications") for m in row.matches if m)
    if len({entry.key for entry in found if entry}) >= _HEADINGS:
        return True
    return row.match is None or row.match.find("row", "applications") is None


def _starts_with_figure(text: str) -> bool:
    return text.strip()[:1].isdigit()


def _note_unplaced(row: PrintedRow, notes: Notes) -> None:
    label = row.label.text if row.label else ""
    printed = "、".join(cell.text for cell in row.values if cell.text)
    place = row.place(row.values[0])
    notes.remark(
        "reading.unplaced",
        "warning",
        f"表三“{label}”行（{place}）",
        f"这一行有{len(row.values)}个单元格（{printed}），与七栏对不上，无法判断属于哪一栏，"
        "未予采用。请按原件补录。",
    )


def _note_groups(row: PrintedRow, notes: Notes) -> None:
    """Note misprints in the group labels before the row's own label."""
    for cell in row.labels[:-1]:
        match = recognise(cell.text) or recognise_near(cell.text, "applications", "group")
        if match is None:
            continue
        entry = match.find("group", "applications") or match.find("row", "applications")
        assembly.note_label(notes, match, entry, cell.text, row.place(cell))


def _first_table(lines: list[_Line]) -> list[_Line]:
    """Keep the first complete table when a document prints the table twice."""
    starts = [i for i, line in enumerate(lines) if line.key == "new_received"]
    if len(starts) < 2:
        return lines
    bounds = [*starts[1:], len(lines)]
    parts = [
        lines[0 if i == 0 else a : b] for i, (a, b) in enumerate(zip(starts, bounds, strict=True))
    ]
    return max(parts, key=lambda part: (len({line.key for line in part}) >= 20, len(part) > 20))


def _form(lines: list[_Line]) -> FormCode:
    """Tell the form by the rows under （六）其他处理, or by how many rows there are."""
    keys = {line.key for line in lines}
    if keys & set(_OTHER_SPLIT[:2]):
        return "2021"
    if "other" in keys:
        return "2019"
    return "2021" if "other.other" in keys or len(lines) >= 25 else "2019"


def _resolve(lines: list[_Line], shape: TableShape, notes: Notes) -> dict[str, tuple[Cell, ...]]:
    """Give every line its row key: by label, by the nearest label, by the order of the form."""
    order = [row.key for row in shape.rows]
    lines = _without_repeats(lines, order)
    by_label = _by_label(lines, order, notes)
    keys = name_by_order(by_label, order)
    for line, printed, key in zip(lines, by_label, keys, strict=True):
        if printed is None and key is not None:
            _note_order(line, key, shape, notes)
        elif key is None:
            _note_nameless(line, notes)
    _note_arithmetic(lines, keys, notes)
    return {key: line.cells for line, key in zip(lines, keys, strict=True) if key is not None}


def _without_repeats(lines: list[_Line], order: list[str]) -> list[_Line]:
    """Leave each label to one line; another with the same figures is that line printed twice."""
    named = [Named(line.key, line.match.kind if line.match else "near") for line in lines]
    own = settle_repeats(named, order)
    figures = {key: _figures(line) for line, key in zip(lines, own, strict=True) if key}
    return [
        line if line.key == key else line._replace(key=None, match=None)
        for line, key in zip(lines, own, strict=True)
        if line.key == key or figures[line.key or ""] != _figures(line)
    ]


def _figures(line: _Line) -> list[Value]:
    return [cell.value for cell in line.cells]


def _by_label(lines: list[_Line], order: list[str], notes: Notes) -> list[str | None]:
    keys: list[str | None] = []
    taken = {line.key for line in lines}
    for line in lines:
        key, match = line.key, line.match
        label = line.row.label
        if key is None and label is not None:
            match = recognise_near(label.text, "applications", "row")
            entry = match.find("row", "applications") if match else None
            key = entry.key if entry and entry.key not in taken else None
            taken.add(key)
        if key is not None and key not in order:
            key = None
        entry = match.find("row", "applications") if match and key else None
        if label is not None:
            assembly.note_label(notes, match, entry, label.text, line.row.place(label))
        keys.append(key)
    return keys


def _note_order(line: _Line, key: str, shape: TableShape, notes: Notes) -> None:
    label = line.row.label
    entry = Entry("applications", "row", key, shape.row_of[key].label)
    place = line.row.place(label or line.row.values[0])
    notes.label(entry, label.text if label else "（空）", place, "order")


def _note_nameless(line: _Line, notes: Notes) -> None:
    label = line.row.label
    notes.remark(
        "reading.unknown_row",
        "warning",
        f"表三（{line.row.place(label or line.row.values[0])}）",
        f"认不出这一行是什么：“{label.text if label else '（没有行标）'}”，未予采用。"
        "请对照规定格式核对行标。",
    )


def _note_arithmetic(lines: Sequence[_Line], keys: Sequence[str | None], notes: Notes) -> None:
    """Say whether the sums bear out rows that were named by their order."""
    named = [label for label in notes.labels if label.kind == "order"]
    if not named:
        return
    table = {key: line.cells for line, key in zip(lines, keys, strict=True) if key}
    broken = broken_sums(table)
    verdict = "勾稽关系成立" if not broken else f"但有{broken}处勾稽关系不成立，请对照原件核对"
    notes.remark(
        "reading.row_order",
        "info" if not broken else "warning",
        f"表三（{named[0].place}起）",
        f"有{len(named)}行没有可辨认的行标，已按规定格式的行次认定；{verdict}。",
    )
