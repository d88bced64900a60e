"""The report as a Word document: real merged cells, in the official layout and in others."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from random import Random
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from synthetic.draft import Draft, Printed, PrintedTable
from synthetic.grids import by_blocks
from synthetic.layouts.archives import with_fixed_dates

NAMESPACE = nsdecls("w")
_FONT = '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:sz w:val="{size}"/></w:rPr>'


def _run(text: str, size: int) -> str:
    font = _FONT.format(size=size)
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r>{font}{lines}</w:r>"


def paragraph(text: str, rng: Random, *, align: str = "both", size: int = 32) -> str:
    """Write a paragraph, sometimes broken into several runs as editing leaves it."""
    parts = [text]
    if len(text) > 6 and rng.random() < 0.4:
        cut = rng.randint(1, len(text) - 1)
        parts = [text[:cut], text[cut:]]
    runs = "".join(_run(part, size) for part in parts)
    return f'<w:p {NAMESPACE}><w:pPr><w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'


def _cell(cell: Printed, *, starts: bool, split: bool) -> str:
    properties = f'<w:tcW w:w="{600 * cell.colspan}" w:type="dxa"/>'
    if cell.colspan > 1:
        properties += f'<w:gridSpan w:val="{cell.colspan}"/>'
    if cell.rowspan > 1:
        properties += '<w:vMerge w:val="restart"/>' if starts else "<w:vMerge/>"
    lines = cell.text.split("\n") if split else [cell.text]
    runs = [_run(line, 21) if line else "" for line in lines] if starts else [""]
    content = "".join(f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run}</w:p>' for run in runs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table_xml(table: PrintedTable, rng: Random) -> str:
    """Write a table with gridSpan and vMerge."""
    split = rng.random() < 0.5
    rows = []
    for row, line in enumerate(table.matrix()):
        cells = []
        column = 0
        while column < table.width:
            cell = line[column]
            cells.append(_cell(cell, starts=cell.row == row, split=split))
            column += max(1, cell.colspan)
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = '<w:gridCol w:w="600"/>' * table.width
    return (
        f"<w:tbl {NAMESPACE}><w:tblPr><w:tblW w:w='0' w:type='auto'/>"
        f"<w:tblBorders>{borders}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


@cache
def _blank_document() -> bytes:
    buffer = BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def _document() -> Document:
    return docx.Document(BytesIO(_blank_document()))


def _unchanged(xml: str) -> str:
    return xml


def render(
    draft: Draft, rng: Random, *, separate: bool, edit: Callable[[str], str] = _unchanged
) -> bytes:
    """Write a document, each paragraph and table passed through ``edit``."""
    document = _document()
    body = document.element.body
    end = body.sectPr

    def add(xml: str) -> None:
        end.addprevious(parse_xml(edit(xml)))

    for kind, item in draft.flow():
        if isinstance(item, PrintedTable):
            parts = by_blocks(item) if separate and item.key == "disclosure" else [item]
            for part in parts:
                add(table_xml(part, rng))
                add(paragraph("", rng))
        elif kind == "title":
            add(paragraph(item, rng, align="center", size=44))
        else:
            add(paragraph(item, rng, align="right" if kind == "signature" else "both"))
    buffer = BytesIO()
    document.save(buffer)
    return with_fixed_dates(buffer.getvalue())


def official(draft: Draft, rng: Random) -> bytes:
    """Write a document whose tables are laid out as the official form has them."""
    return render(draft, rng, separate=False)


def separate_blocks(draft: Draft, rng: Random) -> bytes:
    """Write a document with one table for each block of article 20."""
    return render(draft, rng, separate=True)


def spaced_labels(draft: Draft, rng: Random) -> bytes:
    """Write a document whose labels are spread with spaces and broken over two lines."""
    for cell in draft.cells():
        if cell.role == "header" and len(cell.text) in (3, 4, 6) and rng.random() < 0.7:
            middle = len(cell.text) // 2
            cell.text = cell.text[:middle] + "\n" + cell.text[middle:]
        elif cell.role in ("label", "group", "header") and rng.random() < 0.3:
            cell.text = rng.choice((" ", "  ", "　")).join(cell.text)
    return render(draft, rng, separate=rng.random() < 0.3)
