"""One page to its parts in reading order: lines of text and tables."""

import re
from dataclasses import dataclass, field

from gongkai.officedocs.document import GridCell
from gongkai.officedocs.reading.pdf import rulings
from gongkai.officedocs.reading.pdf.engine import Page
from gongkai.officedocs.reading.pdf.glyphs import Glyph, PageText, read_glyphs
from gongkai.officedocs.reading.pdf.grids import Box, Grid, find_grids
from gongkai.officedocs.reading.pdf.lines import Line, cell_text, find_lines, split_stacks

_MANY_FIGURES = re.compile(r"(?:^|\D )[-\d.]+(?: [-\d.]+){2,}(?: \D|$)")


@dataclass(slots=True)
class PrintedTable:
    """A table of one page: its grid, and the glyphs and text of each cell."""

    grid: Grid
    glyphs: list[list[Glyph]]
    texts: list[str]

    @property
    def y(self) -> float:
        """Upper edge."""
        return self.grid.ys[0]

    def drop_first_row(self) -> None:
        """Take off the first row; cells that reach below it lose one row."""
        kept = [i for i, box in enumerate(self.grid.boxes) if box.row or box.rowspan > 1]
        boxes = [_raised(self.grid.boxes[i]) for i in kept]
        self.grid = Grid(self.grid.xs, self.grid.ys[1:], boxes)
        self.glyphs = [self.glyphs[i] for i in kept]
        self.texts = [self.texts[i] for i in kept]

    def rows(self) -> list[list[GridCell]]:
        """Give the cells that begin in each row."""
        rows: list[list[GridCell]] = [[] for _ in range(len(self.grid.ys) - 1)]
        for box, text in zip(self.grid.boxes, self.texts, strict=True):
            rows[box.row].append(GridCell(text, *box))
        return rows


def _raised(box: Box) -> Box:
    if box.row:
        return box._replace(row=box.row - 1)
    return box._replace(rowspan=box.rowspan - 1)


Part = Line | PrintedTable


@dataclass(slots=True)
class PageContent:
    """What a page holds, before headers, footers and paragraphs are told apart."""

    number: int
    width: float
    height: float
    parts: list[Part] = field(default_factory=list)
    glyph_count: int = 0
    unknown_count: int = 0
    image_count: int = 0
    outside_count: int = 0
    """Glyphs that the edge of the page cuts off."""
    is_hidden_text: bool = False
    """True when all text is invisible: a scan with recognised text behind it."""


def read_page(page: Page, number: int) -> PageContent:
    """Read the lines and tables of a page, numbered from 1."""
    drawing = rulings.read_drawing(page)
    hidden = drawing.hidden_text if drawing.painted_text_count else frozenset[int]()
    with page.text() as text:
        printed = read_glyphs(text, page.box, hidden)
    content = PageContent(
        number,
        *printed.turn.size,
        glyph_count=len(printed.glyphs),
        unknown_count=printed.unknown,
        image_count=drawing.image_count,
        outside_count=printed.outside,
        is_hidden_text=bool(drawing.hidden_text) and not drawing.painted_text_count,
    )
    if printed.glyphs:
        content.parts = _parts(printed, drawing)
    return content


def _parts(printed: PageText, drawing: rulings.Drawing) -> list[Part]:
    drawn, painted = rulings.read_rulings(drawing.groups, printed.turn)
    tables, rest = _tables(find_grids(drawn), printed.glyphs)
    if not tables and painted.vertical:
        tables, rest = _tables(find_grids(painted), printed.glyphs)
    lines = split_stacks(find_lines(glyph for glyph in rest if glyph.is_upright))
    return sorted((*lines, *tables), key=lambda part: part.y)


def _tables(grids: list[Grid], glyphs: list[Glyph]) -> tuple[list[PrintedTable], list[Glyph]]:
    """Give each glyph to the cell its middle is in; what is in none is left over."""
    tables = []
    for grid in grids:
        cells: list[list[Glyph]] = [[] for _ in grid.boxes]
        rest: list[Glyph] = []
        for glyph in glyphs:
            cell = grid.find((glyph.x0 + glyph.x1) / 2, glyph.y)
            (rest if cell is None else cells[cell]).append(glyph)
        table = PrintedTable(grid, cells, _texts(grid, cells))
        if _is_table(table):
            tables.append(table)
            glyphs = rest
    return tables, glyphs


def _texts(grid: Grid, cells: list[list[Glyph]]) -> list[str]:
    texts = []
    for box, glyphs in zip(grid.boxes, cells, strict=True):
        left, right = grid.sides(box)
        texts.append(cell_text(glyphs, right - left))
    return texts


def _is_table(table: PrintedTable) -> bool:
    """Refuse an empty frame, and a grid with several columns of figures in one cell."""
    filled = [text for text in table.texts if text]
    if not filled:
        return False
    crowded = sum(1 for text in filled if _MANY_FIGURES.search(text))
    return crowded < 3 or crowded * 4 < len(table.grid.ys)
