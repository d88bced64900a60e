"""The report copied out of Word as plain text: one cell a line, a blank line after each row."""

from random import Random

from synthetic.draft import Draft, PrintedTable


def _table(table: PrintedTable) -> list[str]:
    lines = []
    for row, line in enumerate(table.matrix()):
        column = 0
        while column < table.width:
            cell = line[column]
            lines.append("\t" + (cell.text if cell.row == row else ""))
            column += max(1, cell.colspan)
        lines.append("")
    return lines


def cell_a_line(draft: Draft, rng: Random) -> str:
    """Write each cell on a line after a tab; cells merged downwards leave an empty line."""
    blank = rng.choice(([], [""]))
    lines: list[str] = []
    for kind, item in draft.flow():
        if isinstance(item, PrintedTable):
            lines += [*_table(item), ""]
        else:
            lines += [item, *blank] if kind == "title" else [item]
    return "\n".join(lines) + "\n"
