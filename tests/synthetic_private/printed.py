"""Samples as files: text, text wrapped as on a page, docx, html, xlsx, pdf."""

import html
from io import BytesIO
from typing import Final

import docx
import openpyxl
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from synthetic_private.corpus import Sample
from synthetic_private.rolls import Roll

_FONT: Final = "STSong-Light"
_SIZE, _LEADING = 12, 20
_WIDTH, _HEIGHT, _MARGIN = 595, 842, 72
_LINE: Final = 70
"""Columns of a line where a text is wrapped; a Chinese character takes two."""


def wrapped(text: str, columns: int = _LINE) -> list[str]:
    """Break a text into lines anywhere, also within numbers and names, as a page does."""
    lines, width = [""], 0
    for character in text:
        size = 2 if ord(character) > 0x2E80 else 1
        if width + size > columns:
            lines.append("")
            width = 0
        lines[-1] += character
        width += size
    return lines


def as_text(sample: Sample, *, wrap: bool = False) -> str:
    """Print a sample without tables as text; wrapped, with sentences run together."""
    parts = [part for part in sample.parts if isinstance(part, str)]
    if not wrap:
        return "\n".join(parts)
    return "\n".join(line for text in _run_together(parts) for line in wrapped(text))


def _run_together(parts: list[str]) -> list[str]:
    """Let sentences that end in 。 run on in one paragraph; marks and lines stay alone."""
    paragraphs = [""]
    for part in parts:
        if part.endswith("。"):
            paragraphs[-1] += part
        else:
            paragraphs += [part, ""]
    return [paragraph for paragraph in paragraphs if paragraph]


def as_docx(sample: Sample) -> bytes:
    """Print a sample as a Word document."""
    document = docx.Document()
    for part in sample.parts:
        if isinstance(part, Roll):
            table = document.add_table(len(part.rows), len(part.rows[0]))
            for row, texts in zip(table.rows, part.rows, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        else:
            document.add_paragraph(part)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_html(sample: Sample) -> bytes:
    """Print a sample as a web page."""
    body = "\n".join(
        _html_table(part) if isinstance(part, Roll) else f"<p>{html.escape(part)}</p>"
        for part in sample.parts
    )
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{body}</body></html>"
    return page.encode()


def _html_table(roll: Roll) -> str:
    rows = (
        "<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in row) + "</tr>"
        for row in roll.rows
    )
    return f"<table>{''.join(rows)}</table>"


def as_xlsx(sample: Sample) -> bytes:
    """Print a sample as a workbook: its sentences on one sheet, each table on another."""
    book = openpyxl.Workbook()
    first = book.create_sheet("正文", 0)
    for part in sample.parts:
        if isinstance(part, Roll):
            sheet = book.create_sheet()
            for row in part.rows:
                sheet.append(row)
        else:
            first.append([part])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_pdf(sample: Sample) -> bytes:
    """Print a sample without tables as a page of wrapped lines."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(_WIDTH, _HEIGHT))
    canvas.setFont(_FONT, _SIZE)
    height = _HEIGHT - _MARGIN
    for line in as_text(sample, wrap=True).split("\n"):
        canvas.drawString(_MARGIN, height, line)
        height -= _LEADING
    canvas.save()
    return buffer.getvalue()
