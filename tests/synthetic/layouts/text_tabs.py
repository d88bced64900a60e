"""The report copied out of a spreadsheet or a browser: a table row a line, cells between tabs."""

from random import Random

from synthetic.draft import Draft, PrintedTable


def _rows(table: PrintedTable, *, padded: bool) -> list[str]:
    """Write rows with tabs; cells merged away leave an empty field, or nothing at all."""
    lines = []
    for row, line in enumerate(table.matrix()):
        fields: list[str] = []
        for column, cell in enumerate(line):
            if cell.row == row and cell.column == column:
                fields.append(cell.text.replace("\n", ""))
            elif padded or (cell.row < row and cell.column == column):
                fields.append("")
        lines.append("\t".join(fields))
    return lines


def tabbed(draft: Draft, rng: Random) -> str:
    """Write the report with its tables as lines of tabs."""
    padded = rng.random() < 0.5
    lines: list[str] = []
    for _, item in draft.flow():
        lines += _rows(item, padded=padded) if isinstance(item, PrintedTable) else [item]
    return "\n".join(lines) + "\n"
