"""Dumps in which the figures of a table have come apart from its labels."""

from random import Random

from synthetic.draft import Draft, Printed, PrintedTable
from synthetic.layouts.text_lines import dump, wrapped


def _labels(table: PrintedTable, width: int) -> list[str]:
    lines: list[str] = []
    for row in table.rows():
        for cell in row:
            if cell.role != "figure" and cell.text:
                lines += wrapped(cell.text.replace("\n", ""), width)
    return lines


def _figure_rows(table: PrintedTable) -> list[list[str]]:
    rows = ([cell.text for cell in row if cell.role == "figure"] for row in table.rows())
    return [row for row in rows if row]


def _label_width(rng: Random) -> int:
    return rng.choice((16, 24, 60))


def _labels_first(table: PrintedTable, rng: Random) -> list[str]:
    rows = [" ".join(row) for row in _figure_rows(table)]
    return _labels(table, _label_width(rng)) + rows


def _figures_first(table: PrintedTable, rng: Random) -> list[str]:
    rows = [" ".join(row) for row in _figure_rows(table)]
    return rows + _labels(table, _label_width(rng))


def _by_columns(table: PrintedTable, rng: Random) -> list[str]:
    labels = _labels(table, _label_width(rng))
    rows = _figure_rows(table)
    if table.key != "applications":
        return labels + [figure for row in rows for figure in row]
    lines = labels
    for column in zip(*rows, strict=True):
        lines += [*column, ""]
    return lines


def _tokens(table: PrintedTable, rng: Random) -> list[str]:
    spaced = rng.random() < 0.5
    lines: list[str] = []
    cells: list[Printed] = [cell for row in table.rows() for cell in row]
    for cell in cells:
        if cell.text:
            lines += cell.text.split("\n")
            lines += [""] if spaced else []
    return lines


def labels_first(draft: Draft, rng: Random) -> str:
    """Write all labels of each table and then its figures row by row."""
    return dump(draft, rng, _labels_first)


def figures_first(draft: Draft, rng: Random) -> str:
    """Write the figures of each table row by row and then all its labels."""
    return dump(draft, rng, _figures_first)


def by_columns(draft: Draft, rng: Random) -> str:
    """Write the labels of each table, then the figures of table 3 column by column."""
    return dump(draft, rng, _by_columns)


def token_a_line(draft: Draft, rng: Random) -> str:
    """Write one label or figure a line in reading order."""
    return dump(draft, rng, _tokens)
