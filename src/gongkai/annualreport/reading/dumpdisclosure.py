"""表二 from the lines of a dump, where labels and figures may be displaced."""

from collections.abc import Sequence

from gongkai.annualreport.forms import FORMS, FormCode, TableShape
from gongkai.annualreport.model import Cell, ReportTable
from gongkai.annualreport.reading import assembly
from gongkai.annualreport.reading.amounts import amounts_in_wan
from gongkai.annualreport.reading.assembly import Notes
from gongkai.annualreport.reading.dumprows import dump_rows, interleaved, run_lines
from gongkai.annualreport.reading.figures import read_cell
from gongkai.annualreport.reading.tokens import Line, Token, all_figures

Matrix = dict[str, tuple[Cell, ...]]


def read_disclosure_dump(
    lines: Sequence[Line], default: FormCode, notes: Notes
) -> ReportTable | None:
    """Read 表二 from the lines of a dump; None when they hold no figures."""
    figures = all_figures(lines)
    form = _disclosure_form(lines, len(figures)) or default
    shape = FORMS[form].tables["disclosure"]
    found = _by_own_labels(run_lines(lines), shape)
    if len(found) < len(shape.rows):
        found = _by_own_labels(lines, shape)
    if len(found) < len(shape.rows) and len(figures) == len(shape.slots):
        found = _displaced_disclosure(figures, lines, shape, notes)
    if not found:
        return None
    table = assembly.build_table(shape, found)
    return amounts_in_wan(table, (line.label for line in lines), notes)


def _by_own_labels(lines: Sequence[Line], shape: TableShape) -> Matrix:
    """Read the rows that stand whole by their label."""
    return {
        row.key: _typed(row.figures, shape, row.key)
        for row in dump_rows(lines, shape)
        if row.key in shape.row_of and len(row.figures) == len(shape.row_of[row.key].columns)
    }


def _displaced_disclosure(
    figures: Sequence[Token], lines: Sequence[Line], shape: TableShape, notes: Notes
) -> Matrix:
    """Read 表二 by the order of the form; where labels stand between, only what either order gives.

    No sum tells here whether the figures of a block go along its rows or down its columns.
    """
    along = _typed_by_order(figures, shape)
    apart = not interleaved(lines)
    place = f"表二（{figures[0].place}至{figures[-1].place}）"
    if apart:
        notes.remark(
            "reading.displaced",
            "info",
            place,
            f"行标与数字错位，已按规定格式的行次栏次认定{len(figures)}个数字，请对照原件核对。",
        )
        return along
    kept = _same_either_way(along, shape)
    notes.remark(
        "reading.displaced",
        "warning",
        place,
        "行标与数字错位，无法判断数字是逐行还是逐栏排列，只采用了两种排列都一致的数字。请按原件补录。",
    )
    return kept


def _same_either_way(along: Matrix, shape: TableShape) -> Matrix:
    """Blank the cells that would differ if their block were read down its columns."""
    kept: Matrix = {}
    for group in dict.fromkeys(row.group for row in shape.rows):
        keys = [row.key for row in shape.rows if row.group == group]
        flat = [cell for key in keys for cell in along[key]]
        height = len(keys)
        for i, key in enumerate(keys):
            down = flat[i::height]
            kept[key] = tuple(
                cell if cell.value == other.value else Cell(None, "", cell.place)
                for cell, other in zip(along[key], down, strict=True)
            )
    return kept


def _disclosure_form(lines: Sequence[Line], count: int) -> FormCode | None:
    words = "".join(line.label for line in lines)
    if any(mark in words for mark in ("制发件数", "现行有效", "收费金额")):
        return "2021"
    if any(mark in words for mark in ("新制作", "上一年项目", "采购项目", "其他对外管理")):
        return "2019"
    for form in FORMS.values():
        if count == len(form.tables["disclosure"].slots):
            return form.code
    return None


def _typed(figures: Sequence[Token], shape: TableShape, key: str) -> tuple[Cell, ...]:
    columns = shape.row_of[key].columns
    return tuple(
        read_cell(token.text, token.place, column.kind)
        for token, column in zip(figures, columns, strict=True)
    )


def _typed_by_order(figures: Sequence[Token], shape: TableShape) -> Matrix:
    found: Matrix = {}
    start = 0
    for row in shape.rows:
        found[row.key] = _typed(figures[start : start + len(row.columns)], shape, row.key)
        start += len(row.columns)
    return found
