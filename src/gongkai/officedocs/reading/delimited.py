"""Lines whose cells are parted by commas or semicolons, as a spreadsheet saves them as text.

Prose has commas too. So a file is taken to hold such tables only where several lines are a row of
figures to the eye, and only lines that touch a line of figures, and hold no sentence, are rows.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Final

SEPARATORS: Final = (",", ";")
_FIGURE: Final = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
_NO_FIGURE: Final = re.compile(r"[-—–/]?")
"""A cell of a dash, or of nothing."""
_SENTENCE: Final = re.compile(r"[。！？]|\d\s+\d")
"""What no cell has: the end of a sentence; two figures, which are parted by something else."""
_GROUPED: Final = re.compile(r"\s*\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*")
"""One number with its thousands set apart, which is no row of cells."""
_LONGEST_CELL: Final = 80
_LEAST_PADDED: Final = 2
"""A single separator at the end of a line may be the comma of a sentence that goes on."""
_MANY_FIGURES: Final = 4
_MANY_LINES: Final = 5
"""So many lines of so many figures show that a file has tables with this separator."""


def part_lines(lines: Sequence[str]) -> list[str | list[str]]:
    """Part the lines that are rows of delimited tables into cells; others stay text.

    A sheet saved as text fills its lines of prose up with empty cells; they are taken away again.
    """
    for separator in SEPARATORS:
        rows = {i: cells for i, line in enumerate(lines) if (cells := _cells(line, separator))}
        if sum(_is_full(cells) for cells in rows.values()) >= _MANY_LINES:
            kept = {i for run in _runs(rows) for i in _table(run, rows)}
            return [
                rows[i] if i in kept else _text(line, separator) for i, line in enumerate(lines)
            ]
    return list(lines)


def _table(run: Sequence[int], rows: dict[int, list[str]]) -> Sequence[int]:
    """Give the rows of a run that are a table: none without figures, no lone words at its edges."""
    if not any(_FIGURE.fullmatch(cell) for index in run for cell in rows[index]):
        return ()
    wide = [at for at, index in enumerate(run) if sum(map(bool, rows[index])) > 1]
    return run[wide[0] : wide[-1] + 1] if wide else ()


def _text(line: str, separator: str) -> str:
    """Give a line's words without the empty cells after them."""
    cells = next(csv.reader([line], delimiter=separator))
    return cells[0] if len(cells) > _LEAST_PADDED and not any(cells[1:]) else line


def _cells(line: str, separator: str) -> list[str]:
    """Part a line into cells; none when it cannot be a row."""
    if separator not in line or "\t" in line or _GROUPED.fullmatch(line):
        return []
    cells = [cell.strip() for cell in next(csv.reader([line.strip()], delimiter=separator))]
    if any(len(cell) > _LONGEST_CELL or _SENTENCE.search(cell) for cell in cells):
        return []
    return cells if len(cells) > 1 else []


def _is_full(cells: Sequence[str]) -> bool:
    """Tell a line that is a row of figures, blanks among them, and not prose."""
    own = sum(_FIGURE.fullmatch(cell) is not None for cell in cells)
    blank = sum(_NO_FIGURE.fullmatch(cell) is not None for cell in cells)
    return own > 0 and own + blank >= _MANY_FIGURES


def _runs(rows: dict[int, list[str]]) -> Iterator[list[int]]:
    """Yield the indexes of rows that stand right under each other."""
    run: list[int] = []
    for index in rows:
        if run and index != run[-1] + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run
