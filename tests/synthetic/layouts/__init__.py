"""The ways in which a report is laid out: file formats, and habits within each."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from synthetic.draft import Draft
from synthetic.layouts import (
    markdown,
    pages,
    pages_dumped,
    sheets,
    text_cells,
    text_columns,
    text_displaced,
    text_rows,
    text_tabs,
    web,
    web_cms,
    word,
    word_edited,
)


@dataclass(frozen=True)
class Layout:
    """A way of laying a report out; ``render`` returns text for formats that have an encoding."""

    name: str
    extension: str
    render: Callable[[Draft, Random], bytes | str]
    cells: bool = True
    """True when each cell stands apart, so that a blank one can be seen."""
    displaced: bool = False
    """True when figures have come apart from their labels."""

    @property
    def breaks_lines(self) -> bool:
        """Tell whether a line break within a cell can be told from the end of the cell."""
        return self.cells and self.extension != "txt"


LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("docx", "docx", word.official),
        Layout("docx-blocks", "docx", word.separate_blocks),
        Layout("docx-spaced", "docx", word.spaced_labels),
        Layout("docx-edited", "docx", word_edited.edited),
        Layout("xlsx", "xlsx", sheets.one_sheet),
        Layout("xlsx-sheets", "xlsx", sheets.several_sheets),
        Layout("html", "html", web.clean),
        Layout("html-word", "html", web_cms.pasted_from_word),
        Layout("html-div", "html", web.lines_in_divs),
        Layout("pdf", "pdf", pages.ruled),
        Layout("pdf-borderless", "pdf", pages.borderless, cells=False),
        Layout("md", "md", markdown.pipes),
        Layout("md-html", "md", markdown.html_tables),
        Layout("txt-cells", "txt", text_cells.cell_a_line),
        Layout("txt-tabs", "txt", text_tabs.tabbed),
        Layout("txt-raw", "txt", text_rows.raw, cells=False),
        Layout("txt-layout", "txt", text_columns.columns, cells=False),
        Layout("txt-tokens", "txt", text_displaced.token_a_line, cells=False),
        Layout("txt-labels-first", "txt", text_displaced.labels_first, cells=False, displaced=True),
        Layout(
            "txt-figures-first", "txt", text_displaced.figures_first, cells=False, displaced=True
        ),
        Layout("txt-by-columns", "txt", text_displaced.by_columns, cells=False, displaced=True),
    )
}

TOOL_LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("pdftotext", "txt", pages_dumped.dumped(), cells=False, displaced=True),
        Layout("pdftotext-layout", "txt", pages_dumped.dumped("-layout"), cells=False),
        Layout("pdftotext-raw", "txt", pages_dumped.dumped("-raw"), cells=False),
    )
    if shutil.which(pages_dumped.PROGRAM)
}
"""Layouts that need a program of the machine; made only when asked for by name."""
