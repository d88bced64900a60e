"""The report as recognition tools write it: pipe tables, html tables inside Markdown."""

from html import escape
from random import Random

from synthetic.draft import Draft, PrintedTable
from synthetic.layouts.web import cell_tag


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


def pipe_rows(table: PrintedTable, *, repeat: bool) -> list[list[str]]:
    """Flatten a grid: merged cells repeated in every place, or blank after the first."""
    rows = []
    for row, line in enumerate(table.matrix()):
        rows.append(
            [
                _escaped(cell.text) if repeat or (cell.row, cell.column) == (row, column) else ""
                for column, cell in enumerate(line)
            ]
        )
    return rows


def _pipe_table(table: PrintedTable, rng: Random) -> str:
    rows = pipe_rows(table, repeat=rng.random() < 0.5)
    if rng.random() < 0.4:
        invented = rng.choice(("", "列{}", "Column {}"))
        rows.insert(0, [invented.format(index + 1) for index in range(table.width)])
    mark = rng.choice(("---", ":---:", ":--", "-----"))
    rows.insert(1, [mark] * table.width)
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def pipes(draft: Draft, rng: Random) -> str:
    """Write Markdown with GitHub's pipe tables."""
    return _markdown(draft, rng, [_pipe_table(table, rng) for table in draft.tables()])


def _html_table(table: PrintedTable) -> str:
    rows = []
    for row in table.rows():
        cells = (
            cell_tag(cell, escape(cell.text, quote=False).replace("\n", "<br>")) for cell in row
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return "<table>" + "".join(rows) + "</table>"


def html_tables(draft: Draft, rng: Random) -> str:
    """Write Markdown whose tables are html, on one line each or row by row."""
    breaks = rng.random() < 0.5
    tables = [_html_table(table) for table in draft.tables()]
    if breaks:
        tables = [table.replace("<tr>", "\n<tr>") for table in tables]
    return _markdown(draft, rng, tables)


def _markdown(draft: Draft, rng: Random, tables: list[str]) -> str:
    mark = rng.choice(("## ", "# ", "**", ""))
    close = "**" if mark == "**" else ""
    waiting = iter(tables)
    parts = []
    for kind, item in draft.flow():
        if isinstance(item, PrintedTable):
            parts.append(next(waiting))
        elif kind == "title":
            parts.append(f"# {item}")
        elif kind == "heading":
            parts.append(f"{mark}{item}{close}")
        else:
            parts.append(item)
    return "\n\n".join(parts) + "\n"
