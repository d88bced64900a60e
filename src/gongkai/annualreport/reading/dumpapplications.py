"""表三 from the lines of a dump, where labels and figures may be displaced.

The form fixes the order of rows and columns. When there are as many figures as the form has cells,
that order gives each its cell; the sums decide between reading along rows and down columns. Where
figures are missing or too many, only rows whose own line says what they are count.
"""

from collections.abc import Sequence

from gongkai.annualreport.forms import FORMS, FormCode, Slot, TableShape
from gongkai.annualreport.model import Cell, ReportTable
from gongkai.annualreport.reading import assembly
from gongkai.annualreport.reading.arithmetic import broken_sums
from gongkai.annualreport.reading.arrange import name_by_order
from gongkai.annualreport.reading.assembly import Notes
from gongkai.annualreport.reading.dumplabels import note_row_labels
from gongkai.annualreport.reading.dumprows import (
    DumpRow,
    block_rows,
    dump_rows,
    place_by_columns,
)
from gongkai.annualreport.reading.repeats import Named, settle_repeats
from gongkai.annualreport.reading.tokens import Line, Token, all_figures, count_cells

_COLUMNS = 7
_MOST_BROKEN = 6
"""A report may get a few sums wrong; more than this, and the figures stand in the wrong cells."""
_LATE_MARKS = ("逾期未按收费通知", "逾期不补正", "无正当理由逾期")
Matrix = dict[str, tuple[Cell, ...]]


def read_applications_dump(lines: Sequence[Line], notes: Notes) -> ReportTable | None:
    """Read 表三 from the lines of a dump; None when they hold no figures."""
    figures = all_figures(lines)
    if len(figures) < _COLUMNS:
        return None
    form = _applications_form(lines, len(figures))
    shape = FORMS[form].tables["applications"]
    rows = dump_rows(lines, shape)
    aligned = _aligned(rows, shape)
    if aligned is not None:
        note_row_labels(rows, "applications", notes)
        return assembly.build_table(shape, aligned)
    matrix = _by_order(figures, lines, shape, notes)
    if matrix is None:
        matrix = _by_labels(rows, shape, notes)
    note_row_labels(rows, "applications", notes)
    return assembly.build_table(shape, matrix) if matrix else None


def _applications_form(lines: Sequence[Line], count: int) -> FormCode:
    for form in FORMS.values():
        if count == len(form.tables["applications"].slots):
            return form.code
    words = "".join(line.label for line in lines)
    return "2021" if any(mark in words for mark in _LATE_MARKS) else "2019"


def _aligned(rows: Sequence[DumpRow], shape: TableShape) -> Matrix | None:
    """Take the rows as they stand when every row of the form is there with seven figures."""
    full = [row for row in rows if len(row.figures) == _COLUMNS]
    order = [row.key for row in shape.rows]
    if len(full) != len(order):
        return None
    if any(row.key not in (None, key) for row, key in zip(full, order, strict=True)):
        return None
    return {key: count_cells(row.figures) for row, key in zip(full, order, strict=True)}


def _by_order(
    figures: Sequence[Token], lines: Sequence[Line], shape: TableShape, notes: Notes
) -> Matrix | None:
    """Read as many figures as the form has cells: along rows, in blocks, or down columns.

    The reading in which the fewest sums break wins; when too many break in each, none is believed.
    """
    wanted = len(shape.slots)
    kept = list(figures)
    dropped = ""
    if len(kept) != wanted:
        found = _without_strays(kept, shape)
        if found is None:
            return None
        kept, dropped = found
    readings = [("自左而右逐行", _along(kept, shape))]
    if not _has_rows(lines):
        readings.append(("分块逐栏", _named(block_rows(lines, _COLUMNS), shape)))
        readings.append(("自上而下逐栏", _down(kept, shape)))
    sums = [(broken_sums(matrix), way, matrix) for way, matrix in readings if matrix]
    broken, way, matrix = min(sums, key=lambda item: item[0])
    if broken > _MOST_BROKEN:
        _note_hopeless(kept, broken, notes)
        return None
    _note_order(kept, way, broken, dropped, notes)
    rivals = [other for count, _, other in sums if count == broken and broken]
    return _agreed(matrix, rivals, shape, notes)


def _has_rows(lines: Sequence[Line]) -> bool:
    """Tell whether the dump still keeps a row's seven figures together: on a line, by a label."""
    on_lines = [len(line.figures) for line in lines if line.figures]
    runs = [0]
    for line in lines:
        if line.label:
            runs.append(0)
        runs[-1] += len(line.figures)
    between_labels = [run for run in runs if run]
    return any(c.count(_COLUMNS) * 2 > len(c) for c in (on_lines, between_labels))


def _agreed(matrix: Matrix, rivals: Sequence[Matrix], shape: TableShape, notes: Notes) -> Matrix:
    """Leave blank what readings that are equally good do not agree on."""
    doubtful = [
        Slot(key, column.key)
        for key, cells in matrix.items()
        for i, column in enumerate(shape.row_of[key].columns)
        if any(rival[key][i].value != cells[i].value for rival in rivals)
    ]
    if doubtful:
        first = matrix[doubtful[0].row][0]
        notes.remark(
            "table3.row_total",
            "error",
            f"表三（{first.place}起）",
            "数字逐行或逐栏认定，都有合计与分项之和不相等，表内必有一处填错。请对照原件核对各行各栏的总计。",
        )
    for slot in doubtful:
        cells = list(matrix[slot.row])
        i = [column.key for column in shape.row_of[slot.row].columns].index(slot.column)
        notes.remark(
            "reading.displaced",
            "warning",
            f"{shape.describe(slot)}（{cells[i].place}）",
            "逐行与逐栏两种认定同样说得通，这一格却不同，无法判断，未予采用。请按原件补录。",
        )
        cells[i] = Cell(None, "", cells[i].place)
        matrix[slot.row] = tuple(cells)
    return matrix


def _named(rows: Sequence[Sequence[Token]], shape: TableShape) -> Matrix:
    if len(rows) != len(shape.rows):
        return {}
    return {spec.key: count_cells(row) for spec, row in zip(shape.rows, rows, strict=True)}


def _along(figures: Sequence[Token], shape: TableShape) -> Matrix:
    return {
        row.key: count_cells(figures[i * _COLUMNS : (i + 1) * _COLUMNS])
        for i, row in enumerate(shape.rows)
    }


def _down(figures: Sequence[Token], shape: TableShape) -> Matrix:
    height = len(shape.rows)
    return {row.key: count_cells(figures[i::height]) for i, row in enumerate(shape.rows)}


def _without_strays(figures: list[Token], shape: TableShape) -> tuple[list[Token], str] | None:
    """Leave out one stray number (a page number), if the sums hold without it and only so."""
    if len(figures) != len(shape.slots) + 1:
        return None
    solutions = []
    for i, figure in enumerate(figures):
        if i and figure.text == figures[i - 1].text:
            continue
        rest = figures[:i] + figures[i + 1 :]
        if not broken_sums(_along(rest, shape)) or not broken_sums(_down(rest, shape)):
            solutions.append((rest, figure))
    if len(solutions) != 1:
        return None
    rest, figure = solutions[0]
    return rest, f"其中“{figure.text}”（{figure.place}）多出，当作页码略去；"


def _note_order(
    figures: Sequence[Token], way: str, broken: int, dropped: str, notes: Notes
) -> None:
    verdict = "勾稽关系全部成立" if not broken else f"有{broken}处勾稽关系不成立，请对照原件核对"
    notes.remark(
        "reading.displaced",
        "warning" if broken else "info",
        f"表三（{figures[0].place}至{figures[-1].place}）",
        f"行标与数字错位，{dropped}已按规定格式的行次栏次{way}认定{len(figures)}个数字；{verdict}。",
    )


def _note_hopeless(figures: Sequence[Token], broken: int, notes: Notes) -> None:
    notes.remark(
        "reading.displaced",
        "warning",
        f"表三（{figures[0].place}至{figures[-1].place}）",
        f"行标与数字错位，逐行、分块、逐栏认定都有{broken}处以上勾稽关系不成立，无法判断数字各属哪一格，"
        "未予采用。请提供docx、xlsx或网页原件。",
    )


def _by_labels(rows: Sequence[DumpRow], shape: TableShape, notes: Notes) -> Matrix:
    """Take only rows that their own label names; a row short of figures goes by its columns."""
    matrix: Matrix = {}
    placed = place_by_columns(rows, _COLUMNS)
    order = [row.key for row in shape.rows]
    named = [Named(row.key, row.match.kind if row.match else "near") for row in rows]
    keys = name_by_order(settle_repeats(named, order), order)
    for row, key in zip(rows, keys, strict=True):
        if key is None or key not in shape.row_of:
            continue
        tokens = placed.get(row.first_line)
        if tokens is not None:
            matrix[key] = tuple(
                Cell(place=row.place) if token is None else count_cells([token])[0]
                for token in tokens
            )
        elif row.figures:
            _note_unplaced(row, notes)
    return matrix


def _note_unplaced(row: DumpRow, notes: Notes) -> None:
    printed = "、".join(token.text for token in row.figures)
    notes.remark(
        "reading.unplaced",
        "warning",
        f"表三“{row.label}”行（{row.place}）",
        f"这一行只读到{len(row.figures)}个数字（{printed}），空白栏的位置已丢失，"
        "无法判断属于哪一栏，未予采用。请按原件补录，空白处填0。",
    )
