"""表四 政府信息公开行政复议、行政诉讼情况, from printed rows."""

from collections.abc import Sequence

from gongkai.annualreport.forms import FORMS, FormCode
from gongkai.annualreport.model import Cell, ReportTable
from gongkai.annualreport.reading import assembly
from gongkai.annualreport.reading.assembly import Notes
from gongkai.annualreport.reading.figures import is_label, read_cell
from gongkai.annualreport.reading.rows import PrintedRow
from gongkai.officedocs.document import GridCell

_GROUPS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
_GROUP = 5
_ALL = 15


def read_remedies(rows: Sequence[PrintedRow], form: FormCode, notes: Notes) -> ReportTable | None:
    """Assemble the table from the printed rows that belong to it; None when no data row is found.

    One row of fifteen cells as the form has it; also five and ten in two tables, or a row a group.
    """
    shape = FORMS[form].tables["remedies"]
    columns = shape.rows[0].columns
    by_group: dict[str, tuple[Cell, ...]] = {}
    in_line: list[Cell] = []
    blank: list[Cell] = []
    for row in rows:
        if not _is_data(row):
            headings = assembly.read_headings(row, "remedies", notes)
            if len(headings) >= _GROUP and row.label:
                blank = [Cell(place=row.place(row.label))] * _ALL
            continue
        entry = row.match.find("row", "remedies") if row.match else None
        cells = tuple(read_cell(c.text, row.place(c), "count") for c in row.values)
        if entry is not None and len(cells) == _GROUP:
            by_group[entry.key] = cells
        elif len(in_line) < _ALL or not any(cell.text for cell in in_line):
            in_line = _fit(row, cells) if len(cells) >= _ALL else in_line + _fit(row, cells)
    if not in_line and not by_group:
        in_line = blank  # headings over nothing: a worksheet has no cells where nothing is written
    for i, key in enumerate(_GROUPS):
        part = tuple(in_line[i * _GROUP : (i + 1) * _GROUP])
        if len(part) == len(columns):
            by_group.setdefault(key, part)
    return assembly.build_table(shape, by_group) if by_group else None


def _is_data(row: PrintedRow) -> bool:
    """Tell the data row: figures, or nothing but blanks, and no heading among them."""
    if any(is_label(cell.text) for cell in row.values if cell.text):
        return False
    if row.has_values:
        return True
    return not row.labels and len(row.values) >= _GROUP


def _fit(row: PrintedRow, cells: tuple[Cell, ...]) -> list[Cell]:
    """Take as many cells as the groups hold: surplus blanks before the first figure go."""
    if len(cells) % _GROUP == 0:
        return list(cells)
    filled = [cell for cell in cells if cell.text]
    if len(filled) % _GROUP == 0 and filled:
        return filled
    edge: list[GridCell] = [c for c in row.values if c.column >= row.width - _ALL]
    if len(edge) == _ALL:
        return [read_cell(c.text, row.place(c), "count") for c in edge]
    return []
