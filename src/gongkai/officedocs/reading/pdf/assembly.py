"""Pages to a document: checks on the whole file, then paragraphs and tables in reading order."""

import re

from gongkai.officedocs import limits
from gongkai.officedocs.document import Block, Document, Paragraph, Table
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.pdf.continued import continued_tables, number_columns_alike
from gongkai.officedocs.reading.pdf.engine import open_pdf
from gongkai.officedocs.reading.pdf.furniture import remove_furniture
from gongkai.officedocs.reading.pdf.lines import Line
from gongkai.officedocs.reading.pdf.pages import PageContent, PrintedTable, read_page
from gongkai.officedocs.reading.pdf.paragraphs import (
    PARAGRAPH_INDENT,
    Measure,
    columns_of,
    goes_on,
    join_lines,
    measure,
)
from gongkai.officedocs.reading.pdf.splitrows import join_split_rows

_FEWEST_COLUMN_LINES = 3
_FEWEST_GLYPHS = 20
"""A page of fewer glyphs, with a picture, is a scan (the glyphs are a stamp or a page number)."""
_FEWEST_CUT = 2
_LINEARIZED = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,12})")
_TAIL = 65_536
_CUT_SHORT = "PDF 文件不完整，可能下载中断或被截断。请重新下载，或用原软件重新导出一份。"


def assemble(data: bytes, name: str) -> Document:
    """Read a PDF into paragraphs and tables."""
    _check_complete(data)
    pages = []
    glyphs = 0
    with open_pdf(data) as file:
        for index in range(file.page_count):
            with file.page(index) as page:
                pages.append(read_page(page, index + 1))
            glyphs += pages[-1].glyph_count
            if glyphs > limits.MAX_CELLS * 20:
                raise UnreadableFileError(
                    "PDF 的文字多得不像一份年度报告，未予读取。请只提交年度报告本身的页面。"
                )
    remarks = _check_readable(pages)
    remove_furniture(pages)
    continued = continued_tables(pages)
    join_split_rows(continued)
    number_columns_alike(continued)
    blocks, layout = _Blocks(pages).build()
    return Document(name, "pdf", tuple(blocks), remarks, layout)


def _check_complete(data: bytes) -> None:
    """Refuse a file cut short, which PDFium would repair by leaving pages or changes out."""
    end = data.rfind(b"%%EOF")
    stated = _LINEARIZED.search(data[:1024])
    is_short = stated is not None and int(stated[1]) > len(data)
    goes_on = end >= 0 and b" obj" in data[end : end + _TAIL]
    if is_short or goes_on or (end < 0 and b"startxref" not in data):
        raise UnreadableFileError(_CUT_SHORT)


def _check_readable(pages: list[PageContent]) -> tuple[str, ...]:
    """Refuse files without usable text; give remarks about pages that are pictures.

    Raises:
        UnreadableFileError: scanned, empty, or the fonts do not tell their characters.
    """
    scans = [page for page in pages if page.glyph_count < _FEWEST_GLYPHS and page.image_count]
    glyphs = sum(page.glyph_count for page in pages)
    unknown = sum(page.unknown_count for page in pages)
    if scans and glyphs - unknown < _FEWEST_GLYPHS * len(pages):
        raise UnreadableFileError("PDF 是扫描件，没有文字层；请提供可复制文字的 PDF、docx 或网页。")
    if not glyphs and not unknown:
        raise UnreadableFileError(
            "PDF 里没有文字（可能是空白页，或文字已转成图形）；"
            "请提供可复制文字的 PDF、docx 或网页。"
        )
    if unknown * 2 > max(glyphs, unknown):
        raise UnreadableFileError(
            "PDF 的字体没有写明对应的文字，复制出来都是乱码，无法读取。"
            "请用原软件重新导出 PDF，或提供 docx、网页。"
        )
    return _remarks(pages, scans)


def _remarks(pages: list[PageContent], scans: list[PageContent]) -> tuple[str, ...]:
    remarks = []
    if scans:
        remarks.append(f"第{_numbers(scans)}页是图片，没有文字层，这些页的内容未能读取。")
    cut = [page for page in pages if page.outside_count > _FEWEST_CUT]
    if cut:
        remarks.append(f"第{_numbers(cut)}页有内容超出纸面、被裁掉，裁掉的部分没有读取。")
    garbled = [page for page in pages if page.unknown_count]
    if garbled:
        count = sum(page.unknown_count for page in garbled)
        remarks.append(
            f"第{_numbers(garbled)}页有{count}个字的字体没有写明对应的文字，读到的可能是错字，请对照原件核对。"
        )
    if any(page.is_hidden_text for page in pages):
        remarks.append("PDF 是扫描后识别的，文字由软件识别而来，可能有错，请对照原件核对。")
    return tuple(remarks)


def _numbers(pages: list[PageContent]) -> str:
    return "、".join(str(page.number) for page in pages)


class _Blocks:
    """Builds the blocks of a document from its pages, paragraph by paragraph."""

    def __init__(self, pages: list[PageContent]) -> None:
        self._pages = pages
        self._lines = [p for page in pages for p in page.parts if isinstance(p, Line)]
        has_tables = any(isinstance(p, PrintedTable) for page in pages for p in page.parts)
        tabular = sum(1 for line in self._lines if line.has_columns)
        self._layout = tabular >= _FEWEST_COLUMN_LINES or not has_tables
        self._columns = columns_of(self._lines)
        self._blocks: list[Block] = []
        self._open: list[Line] = []
        self._open_page = 0
        self._open_measure = Measure(0.0, 0.0, indents=False)

    def build(self) -> tuple[list[Block], bool]:
        """Give the blocks, and whether spaces in paragraphs stand for columns."""
        measures = self._measures()
        for page in self._pages:
            tables = 0
            for part in page.parts:
                if isinstance(part, Line):
                    self._add_line(part, page.number, measures[round(page.width)])
                    continue
                self._close()
                tables += 1
                if rows := tuple(tuple(row) for row in part.rows()):
                    self._blocks.append(Table(rows, f"第{page.number}页第{tables}张表"))
        self._close()
        return self._blocks, self._layout

    def _measures(self) -> dict[int, Measure]:
        """Measure the running text, for each width of page."""
        lines: dict[int, list[Line]] = {}
        for page in self._pages:
            found = (part for part in page.parts if isinstance(part, Line))
            lines.setdefault(round(page.width), []).extend(found)
        return {width: measure(found) for width, found in lines.items()}

    def _add_line(self, line: Line, number: int, space: Measure) -> None:
        if self._layout and line.has_columns:
            self._close()
            self._blocks.append(Paragraph(self._columns.lay_out(line), f"第{number}页"))
            return
        same_page = number == self._open_page
        if self._open and not goes_on(self._open[-1], line, space, same_page=same_page):
            self._close()
        if not self._open:
            self._blocks.append(Paragraph("", f"第{number}页"))
        self._open.append(line)
        self._open_page, self._open_measure = number, space

    def _close(self) -> None:
        """Write the open paragraph into its place."""
        if not self._open:
            return
        first = self._open[0]
        if self._layout and len(self._open) == 1:
            text = self._columns.lay_out(first)
        else:
            text = join_lines(self._open)
            if self._layout and self._open_measure.is_indented(first):
                text = PARAGRAPH_INDENT + text
        self._blocks[-1] = Paragraph(text, self._blocks[-1].place)
        self._open = []
