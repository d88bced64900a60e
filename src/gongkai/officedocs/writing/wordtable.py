"""Tables of a Word document: merged cells, headings on every page, rows that stay whole."""

from html import escape
from typing import Final

from gongkai.officedocs.writing.layout import (
    DENSE_COLUMNS,
    heading_blank,
    is_heading_row,
    shared,
    side,
    text_size,
)
from gongkai.officedocs.writing.model import Box, Grid

_BAND: Final = "E9EDF3"
_KEPT_LAST: Final = 3
"""So many last rows never stand on a page of their own without their like."""
_BORDERS: Final = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def table_xml(grid: Grid, measure: int) -> str:
    """Write a grid as a table of the given width, in twips."""
    widths = shared(measure, grid.widths)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    caption = escape(grid.caption)
    margin = side(len(widths))
    matrix = grid.matrix()
    rows = "".join(_row(grid, index, line, widths) for index, line in enumerate(matrix))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{measure}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/>'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{caption}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(grid: Grid, index: int, line: tuple[Box, ...], widths: list[int]) -> str:
    heading = "<w:tblHeader/>" if index < grid.header_rows else ""
    height = 340 if len(widths) >= DENSE_COLUMNS else 454
    cells = "".join(
        _cell(box, index, sum(widths[column : column + box.colspan]), grid)
        for column, box in enumerate(line)
        if column == box.column
    )
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>'
        f"{heading}</w:trPr>{cells}</w:tr>"
    )


def _cell(box: Box, row: int, width: int, grid: Grid) -> str:
    span = f'<w:gridSpan w:val="{box.colspan}"/>' if box.colspan > 1 else ""
    first = row == box.row
    merge = ""
    if box.rowspan > 1:
        merge = '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_BAND}"/>' if box.kind == "band" else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}'
        f'<w:vAlign w:val="center"/></w:tcPr>{_text(box, row, width, grid)}</w:tc>'
    )


def _text(box: Box, row: int, width: int, grid: Grid) -> str:
    """Write a cell's paragraph; a cell that goes on from the row above has an empty one."""
    keep = "<w:keepNext/>" if _keeps_next(grid, row) else ""
    blank = heading_blank(box, width, len(grid.widths))
    indent = f'<w:ind w:left="{blank}" w:right="{blank}"/>' if blank else ""
    properties = (
        f'<w:pPr><w:pStyle w:val="TableText"/>{keep}{indent}<w:jc w:val="{box.aligned}"/></w:pPr>'
    )
    if not box.text or row != box.row:
        return f"<w:p>{properties}</w:p>"
    size = text_size(box, width, len(grid.widths)).half_points
    fonts = ""
    if box.kind in ("header", "band"):
        fonts = '<w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体"/>'
    shape = f'<w:rPr>{fonts}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    text = f'<w:t xml:space="preserve">{escape(box.text)}</w:t>'
    return f"<w:p>{properties}<w:r>{shape}{text}</w:r></w:p>"


def _keeps_next(grid: Grid, row: int) -> bool:
    """Tell whether a row stays on the page of the next: all of a small table, a heading, an end."""
    if row == grid.height - 1:
        return False
    at_end = row >= grid.height - _KEPT_LAST
    return (
        grid.keep_together or at_end or row < grid.header_rows or is_heading_row(grid.rows()[row])
    )
