"""An official document (公文) as it will be set: text in order, before a file format is chosen."""

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from gongkai.officedocs.writing.text import printable

BoxKind = Literal["corner", "header", "band", "stub", "data"]
"""What a cell is: the corner above the stubs, a heading over columns, a heading over the rows that
follow (across the table), a heading before a row or several, a figure or an entry."""

Align = Literal["left", "center", "right"]
Level = Literal[1, 2, 3, 4]

_ALIGNED: Final[dict[BoxKind, Align]] = {
    "corner": "center",
    "header": "center",
    "band": "left",
    "stub": "left",
    "data": "center",
}


def _clean(instance: object, *names: str) -> None:
    """Reduce the texts of a frozen instance to what may be printed."""
    for name in names:
        object.__setattr__(instance, name, printable(getattr(instance, name)))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is 一、, 2 is （一）, 3 is 1., 4 is （1）; the number is in the text."""

    level: Level
    text: str

    def __post_init__(self) -> None:
        _clean(self, "text")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``lead`` are its opening words where they are a heading run in (（一）…。)."""

    text: str
    lead: str = ""

    def __post_init__(self) -> None:
        _clean(self, "text", "lead")


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a grid by its top left corner (rows and columns from 0).

    ``number`` is the figure that ``text`` prints, for formats that know numbers; None when the text
    is words, or a figure with a remark.
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    kind: BoxKind = "data"
    number: int | Decimal | None = None
    align: Align | None = None

    def __post_init__(self) -> None:
        _clean(self, "text")

    @property
    def aligned(self) -> Align:
        """How the text stands between the cell's sides."""
        return self.align or _ALIGNED[self.kind]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its cells fill the grid without gap or overlap.

    ``caption`` says what the table is to those who do not see it above; ``widths`` are the columns'
    shares of the width of the page; the first ``header_rows`` are repeated on every page.

    Raises:
        ValueError: the cells leave a gap, overlap, or reach outside.
    """

    caption: str
    boxes: tuple[Box, ...]
    widths: tuple[int, ...]
    header_rows: int = 0
    keep_together: bool = False
    """True for a small table, which belongs on one page."""

    def __post_init__(self) -> None:
        _clean(self, "caption")
        self.matrix()

    @property
    def height(self) -> int:
        """The number of rows."""
        return max((box.row + box.rowspan for box in self.boxes), default=0)

    def matrix(self) -> tuple[tuple[Box, ...], ...]:
        """Give each place of the grid the cell that covers it."""
        places: dict[tuple[int, int], Box] = {}
        for box in self.boxes:
            for row in range(box.row, box.row + box.rowspan):
                for column in range(box.column, box.column + box.colspan):
                    if (row, column) in places or not 0 <= column < len(self.widths):
                        raise ValueError(f"cell {box.text!r} does not fit at {row}, {column}")
                    places[row, column] = box
        if len(places) != self.height * len(self.widths):
            raise ValueError(f"grid {self.caption!r} has gaps")
        return tuple(
            tuple(places[row, column] for column in range(len(self.widths)))
            for row in range(self.height)
        )

    def rows(self) -> tuple[tuple[Box, ...], ...]:
        """Give the cells that begin in each row, from left to right."""
        rows: list[list[Box]] = [[] for _ in range(self.height)]
        for box in sorted(self.boxes, key=lambda box: box.column):
            rows[box.row].append(box)
        return tuple(map(tuple, rows))


Block = Heading | Paragraph | Grid


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A document in the order of GB/T 9704-2012: head, title, addressee, text, signature.

    ``title`` are its lines as they should break; joined they are the title. ``issuer`` is the name
    printed large in red above it (发文机关标志), ``number`` the 发文字号; both may be absent, as in
    a report that is published without a red head. ``created`` is the date in the file's properties.
    """

    title: tuple[str, ...]
    blocks: tuple[Block, ...]
    issuer: str = ""
    number: str = ""
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    signature: str = ""
    dated: datetime.date | None = None
    author: str = ""
    created: datetime.date = datetime.date(2000, 1, 1)
    page_numbers: bool = True

    def __post_init__(self) -> None:
        _clean(self, "issuer", "number", "addressee", "signature", "author")
        for name in ("title", "attachments"):
            cleaned = tuple(printable(line) for line in getattr(self, name))
            object.__setattr__(self, name, cleaned)

    @property
    def full_title(self) -> str:
        """The title in one line."""
        return "".join(self.title)

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The tables, in order."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))


def chinese_date(day: datetime.date) -> str:
    """Write a date as documents have it: 2021年1月5日."""
    return f"{day.year}年{day.month}月{day.day}日"
