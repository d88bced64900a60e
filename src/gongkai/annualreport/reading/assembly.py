"""Parts that the three statutory tables are assembled with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

from gongkai.annualreport.forms import ColumnSpec, TableKey, TableShape
from gongkai.annualreport.model import EMPTY, Cell, LabelUse, Remark, ReportTable, Severity
from gongkai.annualreport.reading.figures import is_label, read_cell
from gongkai.annualreport.reading.labels import Entry, Match, recognise, recognise_near
from gongkai.annualreport.reading.rows import PrintedRow
from gongkai.officedocs.document import GridCell

_MOST_REPEATS = 2


@dataclass
class Notes:
    """What the reader wants said: labels taken for others, and decisions taken."""

    labels: list[LabelUse] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def label(
        self,
        entry: Entry,
        printed: str,
        place: str,
        kind: Literal["spacing", "alias", "near", "order"],
    ) -> None:
        """Record a label that is not printed in the form's words."""
        self.labels.append(LabelUse(entry.table, printed.strip(), entry.canonical, place, kind))

    def remark(self, rule: str, severity: Severity, place: str, message: str) -> None:
        """Record a decision or something that could not be read."""
        self.remarks.append(Remark(rule, severity, place, message))


def note_label(
    notes: Notes, match: Match | None, entry: Entry | None, cell: str, place: str
) -> None:
    """Record a recognised label when it is not exactly the form's."""
    if match is not None and entry is not None and match.kind != "exact":
        notes.label(entry, cell, place, match.kind)


def read_headings(row: PrintedRow, table: TableKey, notes: Notes) -> dict[int, str]:
    """Read a heading row: grid column → column key; misprints are noted."""
    columns: dict[int, str] = {}
    for cell in (*row.labels, *row.values):
        if not cell.text or not is_label(cell.text):
            continue
        match = recognise(cell.text) or _near(cell.text, table)
        if match is None:
            continue
        entry = match.find("column", table)
        if entry is not None:
            columns[cell.column] = entry.key
        else:
            entry = match.find("group", table) or match.find("row", table)
        note_label(notes, match, entry, cell.text, row.place(cell))
    return columns


def _near(text: str, table: TableKey) -> Match | None:
    return recognise_near(text, table, "column") or recognise_near(text, table, "group")


def read_values(
    row: PrintedRow, columns: Sequence[ColumnSpec], headings: Mapping[int, str]
) -> tuple[Cell, ...] | None:
    """Read the cells of a row into the form's columns; None when they cannot be told apart."""
    chosen = _choose(row, [column.key for column in columns], headings)
    if not any(chosen) and row.has_values:
        return None
    missing = EMPTY if row.values or not row.label else Cell(place=row.place(row.label))
    place_of = row.table.place_of
    return tuple(
        [
            missing if cell is None else read_cell(cell.text, place_of(cell), column.kind)
            for cell, column in zip(chosen, columns, strict=True)
        ]
    )


def _choose(
    row: PrintedRow, keys: Sequence[str], headings: Mapping[int, str]
) -> Sequence[GridCell | None]:
    """Choose the cell of each column.

    As many cells as columns, or as many filled ones: in order (unless the headings stand in another
    order). Otherwise the headings' grid columns decide; without them the last cells, counted from
    the table's edge.
    """
    values, count = row.values, len(keys)
    ordered = [headings[column] for column in sorted(headings)]
    in_order = ordered == keys or set(ordered) != set(keys)
    if len(values) == count and in_order:
        return values
    filled = [cell for cell in values if cell.text]
    if len(values) > count == len(filled) and in_order:
        return filled
    if single := _without_repeats(values, count):
        return single
    if not in_order or ordered == keys:
        by_key: dict[str, GridCell] = {}
        for cell in values:
            if cell.column in headings:
                by_key.setdefault(headings[cell.column], cell)
        return [by_key.get(key) for key in keys]
    return _surplus(row, count) if len(values) > count else _short(row, count)


def _without_repeats(values: Sequence[GridCell], count: int) -> tuple[GridCell, ...]:
    """Take merged cells that were printed twice once; nothing when it is not plain which they are.

    Only where all cells are filled, and leaving out repeats gives the same figures in every way.
    """
    surplus = len(values) - count
    if not 0 < surplus <= _MOST_REPEATS or not all(cell.text for cell in values):
        return ()
    repeats = [i for i in range(1, len(values)) if values[i].text == values[i - 1].text]
    ways = [
        tuple(cell for i, cell in enumerate(values) if i not in dropped)
        for dropped in combinations(repeats, surplus)
    ]
    figures = {tuple(cell.text for cell in way) for way in ways}
    return ways[0] if len(figures) == 1 else ()


def _surplus(row: PrintedRow, count: int) -> list[GridCell | None]:
    """Choose among more cells than columns: a merged cell repeated or followed by blanks."""
    filled = [cell for cell in row.values if cell.text]
    if count == 1 and filled and len({cell.text for cell in filled}) == 1:
        return [filled[0]]
    by_column = {cell.column: cell for cell in row.values}
    edge = [by_column.get(column) for column in range(row.width - count, row.width)]
    if sum(cell is not None and bool(cell.text) for cell in edge) == len(filled):
        return list(edge)
    return [None] * count


def _short(row: PrintedRow, count: int) -> list[GridCell | None]:
    """Place fewer cells than columns, when the row simply ends early with cells left out."""
    starts = row.width - count
    if row.values and row.values[0].column >= starts > 0:
        by_column = {cell.column: cell for cell in row.values}
        return [by_column.get(column) for column in range(starts, row.width)]
    return [None] * count


def build_table(shape: TableShape, rows: Mapping[str, Sequence[Cell]]) -> ReportTable:
    """Put rows of cells, in column order, into the form's slots; what is missing stays empty."""
    cells: list[Cell] = []
    for spec in shape.rows:
        cells.extend(rows.get(spec.key) or [EMPTY] * len(spec.columns))
    return ReportTable(shape, tuple(cells))
