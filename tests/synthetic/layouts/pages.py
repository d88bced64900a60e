"""The report as a PDF with text: ruled tables across pages, or tables without rules."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from random import Random

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from synthetic.draft import Draft, Printed, PrintedTable
from synthetic.layouts.text_lines import is_wide, wrapped

_FONT = "STSong-Light"
_NOT_IN_FONT = str.maketrans({"−": "－", "–": "-", "\u200b": None, "\ufeff": None})
_WIDTH, _HEIGHT = 595, 842
_TOP, _BOTTOM, _LEFT = 780, 70, 56
_ROOM = _WIDTH - 2 * _LEFT
_WIDTHS = {
    "disclosure": (170, 104, 104, 104),
    "applications": (36, 66, 150, 33, 33, 33, 33, 33, 33, 33),
    "remedies": (32.2,) * 15,
}
pdfmetrics.registerFont(UnicodeCIDFont(_FONT))


def _text_width(text: str, size: float) -> float:
    return sum(size if is_wide(char) else size / 2 for char in text)


def _broken(text: str, room: float, size: float) -> list[str]:
    """Break a text to a width in points; figures stay whole."""
    lines: list[str] = []
    for part in text.split("\n"):
        lines.append("")
        for char in part:
            whole = char.isascii() and lines[-1][-1:].isascii() and lines[-1]
            if lines[-1] and not whole and _text_width(lines[-1] + char, size) > room:
                lines.append(char)
            else:
                lines[-1] += char
    return [line for line in lines if line]


def _by_rows(cell: Printed) -> tuple[int, int]:
    return cell.row, cell.column


def _by_columns(cell: Printed) -> tuple[int, int]:
    return cell.column, cell.row


@dataclass
class _Style:
    size: float
    ruled: bool
    latin: str
    """The font of ASCII text: the Chinese one, or a Latin one as Word embeds it."""
    page_mark: str
    order: Callable[[Printed], tuple[int, int]]
    """The order in which the cells of a table are drawn."""


class _Press:
    """Draws a draft page after page."""

    def __init__(self, style: _Style) -> None:
        self.style = style
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, (_WIDTH, _HEIGHT), invariant=1, pageCompression=1)
        self.y = float(_TOP)
        self.page = 1

    def turn(self) -> None:
        """Number the page and begin the next."""
        self._draw(_WIDTH / 2 - 12, 40, self.style.page_mark.format(self.page), 10)
        self.canvas.showPage()
        self.page += 1
        self.y = float(_TOP)

    def _draw(self, x: float, y: float, text: str, size: float) -> None:
        latin = self.style.latin
        text = text.translate(_NOT_IN_FONT)
        font = latin if text.isascii() else _FONT
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)

    def line(self, text: str, *, size: float = 12, centred: bool = False) -> None:
        """Draw a line of running text."""
        if self.y < _BOTTOM + 24:
            self.turn()
        x = _LEFT + (max(0.0, _ROOM - _text_width(text, size)) / 2 if centred else 0)
        self._draw(x, self.y, text, size)
        self.y -= size * 1.7

    def paragraph(self, text: str) -> None:
        """Draw a paragraph, its first line indented."""
        for part in wrapped("　　" + text, int(_ROOM / 12) - 1):
            self.line(part)

    def table(self, table: PrintedTable) -> None:
        """Draw a table, as many rows on each page as fit."""
        row = 0
        heights = self._heights(table)
        while row < table.height:
            last = self._fitting(heights, row)
            if last == row:
                self.turn()
                last = self._fitting(heights, row)
            self._part(table, heights, row, last)
            row = last
            if row < table.height:
                self.turn()
        self.y -= 14

    def _fitting(self, heights: list[float], first: int) -> int:
        y, row = self.y, first
        while row < len(heights) and y - heights[row] > _BOTTOM:
            y -= heights[row]
            row += 1
        return row

    def _columns(self, table: PrintedTable) -> list[float]:
        widths = list(_WIDTHS[table.key])
        widths += [33.0] * (table.width - len(widths))
        scale = min(1.0, (_ROOM + 40) / sum(widths))
        edges = [_LEFT - 10.0]
        for width in widths[: table.width]:
            edges.append(edges[-1] + width * scale)
        return edges

    def _lines(self, cell: Printed, edges: list[float]) -> list[str]:
        room = edges[cell.column + cell.colspan] - edges[cell.column] - 4
        if cell.role == "figure":
            return [cell.text] if cell.text else []
        return _broken(cell.text, room, self.style.size)

    def _heights(self, table: PrintedTable) -> list[float]:
        edges = self._columns(table)
        step = self.style.size * 1.25
        heights = [step + 6] * table.height
        for cell in table.cells:
            if cell.rowspan == 1:
                needed = len(self._lines(cell, edges)) * step + 6
                heights[cell.row] = max(heights[cell.row], needed)
        for cell in table.cells:
            if cell.rowspan > 1:
                last = cell.row + cell.rowspan - 1
                needed = len(self._lines(cell, edges)) * step + 6
                heights[last] += max(0.0, needed - sum(heights[cell.row : last + 1]))
        return heights

    def _part(self, table: PrintedTable, heights: list[float], first: int, last: int) -> None:
        edges = self._columns(table)
        for cell in sorted(table.cells, key=self.style.order):
            start, end = max(cell.row, first), min(cell.row + cell.rowspan, last)
            if start >= end:
                continue
            top = self.y - sum(heights[first:start])
            height = sum(heights[start:end])
            x, width = edges[cell.column], edges[cell.column + cell.colspan] - edges[cell.column]
            if self.style.ruled:
                self.canvas.rect(x, top - height, width, height, stroke=1, fill=0)
            if cell.row >= first:
                self._cell(self._lines(cell, edges), cell, (x, top, width, height))
        self.y -= sum(heights[first:last])

    def _cell(
        self, lines: list[str], cell: Printed, box: tuple[float, float, float, float]
    ) -> None:
        x, top, width, height = box
        size = self.style.size
        if cell.role == "figure" and lines:
            size = min(size, (width - 3) / max(_text_width(lines[0], 1), 1))
        step = size * 1.25
        y = top - max(0.0, height - len(lines) * step) / 2 - size
        for line in lines:
            indent = 3 if cell.role == "label" else (width - _text_width(line, size)) / 2
            self._draw(x + indent, y, line, size)
            y -= step

    def finish(self) -> bytes:
        """Close the file."""
        self.turn()
        self.canvas.save()
        return self.buffer.getvalue()


def render(draft: Draft, rng: Random, *, ruled: bool, in_order: bool = False) -> bytes:
    """Write a PDF; ``in_order`` draws tables row by row, otherwise sometimes by columns."""
    style = _Style(
        size=rng.choice((8, 9)),
        ruled=ruled,
        latin=rng.choice((_FONT, "Times-Roman", "Helvetica")),
        page_mark=rng.choice(("- {} -", "-{}-", "— {} —")),
        order=_by_rows if in_order else rng.choice((_by_rows, _by_rows, _by_columns)),
    )
    press = _Press(style)
    for kind, item in draft.flow():
        if isinstance(item, PrintedTable):
            press.table(item)
        elif kind == "title":
            press.line(item, size=16, centred=True)
        elif kind == "signature":
            press.line("　" * 22 + item)
        else:
            press.paragraph(item)
    return press.finish()


def ruled(draft: Draft, rng: Random) -> bytes:
    """Write a PDF whose tables have rules."""
    return render(draft, rng, ruled=True)


def borderless(draft: Draft, rng: Random) -> bytes:
    """Write a PDF whose tables have no rules."""
    return render(draft, rng, ruled=False)
