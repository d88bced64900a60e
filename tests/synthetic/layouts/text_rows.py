"""The report as ``pdftotext -raw`` dumps it: a table row a line, long labels broken."""

from random import Random

from synthetic.draft import Draft, Printed, PrintedTable
from synthetic.layouts.text_lines import dump, wrapped


def _header_lines(cells: list[Printed], *, broken: bool) -> list[str]:
    texts = [cell.text.replace("\n", "") for cell in cells if cell.text]
    if not broken:
        return [" ".join(texts)] if texts else []
    lines: list[str] = []
    for text in texts:
        lines += wrapped(text, 2) if len(text) in (4, 6) else [text]
    return lines


def _row_lines(label: str, figures: list[str], rng: Random, width: int) -> list[str]:
    numbers = " ".join(figures)
    parts = [part for line in label.split("\n") for part in wrapped(line, width)]
    if len(parts) == 1:
        return [f"{parts[0]} {numbers}"]
    where = rng.choice(("after", "own line", "own line", "first line"))
    if where == "after":
        return [*parts[:-1], f"{parts[-1]} {numbers}"]
    if where == "own line":
        return [*parts, numbers]
    return [f"{parts[0]} {numbers}", *parts[1:]]


def row_lines(table: PrintedTable, rng: Random) -> list[str]:
    """Write a table row by row, group labels on lines of their own."""
    width = rng.choice((14, 20, 24))
    broken = rng.random() < 0.5
    upright = rng.random() < 0.5
    lines: list[str] = []
    for row in table.rows():
        figures = [cell.text for cell in row if cell.role == "figure" and cell.text]
        labels = [cell.text for cell in row if cell.role == "label"]
        others = [cell for cell in row if cell.role in ("block", "header", "corner")]
        for cell in row:
            if cell.role == "group":
                tall = upright and cell.text.replace(" ", "").endswith("办理结果")
                lines += list(cell.text) if tall else [cell.text.replace("\n", "")]
        if others and others[0].role == "corner":
            lines += wrapped(others.pop(0).text, 22)
        lines += _header_lines(others, broken=broken and table.key != "disclosure")
        if labels:
            lines += _row_lines(labels[0], figures, rng, width)
        elif figures:
            lines.append(" ".join(figures))
    return lines


def raw(draft: Draft, rng: Random) -> str:
    """Write the whole report as such a dump."""
    return dump(draft, rng, row_lines)
