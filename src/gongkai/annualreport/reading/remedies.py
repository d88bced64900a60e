"""表四 政府信息公开行政复议、行政诉讼情况, from printed rows.

The form prints one row of fifteen cells. Reports also print five and ten in two tables, five in
three, a row for each kind of case, a column for each, or one figure a row.
"""

from collections.abc import Sequence

from gongkai.annualreport.forms import FORMS, FormCode
from gongkai.annualreport.model import EMPTY, Cell, ReportTable
from gongkai.annualreport.reading import assembly
from gongkai.annualreport.reading.assembly import Notes
from gongkai.annualreport.reading.figures import is_label, read_cell
from gongkai.annualreport.reading.rows import PrintedRow
from gongkai.officedocs.document import GridCell

_GROUPS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
_SUITS = _GROUPS[1:]
_MARKS = (("未经复议", 1), ("直接起诉", 1), ("复议后", 2), ("行政复议", 0))
"""Words by which a label that names both levels (行政诉讼 复议后起诉) is told."""
_OUTCOMES = tuple(column.key for column in FORMS["2021"].tables["remedies"].rows[0].columns)
_GROUP = len(_OUTCOMES)
_ALL = _GROUP * len(_GROUPS)


def read_remedies(rows: Sequence[PrintedRow], form: FormCode, notes: Notes) -> ReportTable | None:
    """Assemble the table from the printed rows that belong to it; None without a row of data."""
    found = _Cases()
    for row in rows:
        if _is_data(row):
            found.add(row)
        else:
            headings = assembly.read_headings(row, "remedies", notes)
            found.head(row, is_complete=len(headings) >= _GROUP)
    cells = found.rows()
    return assembly.build_table(FORMS[form].tables["remedies"], cells) if cells else None


class _Cases:
    """The cells of the three kinds of case as they come, under the headings that stand above."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, str], Cell] = {}
        self._headed: list[str] = []
        self._group: str | None = None
        self._blank: Cell | None = None

    def head(self, row: PrintedRow, *, is_complete: bool) -> None:
        """Take note of the kinds of case that a heading names."""
        named = [kind for cell in row.labels if (kind := _kind_of(cell.text))]
        self._headed.extend(named)
        if not named and any("诉讼" in cell.text for cell in row.labels):
            self._headed.extend(_SUITS)
        if is_complete and row.label:
            self._blank = Cell(place=row.place(row.label))

    def add(self, row: PrintedRow) -> None:
        """Take a row of figures."""
        cells = [read_cell(c.text, row.place(c), "count") for c in row.values]
        column = row.match.find("column", "remedies") if row.match else None
        named = [kind for cell in row.labels if (kind := _kind_of(cell.text))]
        self._group = named[-1] if named else self._group
        if column is not None and len(cells) == len(_GROUPS):
            self._put(_GROUPS, [column.key], cells)
        elif column is not None and len(cells) == 1 and self._group:
            self._put([self._group], [column.key], cells)
        elif named and len(cells) == _GROUP:
            self._put(named[-1:], _OUTCOMES, cells)
        else:
            self._add_unlabelled(_fit(row, cells))
        self._headed = []

    def _add_unlabelled(self, cells: list[Cell]) -> None:
        """Give cells without a label to the kinds headed above them, or to the next in order."""
        count = len(cells) // _GROUP
        if not count:
            return
        headed = list(dict.fromkeys(self._headed))
        filled = {kind for (kind, _), cell in self._cells.items() if cell.text}
        open_ = [kind for kind in _GROUPS if kind not in filled]
        if len(headed) != count:
            headed = list(_SUITS) if count == len(_SUITS) else open_[:count]
        if count >= len(_GROUPS):
            headed = list(_GROUPS)
        if set(headed) <= set(open_):
            self._put(headed, _OUTCOMES, cells)

    def _put(self, kinds: Sequence[str], outcomes: Sequence[str], cells: Sequence[Cell]) -> None:
        places = [(kind, outcome) for kind in kinds for outcome in outcomes]
        self._cells.update(zip(places, cells, strict=False))

    def rows(self) -> dict[str, tuple[Cell, ...]]:
        """Give the cells by kind of case; headings over nothing are a table left blank."""
        if not self._cells and self._blank:
            return dict.fromkeys(_GROUPS, (self._blank,) * _GROUP)
        return {
            kind: tuple(self._cells.get((kind, outcome), EMPTY) for outcome in _OUTCOMES)
            for kind in _GROUPS
            if any(kind == filled for filled, _ in self._cells)
        }


def _kind_of(label: str) -> str | None:
    """Tell the kind of case that a label names."""
    words = "".join(label.split())
    return next((_GROUPS[i] for mark, i in _MARKS if mark in words), None)


def _is_data(row: PrintedRow) -> bool:
    """Tell the data row: figures, or nothing but blanks, and no heading among them."""
    if any(is_label(cell.text) for cell in row.values if cell.text):
        return False
    if row.has_values:
        return True
    return not row.labels and len(row.values) >= _GROUP


def _fit(row: PrintedRow, cells: list[Cell]) -> list[Cell]:
    """Take as many cells as the groups hold: surplus blanks before the first figure go."""
    if len(cells) % _GROUP == 0:
        return cells
    filled = [cell for cell in cells if cell.text]
    if len(filled) % _GROUP == 0 and filled:
        return filled
    edge: list[GridCell] = [c for c in row.values if c.column >= row.width - _ALL]
    if len(edge) == _ALL:
        return [read_cell(c.text, row.place(c), "count") for c in edge]
    return []
