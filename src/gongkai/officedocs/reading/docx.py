"""Word documents: zip and lxml, one walk, no object for what is not read.

A table that holds another table is page layout unless it is a grid in its own right; the cells of
layout count as paragraphs, as they do in web pages.
"""

import re

from lxml import etree

from gongkai.officedocs import limits
from gongkai.officedocs.archive import Archive, parse_xml
from gongkai.officedocs.document import Block, Document, GridCell, Paragraph, Table
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.wordgrid import MARKS, Grid
from gongkai.officedocs.reading.wordnumbering import Numbering
from gongkai.officedocs.reading.wordtree import (
    NUM_PR,
    P_STYLE,
    TBL,
    TC,
    TR,
    P,
    R,
    T,
    W,
    parse_body,
    simplify,
)

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = W[1:-1].encode()
_MAIN_PART = "word/document.xml"
_MAIN_TARGET = re.compile(rb'<Relationship\b[^>]*?/officeDocument"[^>]*>')
_TARGET = re.compile(rb'\bTarget="/?([^"]+)"')
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TAB, _NO_BREAK_HYPHEN = W + "tab", W + "noBreakHyphen"
_BREAKS = (W + "br", W + "cr")
_TEXT = (T, _MATH_TEXT, _TAB, *_BREAKS, _NO_BREAK_HYPHEN)
_VAL = W + "val"
_IN_TABLE = (*_TEXT, P, TC, TR, *MARKS)
_LAYOUT_COLUMNS = 2
_LAYOUT_CELL_LENGTH = 1500


def read_docx(data: bytes, name: str) -> Document:
    """Read a Word document into paragraphs and tables.

    Raises:
        UnreadableFileError: the file is damaged, locked, or no Word document.
    """
    archive = Archive(data)
    part = _main_part(archive)
    folder = part.rpartition("/")[0]
    content = archive.read(part)
    if _STRICT in content[:4096]:
        content = content.replace(_STRICT, _TRANSITIONAL)
    root = parse_body(content, has_lists=f"{folder}/numbering.xml" in archive.names)
    body = root.find(W + "body")
    if body is None:
        raise UnreadableFileError(
            "文件里没有Word正文。请确认文件是Word文档，用Word或WPS打开后另存为docx再试。"
        )
    simplify(root)
    walk = _Walk(_numbering(archive, root, folder))
    walk.body(body)
    remarks = archive.remarks
    if root.find(f".//{W}altChunk") is not None:
        if not walk.blocks:
            raise UnreadableFileError(
                "文件正文是嵌入的网页，Word打开时才会展开。请用Word打开后另存为docx再试。"
            )
        remarks += ("文件里嵌有其他文件（altChunk），其内容没有读取。",)
    return Document(name, "docx", tuple(walk.blocks), remarks)


def _main_part(archive: Archive) -> str:
    if _MAIN_PART in archive.names:
        return _MAIN_PART
    if "_rels/.rels" in archive.names:
        relation = _MAIN_TARGET.search(archive.read("_rels/.rels"))
        target = _TARGET.search(relation[0]) if relation else None
        if target:
            return target[1].decode("utf-8", "replace")
    raise UnreadableFileError(
        "文件是压缩包，但不是Word文档。请确认文件没有弄错，或用Word、WPS打开后另存为docx。"
    )


def _numbering(archive: Archive, root: etree._Element, folder: str) -> Numbering | None:
    """Read the lists, if any paragraph can be in one by itself or through its style."""
    numbering, styles = f"{folder}/numbering.xml", f"{folder}/styles.xml"
    if numbering not in archive.names:
        return None
    style_part = None
    if styles in archive.names and next(root.iter(P_STYLE), None) is not None:
        content = archive.read(styles)
        style_part = parse_xml(content) if b"numPr" in content else None
    if style_part is None and next(root.iter(NUM_PR), None) is None:
        return None
    return Numbering(parse_xml(archive.read(numbering)), style_part)


class _Walk:
    """Gathers the blocks of a document in reading order."""

    def __init__(self, numbering: Numbering | None) -> None:
        self.blocks: list[Block] = []
        self._numbering = numbering
        self._paragraphs = self._tables = self._cells = 0

    def body(self, parent: etree._Element, depth: int = 0) -> None:
        """Read the paragraphs and tables that stand directly in an element."""
        for child in parent:
            if child.tag == P:
                self._paragraph(child)
            elif child.tag == TBL:
                self._table(child, depth)
            elif len(child):
                self.body(child, depth)
            if len(self.blocks) > limits.MAX_BLOCKS:
                raise UnreadableFileError(
                    f"文件的段落超过{limits.MAX_BLOCKS}个，远超一份年度报告，未予读取。"
                )

    def _paragraph(self, paragraph: etree._Element) -> None:
        text = "".join([e.text or _sign(e) for e in paragraph.iter(*_TEXT)])
        number = self._numbering.prefix(paragraph) if self._numbering else ""
        if not text or text.isspace():
            return
        self._paragraphs += 1
        place = f"第{self._paragraphs}段"
        for line in (number + text).split("\n"):
            if stripped := line.strip():
                self.blocks.append(Paragraph(stripped, place))

    def _table(self, table: etree._Element, depth: int) -> None:
        if depth > limits.MAX_DEPTH:
            raise UnreadableFileError(
                f"表格里套表格超过{limits.MAX_DEPTH}层，不是正常的文档，未予读取。"
            )
        inner: list[etree._Element] = []
        if next(table.iterdescendants(TBL), None) is not None:
            if not _is_grid(table):
                self._layout(table, depth)
                return
            inner = _take_inner_tables(table)
        counted = self._numbering.mark() if self._numbering else None
        grid = self._grid(table)
        if _is_box(grid):
            if self._numbering and counted is not None:
                self._numbering.return_to(counted)
            self._layout(table, depth)
        else:
            self._tables += 1
            self.blocks.append(Table(grid, f"第{self._tables}张表"))
        for each in inner:
            self._table(each, depth + 1)

    def _layout(self, table: etree._Element, depth: int) -> None:
        for row in table.iterchildren(TR):
            for cell in row.iterchildren(TC):
                self.body(cell, depth + 1)

    def _grid(self, table: etree._Element) -> tuple[tuple[GridCell, ...], ...]:
        """Lay the cells of a table, in which no other stands, on its grid."""
        grid = Grid(limits.MAX_CELLS - self._cells)
        add = grid.parts.append
        for element in table.iter(*_IN_TABLE):
            tag = element.tag
            if tag == T:
                add(element.text or "")
            elif tag == P:
                add(" ")
                if self._numbering:
                    add(self._numbering.prefix(element))
            elif tag == TC:
                grid.begin_cell()
            elif tag == TR:
                grid.begin_row()
            elif tag in MARKS:
                grid.mark(tag, element.get(_VAL))
            else:
                add(_sign(element))
        self._cells += grid.cells
        return grid.finish()


def _sign(element: etree._Element) -> str:
    """Give the character that an element other than text stands for."""
    tag = element.tag
    if tag == _TAB:
        parent = element.getparent()
        return "\t" if parent is not None and parent.tag == R else ""  # else a tab stop
    if tag == _NO_BREAK_HYPHEN:
        return "-"
    if tag in _BREAKS:
        return "\n"
    return element.text or ""


def _is_grid(table: etree._Element) -> bool:
    """Tell a table of figures, in which another table happens to stand, from page layout."""
    widths = [sum(1 for _ in row.iterchildren(TC)) for row in table.iterchildren(TR)]
    return sum(width > _LAYOUT_COLUMNS for width in widths) * 2 > len(widths)


def _is_box(grid: tuple[tuple[GridCell, ...], ...]) -> bool:
    """Tell a frame around text from a table of figures."""
    cells = [cell for row in grid for cell in row]
    return len(cells) < 2 or any(len(cell.text) > _LAYOUT_CELL_LENGTH for cell in cells)


def _take_inner_tables(table: etree._Element) -> list[etree._Element]:
    """Cut the tables out that stand in a table's cells."""
    inner = [
        child
        for row in table.iterchildren(TR)
        for cell in row.iterchildren(TC)
        for child in cell.iterchildren(TBL)
    ]
    for child in inner:
        parent = child.getparent()
        if parent is not None:
            parent.remove(child)
    return inner
