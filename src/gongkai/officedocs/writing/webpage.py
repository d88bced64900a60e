"""A document as one web page: no script, nothing loaded from elsewhere, one style in its head.

Every text goes through the template's escaping; the style holds no text of the document, only the
columns' widths, so that a page may be served with a strict Content-Security-Policy.
"""

from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from jinja2 import Template

from gongkai.officedocs.writing.model import Box, Grid, OfficialDocument, chinese_date
from gongkai.officedocs.writing.templating import environment_of

_PAGE: Final = "document.html.jinja"
_SCOPES: Final = {"header": "col", "band": "rowgroup", "stub": "row"}


class _Table(NamedTuple):
    """A grid as a page needs it: rows of the head, and of each body that a band begins."""

    identity: str
    grid: Grid
    head: tuple[tuple[Box, ...], ...]
    bodies: tuple[tuple[tuple[Box, ...], ...], ...]
    shares: tuple[str, ...]


def write_html(document: OfficialDocument) -> bytes:
    """Write a document as a self-contained HTML page in UTF-8."""
    tables = [_table(number, grid) for number, grid in enumerate(document.grids, start=1)]
    page = _template().render(
        document=document,
        tables=tables,
        table_of={id(table.grid): table for table in tables},
        date=chinese_date(document.dated) if document.dated else "",
        numbered=len(document.attachments) > 1,
    )
    return page.encode()


def _table(number: int, grid: Grid) -> _Table:
    rows = grid.rows()
    starts = [
        row
        for row in range(grid.header_rows, grid.height)
        if row == grid.header_rows or any(box.kind == "band" for box in rows[row])
    ]
    total = sum(grid.widths)
    return _Table(
        f"table-{number}",
        grid,
        rows[: grid.header_rows],
        tuple(rows[start:end] for start, end in pairwise([*starts, grid.height])),
        tuple(f"{100 * width / total:.2f}" for width in grid.widths),
    )


@cache
def _template() -> Template:
    environment = environment_of(__package__ or "")
    environment.tests |= {
        "heading": lambda block: hasattr(block, "level"),
        "grid": lambda block: isinstance(block, Grid),
    }
    environment.globals |= {"scopes": _SCOPES, "identity": id}
    return environment.get_template(_PAGE)
