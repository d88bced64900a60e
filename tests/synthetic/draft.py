"""A report as it will be printed, before a file format is chosen: lines, chapters and grids."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from gongkai.annualreport.forms import FORMS, TableKey
from synthetic.voice import chinese

Role = Literal["block", "header", "corner", "group", "label", "figure", "void"]


@dataclass
class Printed:
    """A printed cell at its place in the grid; a figure knows its address in the data form."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    role: Role = "label"
    key: str = ""
    """The row key of a label or a figure."""
    figure: str = ""
    """The column key of a figure."""


@dataclass
class PrintedTable:
    """A table as printed, its cells in reading order."""

    key: TableKey
    cells: list[Printed]
    width: int
    repeated: bool = False
    """True for a part of a table continued after a break."""

    @property
    def height(self) -> int:
        """The number of grid rows."""
        return max(cell.row + cell.rowspan for cell in self.cells)

    def rows(self) -> Iterator[list[Printed]]:
        """Yield the cells that begin in each grid row, from left to right."""
        for row in range(self.height):
            yield sorted((c for c in self.cells if c.row == row), key=lambda cell: cell.column)

    def matrix(self) -> list[list[Printed]]:
        """Return the grid with every merged cell at each place it covers."""
        grid: list[list[Printed | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                for column in range(cell.column, cell.column + cell.colspan):
                    grid[row][column] = cell
        return [[cell or Printed("", 0, 0, role="void") for cell in line] for line in grid]


Item = str | PrintedTable


@dataclass
class DraftChapter:
    """A chapter: its printed number and title, then paragraphs and tables."""

    number: int
    title: str
    items: list[Item] = field(default_factory=list)
    enumerator: str | None = None
    """What is printed before the title; 一、 when None."""

    @property
    def heading(self) -> str:
        """The heading line as printed."""
        lead = f"{chinese(self.number)}、" if self.enumerator is None else self.enumerator
        return lead + self.title


@dataclass
class Draft:
    """A whole report to be printed."""

    title: list[str]
    preamble: list[str]
    chapters: list[DraftChapter]
    signature: list[str]
    place: str
    """The place of the web site around the report."""

    def tables(self, key: TableKey | None = None) -> list[PrintedTable]:
        """List the printed tables, or those of one statutory table."""
        items = [item for chapter in self.chapters for item in chapter.items]
        tables = [item for item in items if isinstance(item, PrintedTable)]
        return [table for table in tables if key is None or table.key == key]

    def cells(self, key: TableKey | None = None) -> list[Printed]:
        """List the printed cells of the tables, or of one statutory table."""
        return [cell for table in self.tables(key) for cell in table.cells]

    def flow(self) -> Iterator[tuple[str, Item]]:
        """Yield every line and table in reading order, each with its kind."""
        for line in self.title:
            yield "title", line
        for line in self.preamble:
            yield "paragraph", line
        for chapter in self.chapters:
            yield "heading", chapter.heading
            for item in chapter.items:
                yield ("paragraph" if isinstance(item, str) else "table"), item
        for line in self.signature:
            yield "signature", line


CHAPTERS = FORMS["2021"].chapters
