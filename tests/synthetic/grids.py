"""The three statutory tables as grids of printed, merged cells, in the official layout."""

from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import Any

from gongkai.annualreport.forms import FORMS, ColumnSpec, FormCode, RowSpec, TableKey
from synthetic.draft import Printed, PrintedTable
from synthetic.truth import Figures

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_SPANS = {1: (3,), 2: (1, 2), 3: (1, 1, 1)}


def printed_number(value: int | Decimal | None) -> str:
    """Print a figure plainly; a blank for None."""
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _rows_of(form: FormCode, key: TableKey) -> list[RowSpec]:
    return list(FORMS[form].tables[key].rows)


def _block_of(spec: RowSpec) -> tuple[str, tuple[ColumnSpec, ...]]:
    return spec.group, spec.columns


def disclosure(figures: Figures, form: FormCode) -> PrintedTable:
    """Print table 2 as one grid of four columns."""
    cells: list[Printed] = []
    row = 0
    for (heading, columns), specs in groupby(_rows_of(form, "disclosure"), _block_of):
        cells.append(Printed(heading, row, 0, 1, 4, "block"))
        cells.append(Printed("信息内容", row + 1, 0, role="header"))
        spans = _SPANS[len(columns)]
        places = [1 + sum(spans[:index]) for index in range(len(spans))]
        for column, place, span in zip(columns, places, spans, strict=True):
            cells.append(Printed(column.label, row + 1, place, 1, span, "header", "", column.key))
        row += 2
        for spec in specs:
            cells.append(Printed(spec.label, row, 0, key=spec.key))
            for column, place, span in zip(columns, places, spans, strict=True):
                text = printed_number(figures[spec.key][column.key])
                cells.append(Printed(text, row, place, 1, span, "figure", spec.key, column.key))
            row += 1
    return PrintedTable("disclosure", cells, 4)


def by_blocks(table: PrintedTable) -> list[PrintedTable]:
    """Take table 2 apart into one table for each block of article 20."""
    starts = [cell.row for cell in table.cells if cell.role == "block"]
    ends = [*starts[1:], table.height]
    parts = []
    for start, end in zip(starts, ends, strict=True):
        cells = [
            replace(cell, row=cell.row - start) for cell in table.cells if start <= cell.row < end
        ]
        parts.append(PrintedTable("disclosure", cells, table.width))
    return parts


def _applications_header(form: FormCode) -> list[Printed]:
    columns = FORMS[form].tables["applications"].rows[0].columns
    cells = [
        Printed(CORNER, 0, 0, 3, 3, "corner"),
        Printed("申请人情况", 0, 3, 1, 7, "header"),
        Printed("自然人", 1, 3, 2, 1, "header", "", "natural_person"),
        Printed("法人或其他组织", 1, 4, 1, 5, "header"),
        Printed("总计", 1, 9, 2, 1, "header", "", "total"),
    ]
    inner = columns[1:6]
    return cells + [
        Printed(column.label, 2, 4 + index, role="header", figure=column.key)
        for index, column in enumerate(inner)
    ]


def applications(figures: Figures, form: FormCode) -> PrintedTable:
    """Print table 3 in three label columns and seven of figures."""
    specs = _rows_of(form, "applications")
    cells = _applications_header(form)
    results = [spec for spec in specs if spec.group]
    sizes: dict[str, int] = {}
    for spec in specs:
        sizes[spec.group] = sizes.get(spec.group, 0) + 1
    seen: set[str] = set()
    for row, spec in enumerate(specs, start=3):
        place, span = 0, 3
        if spec.group:
            if not seen:
                cells.append(Printed("三、本年度办理结果", row, 0, len(results), 1, "group"))
            place, span = 1, 2
            if not spec.group.startswith("三、"):
                place, span = 2, 1
                if spec.group not in seen:
                    cells.append(Printed(spec.group, row, 1, sizes[spec.group], 1, "group"))
            seen.add(spec.group)
        cells.append(Printed(spec.label, row, place, 1, span, "label", spec.key))
        for index, column in enumerate(spec.columns):
            text = printed_number(figures[spec.key][column.key])
            cells.append(Printed(text, row, 3 + index, 1, 1, "figure", spec.key, column.key))
    return PrintedTable("applications", cells, 10)


def remedies(figures: dict[str, dict[str, Any]], form: FormCode) -> PrintedTable:
    """Print table 4: fifteen columns and one row of figures."""
    specs = _rows_of(form, "remedies")
    cells = [
        Printed("行政复议", 0, 0, 1, 5, "header"),
        Printed("行政诉讼", 0, 5, 1, 10, "header"),
    ]
    for index, spec in enumerate(specs):
        start = index * 5
        if index:
            cells.append(Printed(spec.label, 1, start, 1, 5, "header"))
        for offset, column in enumerate(spec.columns):
            place = start + offset
            rows = (2, 1) if index else (1, 2)
            cells.append(
                Printed(column.label, rows[0], place, rows[1], 1, "header", spec.key, column.key)
            )
            text = printed_number(figures[spec.key][column.key])
            cells.append(Printed(text, 3, place, 1, 1, "figure", spec.key, column.key))
    return PrintedTable("remedies", cells, 15)
