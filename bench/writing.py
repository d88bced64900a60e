"""Reports written: docx against python-docx, PDF against WeasyPrint, doing the same page.

Run as `python -m bench.writing`. python-docx builds the same paragraphs and the same tables with
the same merged cells; WeasyPrint renders our own web page of the report, its fonts found before.
"""

import logging
from collections.abc import Sequence
from io import BytesIO

import docx
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from bench.files import of_layout
from bench.ratios import Ratio, best, show
from gongkai.annualreport.model import Report
from gongkai.annualreport.reading import report_from
from gongkai.annualreport.writing.compose import compose
from gongkai.annualreport.writing.formats import write_report
from gongkai.officedocs.files import choose_reader
from gongkai.officedocs.writing.model import Grid, Heading, OfficialDocument, Paragraph

SAMPLES = 4


def reports() -> list[Report]:
    """Read some synthetic reports, of both forms."""
    return [
        report_from(choose_reader(file.data, ".html")(file.data, file.name))
        for file in of_layout("html", SAMPLES)
    ]


def by_python_docx(document: OfficialDocument) -> bytes:
    """Write a document with python-docx: the same words, the same tables."""
    book = docx.Document()
    book.add_heading(document.full_title, 0)
    for block in document.blocks:
        if isinstance(block, Heading):
            book.add_heading(block.text, block.level)
        elif isinstance(block, Paragraph):
            book.add_paragraph(block.lead + block.text)
        elif isinstance(block, Grid):
            _table(book, block)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _table(book: docx.document.Document, grid: Grid) -> None:
    table = book.add_table(grid.height, len(grid.widths), style="Table Grid")
    cells = [row.cells for row in table.rows]
    for box in grid.boxes:
        cell = cells[box.row][box.column]
        if (box.rowspan, box.colspan) != (1, 1):
            last = cells[box.row + box.rowspan - 1][box.column + box.colspan - 1]
            cell = cell.merge(last)
        cell.text = box.text


def by_weasyprint(pages: Sequence[str], fonts: FontConfiguration) -> None:
    """Render web pages as PDF with WeasyPrint."""
    for page in pages:
        weasyprint.HTML(string=page).write_pdf(font_config=fonts)


def ratios() -> list[Ratio]:
    """Compare both formats."""
    given = reports()
    documents = [compose(report) for report in given]
    pages = [write_report(report, ".html").decode() for report in given]
    fonts = FontConfiguration()

    def write(suffix: str) -> None:
        for report in given:
            write_report(report, suffix)

    docx_ours = best(lambda: write(".docx"), rounds=3)
    docx_theirs = best(lambda: [by_python_docx(each) for each in documents], rounds=3)
    pdf_ours = best(lambda: write(".pdf"), rounds=3)
    pdf_theirs = best(lambda: by_weasyprint(pages, fonts), rounds=3)
    html = best(lambda: write(".html"), rounds=3)
    each = len(given)
    note = f"每份：docx {1000 * docx_ours / each:.0f}毫秒，pdf {1000 * pdf_ours / each:.0f}毫秒"
    print(f"{note}，html {1000 * html / each:.0f}毫秒")  # noqa: T201 - a bench prints
    return [
        Ratio("python-docx", "写成docx", docx_theirs / docx_ours, "＞1", docx_theirs > docx_ours),
        Ratio("WeasyPrint", "写成pdf", pdf_theirs / pdf_ours, "＞1", pdf_theirs > pdf_ours),
    ]


if __name__ == "__main__":
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    show(ratios())
