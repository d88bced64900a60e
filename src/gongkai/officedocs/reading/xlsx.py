"""Workbooks: xlsx, xlsm, xls, et and ods through calamine, each sheet to text and tables."""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import NamedTuple

import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from gongkai.officedocs import limits
from gongkai.officedocs.archive import Archive, refuse_encrypted
from gongkai.officedocs.document import Block, Document, GridCell, Paragraph, Table
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.sheetparts import (
    MAX_COLUMNS,
    MAX_ROWS,
    SafeWorkbook,
    column_letters,
    safe_workbook,
    too_many_cells,
)
from gongkai.officedocs.reading.sheetrows import SheetRow, tell_kinds

_SIGNIFICANT_DIGITS = 15
"""As many as Excel itself shows of a number; beyond them is binary noise."""

_WIDEST_MERGE = 100

Value = (
    int
    | float
    | str
    | bool
    | datetime.time
    | datetime.date
    | datetime.datetime
    | datetime.timedelta
    | None
)


def read_xlsx(data: bytes, name: str) -> Document:
    """Read a workbook into paragraphs and tables, sheet by sheet.

    Raises:
        UnreadableFileError: the file is damaged, locked, or no workbook.
    """
    refuse_encrypted(data)
    remarks: list[str] = []
    safe = SafeWorkbook(data)
    if data.startswith(b"PK"):
        archive = Archive(data)
        safe = safe_workbook(archive)
        remarks += [*archive.remarks, *safe.remarks]
    blocks: list[Block] = []
    budget = _Budget()
    book = _open(safe.data)
    for sheet in book.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible != SheetVisibleEnum.Visible:
            remarks.append(f"工作表“{sheet.name}”是隐藏的，没有读取。")
            continue
        blocks += _read_sheet(_load(book, sheet.name), budget)
    return Document(name, "xlsx", tuple(blocks), tuple(remarks))


def read_first_sheet(data: bytes) -> list[list[str]]:
    """Read the first visible sheet as rows of texts, each as wide as the sheet.

    Raises:
        UnreadableFileError: the file is damaged, locked, no workbook, or carries macros.
    """
    refuse_encrypted(data)
    if data.startswith(b"PK"):
        archive = Archive(data)
        if any(name.lower().endswith("vbaproject.bin") for name in archive.names):
            raise UnreadableFileError("工作簿带有宏，不能导入。请另存为不带宏的xlsx再试。")
        data = safe_workbook(archive).data
    book = _open(data)
    for sheet in book.sheets_metadata:
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
            return _lay_out(_load(book, sheet.name)).texts
    raise UnreadableFileError("工作簿里没有可见的工作表。")


class _Budget:
    """What is left of the limits for the rest of the workbook, and the tables counted so far."""

    def __init__(self) -> None:
        self.tables = 0
        self._cells = limits.MAX_CELLS

    def spend(self, cells: int) -> None:
        self._cells -= cells
        if self._cells < 0:
            raise too_many_cells()


class _Merge(NamedTuple):
    """A merged area by its corners, rows and columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


class _Grid(NamedTuple):
    """A sheet's texts, and its merged areas by their first cell and by the cells they cover."""

    name: str
    texts: list[list[str]]
    spans: dict[tuple[int, int], tuple[int, int]]
    covered: dict[tuple[int, int], tuple[int, int]]

    def place(self, row: int, column: int) -> str:
        return f"{self.name}!{column_letters(column)}{row + 1}"


def _open(data: bytes) -> CalamineWorkbook:
    try:
        return python_calamine.load_workbook(BytesIO(data))
    except python_calamine.PasswordError as error:
        raise UnreadableFileError(
            "工作簿设有打开密码，无法读取。请取消密码，另存一份再试。"
        ) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise _damaged() from error
    except BaseException as error:
        raise _panic(error) from error


def _load(book: CalamineWorkbook, name: str) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(name)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableFileError(
            f"工作表“{name}”已损坏，无法读取。请用Excel或WPS打开后另存一份再试。"
        ) from error
    except BaseException as error:
        raise _panic(error) from error


def _panic(error: BaseException) -> BaseException:
    """Take a panic of the Rust engine, which is no Exception, for a damaged file."""
    return _damaged() if type(error).__name__ == "PanicException" else error


def _damaged() -> UnreadableFileError:
    return UnreadableFileError(
        "文件不能作为工作簿打开，可能已损坏或不完整。请重新下载，或用Excel、WPS打开后另存为xlsx。"
    )


def _read_sheet(sheet: CalamineSheet, budget: _Budget) -> Iterator[Block]:
    grid = _lay_out(sheet)
    kinds = tell_kinds([_describe(grid, row) for row in range(len(grid.texts))])
    start = 0
    for row, kind in enumerate([*kinds, "blank"]):
        if kind == "grid":
            continue
        if row > start:
            budget.tables += 1
            yield _table(grid, range(start, row), budget)
        if kind == "prose":
            yield from _paragraphs(grid, row)
        start = row + 1


def _lay_out(sheet: CalamineSheet) -> _Grid:
    merges = [
        _Merge(*first, *last) for first, last in sheet.merged_cell_ranges or () if first != last
    ]
    height, width = _size(sheet, merges)
    if height * width > MAX_ROWS * MAX_COLUMNS:
        raise too_many_cells()
    texts = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    texts = [row + [""] * (width - len(row)) for row in texts]
    texts += [[""] * width for _ in range(height - len(texts))]
    grid = _Grid(sheet.name, texts, {}, {})
    walked = 0
    for merge in merges:
        rows = range(merge.top, min(merge.bottom + 1, height))
        columns = range(merge.left, min(merge.right + 1, width))
        walked += len(rows) * len(columns)
        if walked > MAX_ROWS * MAX_COLUMNS:
            raise too_many_cells()
        area = [(row, column) for row in rows for column in columns]
        if area and not any(cell in grid.covered for cell in area):  # overlaps are damage
            grid.covered.update(dict.fromkeys(area, (merge.top, merge.left)))
            grid.spans[merge.top, merge.left] = len(rows), len(columns)
    return grid


def _size(sheet: CalamineSheet, merges: list[_Merge]) -> tuple[int, int]:
    """Give the rows and columns in use: those of values, and of merges that begin among them.

    Merges over whole rows or columns are habits of formatting and make a sheet no larger.
    """
    height, width = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
    begun = [merge for merge in merges if merge.top < height and merge.left < width]
    bottoms = [m.bottom + 1 for m in begun if m.bottom - m.top < _WIDEST_MERGE]
    rights = [m.right + 1 for m in begun if m.right - m.left < _WIDEST_MERGE]
    return max([height, *bottoms]), max([width, *rights])


def _describe(grid: _Grid, row: int) -> SheetRow:
    """Gather what tells a row's kind."""
    texts = grid.texts[row]
    filled = [column for column, text in enumerate(texts) if text and _is_first(grid, row, column)]
    is_covered = has_merge = False
    width = filled[-1] + 1 if filled else 0
    for column in range(len(texts)):
        first = grid.covered.get((row, column))
        if first is None:
            continue
        holds_text = bool(grid.texts[first[0]][first[1]])
        is_covered = is_covered or (first[0] < row and holds_text)
        has_merge = has_merge or (first == (row, column) and not holds_text)
        width = max(width, column + 1) if holds_text or first[0] == row else width
    text = texts[filled[0]] if filled else ""
    span = grid.spans.get((row, filled[0]), (1, 1))[1] if filled else 1
    return SheetRow(len(filled), text, span, is_covered, has_merge, width)


def _is_first(grid: _Grid, row: int, column: int) -> bool:
    return grid.covered.get((row, column), (row, column)) == (row, column)


def _table(grid: _Grid, rows: range, budget: _Budget) -> Table:
    left, right = _extent(grid, rows)
    budget.spend(len(rows) * (right - left))
    cells = tuple(
        tuple(
            _cell(grid, row, column, rows, (left, right))
            for column in range(left, right)
            if _is_first(grid, row, column)
        )
        for row in rows
    )
    return Table(cells, f"第{budget.tables}张表")


def _extent(grid: _Grid, rows: range) -> tuple[int, int]:
    """Give the first column of a table, and the one after its last."""
    filled = [
        (column, column + grid.spans.get((row, column), (1, 1))[1])
        for row in rows
        for column, text in enumerate(grid.texts[row])
        if text or (row, column) in grid.spans
    ]
    return min(first for first, _ in filled), max(end for _, end in filled)


def _cell(grid: _Grid, row: int, column: int, rows: range, columns: tuple[int, int]) -> GridCell:
    rowspan, colspan = grid.spans.get((row, column), (1, 1))
    return GridCell(
        " ".join(grid.texts[row][column].split()),
        row - rows.start,
        column - columns[0],
        min(rowspan, rows.stop - row),
        min(colspan, columns[1] - column),
        grid.place(row, column),
    )


def _paragraphs(grid: _Grid, row: int) -> Iterator[Paragraph]:
    column = next(c for c, text in enumerate(grid.texts[row]) if text and _is_first(grid, row, c))
    for line in grid.texts[row][column].splitlines():
        if stripped := line.strip():
            yield Paragraph(stripped, grid.place(row, column))


def _text(value: Value) -> str:
    """Write a cell's value as a person would: no 21.0, no exponent, dates as 2020-01-31."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{Decimal(f'{value:.{_SIGNIFICANT_DIGITS}g}'):f}"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else f"{value}"
    return "" if value is None else str(value)
