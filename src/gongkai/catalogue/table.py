"""The standard table, as offices write it in Word or Excel, to rows under plain headings.

Merged cells count for every row and column they cover; a first-level item that is written once
stands for the rows below it; headings may take two rows and come again on each page.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gongkai.catalogue.marks import TICKED, is_ticked
from gongkai.officedocs.document import Document, GridCell, Table

FIRST: Final = "一级事项"
SECOND: Final = "二级事项"
CONTENT: Final = "公开内容（要素）"
CHANNELS: Final = "公开渠道和载体"
AUDIENCE: Final = "公开对象"
WAY: Final = "公开方式"
LEVEL: Final = "公开层级"

_HEADINGS: Final = (
    (r"序号|编号|领域|试点领域", ""),
    (r"一级事项|事项类别|公开事项类别", FIRST),
    (r"二级事项|公开事项名称", SECOND),
    (r"公开内容.*|公开要素", CONTENT),
    (r"公开依据|法律依据|依据", "公开依据"),
    (r"公开时限|时限", "公开时限"),
    (r"公开主体|责任主体|主体", "公开主体"),
    (r"公开渠道.*|渠道.*|公开载体.*", CHANNELS),
    (r"责任(股室|科室|单位|部门|处室)", "责任股室"),
    (r"更新周期|更新频次|更新频率", "更新周期"),
    (r"备注", "备注"),
    (r"全社会", f"{AUDIENCE}.全社会"),
    (r"特定(群体|群众|对象).*", f"{AUDIENCE}.特定群体"),
    (r"主动(公开)?", f"{WAY}.主动"),
    (r"依申请(公开)?", f"{WAY}.依申请"),
    (r"(县|区|市|县区|县市)级.*", f"{LEVEL}.县级"),
    (r"(乡|镇|街道|乡镇).*级?|村级", f"{LEVEL}.乡级"),
    (r"公开对象", AUDIENCE),
    (r"公开方式", WAY),
    (r"公开层级", LEVEL),
    (r"公开事项", FIRST),
)
_PLAIN: Final = re.compile(r"[\s*＊]+")
_SHEET_PLACE: Final = re.compile(r"(.*)![A-Z]+(\d+)$")
_MOST_HEADING_ROWS: Final = 3


class Line(NamedTuple):
    """A row of the table: its number in the file, and its texts by heading."""

    number: int
    texts: dict[str, str]


class Grid:
    """A table whose merged cells stand at every place they cover."""

    def __init__(self, table: Table) -> None:
        self.cells: dict[tuple[int, int], GridCell] = {}
        for cell in (cell for row in table.rows for cell in row):
            for row in range(cell.row, cell.row + max(cell.rowspan, 1)):
                for column in range(cell.column, cell.column + max(cell.colspan, 1)):
                    self.cells.setdefault((row, column), cell)
        self.height = 1 + max((row for row, _column in self.cells), default=-1)
        self.width = 1 + max((column for _row, column in self.cells), default=-1)

    def text(self, row: int, column: int) -> str:
        """Give what stands at a place."""
        cell = self.cells.get((row, column))
        return cell.text.strip() if cell else ""

    def texts(self, row: int) -> list[str]:
        """Give a row."""
        return [self.text(row, column) for column in range(self.width)]

    def number(self, row: int) -> int:
        """Give a row's number as the file counts it, from 1."""
        for column in range(self.width):
            cell = self.cells.get((row, column))
            found = _SHEET_PLACE.match(cell.place) if cell and cell.row == row else None
            if found:
                return int(found[2])
        return row + 1

    @property
    def sheet(self) -> str | None:
        """The worksheet on which it stands, None in a document of Word's."""
        places = (_SHEET_PLACE.match(cell.place) for cell in self.cells.values())
        return next((found[1] for found in places if found), None)

    def is_banner(self, row: int) -> bool:
        """Tell a row that is one text across most of the table, as in “一、行政许可”."""
        cells = {id(cell): cell for c in range(self.width) if (cell := self.cells.get((row, c)))}
        filled = [cell for cell in cells.values() if cell.text.strip()]
        return len(filled) == 1 and filled[0].colspan * 2 > self.width


class Headings(NamedTuple):
    """What the columns of a table are, and how many rows say so."""

    columns: tuple[str, ...]
    end: int
    rows: frozenset[tuple[str, ...]]


def heading_of(text: str) -> str | None:
    """Give the plain heading that a text means: empty for one that is not read, None if unknown."""
    bare = _PLAIN.sub("", text)
    for pattern, heading in _HEADINGS:
        if re.fullmatch(pattern, bare):
            return heading
    return None


def find_headings(grid: Grid) -> Headings | None:
    """Find the headings of a table; None where it is no catalogue."""
    for row in range(min(grid.height, 12)):
        known = {heading_of(text) for text in grid.texts(row)}
        if {FIRST, CONTENT} <= known or {SECOND, CONTENT} <= known:
            end = row + 1
            while end < min(row + _MOST_HEADING_ROWS, grid.height) and _goes_on(grid, end):
                end += 1
            columns = tuple(_column(grid, row, end, column) for column in range(grid.width))
            rows = frozenset(tuple(grid.texts(each)) for each in range(row, end))
            return Headings(columns, end, rows)
    return None


def _goes_on(grid: Grid, row: int) -> bool:
    """Tell whether a row still belongs to the headings: all its texts are headings."""
    texts = [text for text in grid.texts(row) if text]
    return bool(texts) and all(heading_of(text) is not None for text in texts)


def _column(grid: Grid, first: int, end: int, column: int) -> str:
    """Name a column by its lowest heading that is known, else as it is written."""
    texts = [grid.text(row, column) for row in reversed(range(first, end))]
    for text in filter(None, texts):
        if (heading := heading_of(text)) is not None:
            return heading
    return next(filter(None, texts), "")


def tables_of(document: Document) -> Iterator[tuple[Table, Grid, Headings]]:
    """Give the tables that are catalogues; one that goes on without headings takes those before."""
    before: Headings | None = None
    sheet: str | None = None
    for block in document.blocks:
        if not isinstance(block, Table):
            continue
        grid = Grid(block)
        found = find_headings(grid)
        if found is None and before and grid.sheet == sheet:
            same = len(before.columns) == grid.width
            found = before._replace(end=0) if same else None
        if found is not None:
            before, sheet = found, grid.sheet
            yield block, grid, found


def lines_of(grid: Grid, headings: Headings, before: Line | None = None) -> Iterator[Line]:
    """Give the rows below the headings, each with its own first and second level.

    ``before`` is the last row of the table that this one continues.
    """
    inherited = before.texts if before else {}
    for row in range(headings.end, grid.height):
        texts = grid.texts(row)
        if not any(texts) or tuple(texts) in headings.rows or grid.is_banner(row):
            continue
        line = _line(grid, row, headings.columns)
        _inherit(line, inherited)
        inherited = line
        yield Line(grid.number(row), line)


def _line(grid: Grid, row: int, columns: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    seen: set[int] = set()
    for column, heading in enumerate(columns):
        cell = grid.cells.get((row, column))
        if not heading or cell is None or id(cell) in seen:
            continue
        text, (group, _dot, option) = cell.text.strip(), heading.partition(".")
        if not option:
            seen.add(id(cell))
            found[heading] = text
        elif is_ticked(text) or _is_words(text):
            found[group] = "、".join(filter(None, [found.get(group), _option(option, text)]))
    return found


def _is_words(text: str) -> bool:
    """Tell words in a box, as a group's name, from a sign that it is not ticked."""
    return len(text) > 1 and not set(text) <= set("×/／—-□无否")


def _option(option: str, text: str) -> str:
    note = text.strip("".join(TICKED) + " 　\n（）()：:")
    return f"{option}（{note}）" if note and option == "特定群体" else option


def _inherit(line: dict[str, str], before: dict[str, str]) -> None:
    """Give a row the levels of the row above, where it leaves them out."""
    if not line.get(FIRST):
        line[FIRST] = before.get(FIRST, "")
        line[SECOND] = line.get(SECOND) or before.get(SECOND, "")
