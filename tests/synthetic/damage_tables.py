"""Damage to tables as a whole: broken by pages, headed twice, unmerged, with a column too many."""

from dataclasses import replace
from random import Random

from synthetic import grids
from synthetic.draft import Draft, Printed, PrintedTable
from synthetic.errors import one_row_of_other_results
from synthetic.truth import APPLICANTS, Tables

_HEADER_ROWS = 3


def _cut(table: PrintedTable, at: int, rng: Random) -> tuple[list[Printed], list[Printed]]:
    """Cut a grid above a row; groups that cross the cut are printed on both sides."""
    carried = rng.choice(("same", "blank"))
    top, bottom = [], []
    for cell in table.cells:
        end = cell.row + cell.rowspan
        if end <= at:
            top.append(cell)
        elif cell.row >= at:
            bottom.append(cell)
        else:
            top.append(replace(cell, rowspan=at - cell.row))
            text = cell.text if carried == "same" else ""
            bottom.append(replace(cell, row=at, rowspan=end - at, text=text))
    order = sorted(bottom, key=lambda cell: (cell.row, cell.column))
    return top, order


def _shifted(cells: list[Printed], by: int) -> list[Printed]:
    return [replace(cell, row=cell.row + by) for cell in cells]


def _replace(draft: Draft, old: PrintedTable, new: list[PrintedTable]) -> None:
    for chapter in draft.chapters:
        if any(item is old for item in chapter.items):
            place = next(i for i, item in enumerate(chapter.items) if item is old)
            chapter.items[place : place + 1] = new


def repeated_header(rng: Random, draft: Draft, _: Tables) -> None:
    """Print the header of table 3 again where a page ended."""
    table = draft.tables("applications")[0]
    at = rng.randint(_HEADER_ROWS + 2, table.height - 2)
    top, bottom = _cut(table, at, rng)
    header = [cell for cell in table.cells if cell.row < _HEADER_ROWS]
    cells = [*top, *_shifted(header, at), *_shifted(bottom, _HEADER_ROWS)]
    _replace(draft, table, [PrintedTable(table.key, cells, table.width)])


def split_table(rng: Random, draft: Draft, _: Tables) -> None:
    """Break table 3 in two, the second with or without a header."""
    table = draft.tables("applications")[0]
    at = rng.randint(_HEADER_ROWS + 2, table.height - 2)
    top, bottom = _cut(table, at, rng)
    header = [replace(cell) for cell in table.cells if cell.row < _HEADER_ROWS]
    if rng.random() < 0.5:
        rest = header + _shifted(bottom, _HEADER_ROWS - at)
    else:
        rest = _shifted(bottom, -at)
    parts = [
        PrintedTable(table.key, top, table.width),
        PrintedTable(table.key, rest, table.width, repeated=True),
    ]
    _replace(draft, table, parts)


def unmerged_groups(rng: Random, draft: Draft, _: Tables) -> None:
    """Take apart cells merged downwards: blanks below, or the words again in each."""
    again = rng.random() < 0.5
    for table in draft.tables():
        cells = []
        for cell in table.cells:
            cells.append(replace(cell, rowspan=1))
            for row in range(cell.row + 1, cell.row + cell.rowspan):
                text = cell.text if again and cell.role in ("group", "corner") else ""
                role = cell.role if text else "void"
                cells.append(replace(cell, row=row, rowspan=1, text=text, role=role))
        table.cells = sorted(cells, key=lambda cell: (cell.row, cell.column))


def captions(rng: Random, draft: Draft, _: Tables) -> None:
    """Print a caption or a unit in a first row across the table."""
    words = {
        "disclosure": ("主动公开政府信息情况统计表", "表二"),
        "applications": ("收到和处理政府信息公开申请情况统计表", "单位：件"),
        "remedies": ("政府信息公开行政复议、行政诉讼情况统计表", "（单位：件）"),
    }
    for table in draft.tables():
        caption = Printed(rng.choice(words[table.key]), 0, 0, 1, table.width, "block")
        table.cells = [caption, *_shifted(table.cells, 1)]


def subtotal_column(_: Random, draft: Draft, answer: Tables) -> None:
    """Add a column 小计 of the organisations before 总计."""
    table = draft.tables("applications")[0]
    figures = answer["applications"]
    cells = []
    for cell in table.cells:
        if cell.text == "申请人情况":
            cells.append(replace(cell, colspan=8))
        elif cell.text == "法人或其他组织":
            cells.append(replace(cell, colspan=6))
        elif cell.figure == "total":
            if cell.role == "figure":
                text = str(sum(figures[cell.key][applicant] for applicant in APPLICANTS[1:]))
                cells.append(replace(cell, text=text, figure="subtotal"))
            cells.append(replace(cell, column=10))
        else:
            cells.append(cell)
    cells.append(Printed("小计", 2, 9, role="header"))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    _replace(draft, table, [PrintedTable(table.key, cells, 11)])


def mixed_form(_: Random, draft: Draft, answer: Tables) -> None:
    """Print table 3 as the older form has it, with one row for other results."""
    table = draft.tables("applications")[0]
    answer["applications"] = one_row_of_other_results(answer["applications"])
    _replace(draft, table, [grids.applications(answer["applications"], "2019")])


def ragged_grid(rng: Random, draft: Draft, _: Tables) -> None:
    """Divide the columns of table 2 otherwise in each row, as tables drawn by hand are."""
    table = draft.tables("disclosure")[0]
    border = rng.choice((2, 3))
    cells = []
    for row in table.rows():
        wide = rng.random() < 0.5
        for cell in row:
            end = cell.column + cell.colspan
            grows = border == (end if wide else cell.column)
            if grows or cell.column < border < end:
                cells.append(replace(cell, colspan=cell.colspan + 1))
            elif cell.column >= border:
                cells.append(replace(cell, column=cell.column + 1))
            else:
                cells.append(cell)
    _replace(draft, table, [PrintedTable(table.key, cells, table.width + 1)])


def short_rowspan(_: Random, draft: Draft, __: Tables) -> None:
    """Let the group of results end too early, as pages converted from the older form do."""
    for cell in draft.cells("applications"):
        if cell.role == "group" and cell.column == 0:
            cell.rowspan -= 2
