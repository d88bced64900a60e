"""What a file says, before anyone asks what it means: paragraphs and tables in reading order."""

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+")
"""Characters that have no width and no meaning in an official text."""


class GridCell(NamedTuple):
    """One printed cell, at the grid position of its top-left corner (rows and columns from 0)."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    place: str = ""
    """Where the cell is, when the table's own numbering would not find it (Sheet1!D7)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed: the rows, each holding the cells that begin in it."""

    rows: tuple[tuple[GridCell, ...], ...]
    place: str
    """The table itself, in words a reader of the file can follow: 第2张表."""

    def place_of(self, cell: GridCell) -> str:
        """Say where a cell is: 第2张表第5行第3列, or the cell's own place."""
        return cell.place or f"{self.place}第{cell.row + 1}行第{cell.column + 1}列"


class Paragraph(NamedTuple):
    """A line or paragraph of running text."""

    text: str
    place: str
    gap: bool = False
    """True when a blank line stands before it, in formats where that tells something."""


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file's content in reading order.

    ``remarks`` are sentences about the reading itself that a person should know of
    (a guessed encoding, a table cut short).
    """

    name: str
    format: str
    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()
    layout: bool = False
    """True when spacing inside paragraphs stands for columns (plain text, PDF without rulings)."""
