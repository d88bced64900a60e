"""The three statutory tables as the form prints them, cell by cell."""

from collections import Counter
from itertools import groupby
from typing import Final

from gongkai.annualreport.forms import ColumnSpec, RowSpec
from gongkai.annualreport.model import Cell, ReportTable
from gongkai.annualreport.serialise import plain_value
from gongkai.officedocs.writing.model import Box, Grid

CORNER: Final = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_RESULTS: Final = "三、本年度办理结果"
_LABELS: Final = 3
"""表三 has so many columns of labels, and so many rows of headings, as has 表四."""
_SPANS: Final = {1: (3,), 2: (1, 2), 3: (1, 1, 1)}
"""How the columns of a block of 表二 share its three grid columns."""


def report_grids(tables: dict[int, ReportTable]) -> dict[int, Grid]:
    """Lay out tables by the chapters in which they stand."""
    builders = {
        "disclosure": disclosure_grid,
        "applications": applications_grid,
        "remedies": remedies_grid,
    }
    return {number: builders[table.shape.key](table) for number, table in tables.items()}


def _caption(table: ReportTable) -> str:
    return f"{table.shape.name}\u3000{table.shape.title}"


def printed(cell: Cell) -> str:
    """Write a cell's figure with its note; a blank is written blank, and words as they were."""
    if cell.value is None:
        return cell.text
    figure = str(plain_value(cell.value))
    return f"{figure}（{cell.note}）" if cell.note else figure


def _figure(cell: Cell, row: int, column: int, colspan: int = 1) -> Box:
    number = None if cell.note else cell.value
    return Box(printed(cell), row, column, 1, colspan, "data", number)


def disclosure_grid(table: ReportTable) -> Grid:
    """Lay out 表二: a block for each item of article 20, with headings of its own."""
    boxes: list[Box] = []
    row = 0
    for (heading, columns), specs in groupby(table.shape.rows, lambda r: (r.group, r.columns)):
        boxes.append(Box(heading, row, 0, 1, 4, "band"))
        boxes.append(Box("信息内容", row + 1, 0, kind="header"))
        places = _places(columns)
        boxes += [Box(c.label, row + 1, at, 1, span, "header") for c, at, span in places]
        row += 2
        for spec in specs:
            boxes.append(Box(spec.label, row, 0, kind="stub", align="center"))
            boxes += [_figure(table.cell(spec.key, c.key), row, at, span) for c, at, span in places]
            row += 1
    return Grid(_caption(table), tuple(boxes), (6, 5, 5, 5))


def _places(columns: tuple[ColumnSpec, ...]) -> list[tuple[ColumnSpec, int, int]]:
    spans = _SPANS[len(columns)]
    starts = [1 + sum(spans[:index]) for index in range(len(spans))]
    return list(zip(columns, starts, spans, strict=True))


def applications_grid(table: ReportTable) -> Grid:
    """Lay out 表三: three columns of labels, seven of figures."""
    specs = table.shape.rows
    boxes = [
        Box(CORNER, 0, 0, _LABELS, _LABELS, "corner"),
        Box("申请人情况", 0, _LABELS, 1, len(specs[0].columns), "header"),
        *_applicants(specs[0].columns),
    ]
    sizes = Counter(spec.group for spec in specs)
    begun: set[str] = set()
    for row, spec in enumerate(specs, start=_LABELS):
        boxes += _labels(spec, row, sizes, begun)
        boxes += [
            _figure(table.cell(spec.key, c.key), row, _LABELS + index)
            for index, c in enumerate(spec.columns)
        ]
    widths = (13, 16, 45, *[12] * 6, 13)
    return Grid(_caption(table), tuple(boxes), widths, header_rows=_LABELS)


def _applicants(columns: tuple[ColumnSpec, ...]) -> list[Box]:
    """Give the headings of 表三: 自然人, five kinds of organisations under one heading, 总计."""
    first, *organisations, last = columns
    return [
        Box(first.label, 1, _LABELS, 2, kind="header"),
        Box("法人或其他组织", 1, _LABELS + 1, 1, len(organisations), "header"),
        Box(last.label, 1, _LABELS + 1 + len(organisations), 2, kind="header"),
        *(
            Box(c.label, 2, _LABELS + index, kind="header")
            for index, c in enumerate(organisations, 1)
        ),
    ]


def _labels(spec: RowSpec, row: int, sizes: Counter[str], begun: set[str]) -> list[Box]:
    """Give the labels that begin in a row of 表三: of the results, of the group, of the row."""
    if not spec.group:
        return [Box(spec.label, row, 0, 1, 3, "stub")]
    boxes = []
    if not begun:
        results = sizes.total() - sizes[""]
        boxes.append(Box(_RESULTS, row, 0, results, 1, "stub", align="center"))
    if spec.group == _RESULTS:
        boxes.append(Box(spec.label, row, 1, 1, 2, "stub"))
    else:
        if spec.group not in begun:
            boxes.append(Box(spec.group, row, 1, sizes[spec.group], 1, "stub", align="center"))
        boxes.append(Box(spec.label, row, 2, kind="stub"))
    begun.add(spec.group)
    return boxes


def remedies_grid(table: ReportTable) -> Grid:
    """Lay out 表四: fifteen columns under three tiers of headings, one row of figures."""
    review, *suits = table.shape.rows
    each = len(review.columns)
    boxes = [
        Box(review.label, 0, 0, 1, each, "header"),
        Box(suits[0].group, 0, each, 1, each * len(suits), "header"),
        *(Box(c.label, 1, index, 2, kind="header") for index, c in enumerate(review.columns)),
    ]
    for number, spec in enumerate(suits, start=1):
        boxes.append(Box(spec.label, 1, number * each, 1, each, "header"))
        boxes += [
            Box(c.label, 2, number * each + index, kind="header")
            for index, c in enumerate(spec.columns)
        ]
    for number, spec in enumerate(table.shape.rows):
        boxes += [
            _figure(table.cell(spec.key, c.key), _LABELS, number * each + index)
            for index, c in enumerate(spec.columns)
        ]
    widths = (1,) * (each * len(table.shape.rows))
    return Grid(_caption(table), tuple(boxes), widths, header_rows=3, keep_together=True)
