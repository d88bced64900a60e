"""The report as ``pdftotext -layout`` dumps it: spaces keep the columns apart."""

from random import Random

from synthetic.draft import Draft, Printed, PrintedTable
from synthetic.layouts.text_lines import dump, is_wide

_WIDTHS = {
    "disclosure": (30, 18, 18, 18),
    "applications": (12, 20, 34, 11, 11, 11, 11, 11, 11, 11),
    "remedies": (10,) * 15,
}


def _display_width(text: str) -> int:
    return sum(2 if is_wide(char) else 1 for char in text)


def _broken(text: str, width: int) -> list[str]:
    """Break a text into lines of a display width."""
    lines = [""]
    for char in text:
        if char == "\n":
            lines.append("")
        elif _display_width(lines[-1] + char) > width:
            lines.append(char)
        else:
            lines[-1] += char
    return [line for line in lines if line]


class _Canvas:
    """Lines of characters at display columns."""

    def __init__(self) -> None:
        self.lines: dict[int, list[tuple[int, str]]] = {}

    def put(self, line: int, column: int, text: str) -> None:
        """Write a text at a display column of a line."""
        self.lines.setdefault(line, []).append((column, text))

    def render(self, height: int) -> list[str]:
        """Return the lines, gaps filled with spaces."""
        rendered = []
        for number in range(height):
            line, at = "", 0
            for column, text in sorted(self.lines.get(number, [])):
                gap = max(column - at, 2 if line else 0)
                line += " " * gap + text
                at += gap + _display_width(text)
            rendered.append(line)
        return rendered


def _heights(table: PrintedTable, texts: dict[int, list[str]], rng: Random) -> list[int]:
    spaced = rng.random() < 0.3
    heights = [1] * table.height
    for cell in table.cells:
        if cell.rowspan == 1:
            heights[cell.row] = max(heights[cell.row], len(texts[id(cell)]))
    for cell in table.cells:
        if cell.rowspan > 1:
            inside = heights[cell.row : cell.row + cell.rowspan]
            heights[cell.row + cell.rowspan - 1] += max(0, len(texts[id(cell)]) - sum(inside))
    return [height + 1 for height in heights] if spaced else heights


def _broken_text(cell: Printed, widths: tuple[int, ...]) -> list[str]:
    room = sum(widths[cell.column : cell.column + cell.colspan]) - 2
    if cell.role == "figure":
        return [cell.text] if cell.text else []
    return _broken(cell.text, room)


def column_lines(table: PrintedTable, rng: Random) -> list[str]:
    """Set a table in columns; labels of several lines are centred on their row."""
    widths = _WIDTHS[table.key]
    if table.width > len(widths):
        widths = (*widths, *(11,) * (table.width - len(widths)))
    texts = {id(cell): _broken_text(cell, widths) for cell in table.cells}
    heights = _heights(table, texts, rng)
    tops = [sum(heights[:row]) for row in range(table.height + 1)]
    canvas = _Canvas()
    left = rng.randint(0, 8)
    for cell in table.cells:
        lines = texts[id(cell)]
        top, bottom = tops[cell.row], tops[cell.row + cell.rowspan]
        first = top + max(0, (bottom - top - len(lines)) // 2)
        start = left + sum(widths[: cell.column])
        room = sum(widths[cell.column : cell.column + cell.colspan])
        for offset, line in enumerate(lines):
            centred = (room - _display_width(line)) // 2 if cell.role != "label" else 0
            canvas.put(first + offset, start + centred, line)
    return ["", *canvas.render(tops[-1]), ""]


def columns(draft: Draft, rng: Random) -> str:
    """Write the whole report as such a dump."""
    return dump(draft, rng, column_lines, indent=rng.choice(("    ", "   ", "  ")))
