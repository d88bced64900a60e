"""Web pages: whole CMS pages with navigation, pages pasted from Word, fragments.

Tables that hold no other table are taken as grids; tables around them are page layout, and their
cells count as paragraphs. The parser is Lexbor (selectolax); the walk asks it for few nodes and
for whole texts, because each node costs more than its text.
"""

import codecs

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from gongkai.officedocs import limits
from gongkai.officedocs.document import Block, Document, GridCell, Paragraph, Table
from gongkai.officedocs.encoding import decode
from gongkai.officedocs.errors import UnreadableFileError

_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BREAK = "\x1e"
_TABLE = "\x1d"
_BLOCK_TAGS = "p,div,br,li,h1,h2,h3,h4,h5,h6,tr,td,th,section,article,dd,dt,blockquote,pre"
_SILENT_TAGS = "script,style,noscript,template,iframe,select"
_LAYOUT_CELL_LENGTH = 1500
_INNER = "p,br,div"
_PAGE_TITLE_PLACE = "网页标题"


def read_html(data: bytes, name: str) -> Document:
    """Read a web page into paragraphs and tables."""
    if _is_clean_utf8(data):
        return _read(_parse(data), name, ())
    text, remark = decode(data)
    return read_html_text(text, name, (remark,) if remark else ())


def read_html_text(text: str, name: str, remarks: tuple[str, ...] = ()) -> Document:
    """Read a web page that is already decoded."""
    text = text.replace(_BREAK, " ").replace(_TABLE, " ")
    return _read(_parse(text), name, remarks)


def _parse(page: bytes | str) -> LexborHTMLParser:
    tags = page.count(b"<") if isinstance(page, bytes) else page.count("<")
    if tags > limits.MAX_TAGS:
        raise UnreadableFileError(f"网页里有{tags}个标签，远超一份年度报告，未予读取。")
    try:
        return LexborHTMLParser(page)
    except SelectolaxError as error:  # Lexbor ran out of memory
        raise UnreadableFileError(
            "网页过大或嵌套过深，无法解析。请另存为正文页面或docx后再试。"
        ) from error


def _is_clean_utf8(data: bytes) -> bool:
    """Tell a page that the parser may have as it is, without a round through text."""
    if _BREAK.encode() in data or _TABLE.encode() in data or data.startswith(_BOMS):
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data


def _read(tree: LexborHTMLParser, name: str, remarks: tuple[str, ...]) -> Document:
    body = tree.body
    if body is None:
        raise UnreadableFileError("网页里没有正文。请检查文件是否下载完整。")
    for node in body.css(_SILENT_TAGS):
        node.decompose()
    tables = _take_tables(body)
    blocks = _blocks(body, tables)
    title = tree.css_first("title")
    if title is not None and (heading := " ".join(title.text().split())):
        blocks.insert(0, Paragraph(heading, _PAGE_TITLE_PLACE))
    return Document(name, "html", tuple(blocks), remarks)


def _take_tables(body: LexborNode) -> list[Table]:
    """Cut the data tables out of the page, leaving a numbered mark where each stood."""
    taken: list[Table] = []
    budget = limits.MAX_CELLS
    nodes = body.css("table")
    if len(nodes) > limits.MAX_CELLS // 10:
        raise UnreadableFileError(f"网页里有{len(nodes)}张表，远超一份年度报告，未予读取。")
    for node in nodes:
        if len(node.css("table")) > 1:  # the node itself is the first
            continue
        rows = _rows(node, budget)
        budget -= sum(map(len, rows))
        if _is_layout(rows):
            continue
        node.replace_with(f"{_BREAK}{_TABLE}{len(taken)}{_BREAK}")
        taken.append(Table(rows, f"第{len(taken) + 1}张表"))
    return taken


def _is_layout(rows: tuple[tuple[GridCell, ...], ...]) -> bool:
    cells = [cell for row in rows for cell in row]
    return len(cells) < 2 or any(len(cell.text) > _LAYOUT_CELL_LENGTH for cell in cells)


def _rows(table: LexborNode, budget: int) -> tuple[tuple[GridCell, ...], ...]:
    """Lay the cells of a table on a grid, as browsers do."""
    rows: list[tuple[GridCell, ...]] = []
    current: list[GridCell] = []
    reaches: dict[int, int] = {}  # column → the first row below the cell standing there
    wide = {node.mem_id for node in table.css("[rowspan],[colspan]")}
    nodes = table.css("tr,td,th")
    several = len(table.css(_INNER)) > len(nodes) // 2
    row, column = -1, 0
    for node in nodes:
        if node.tag == "tr":
            if row >= 0:
                rows.append(tuple(current))
            row, column, current = row + 1, 0, []
            continue
        budget -= 1
        if budget < 0:
            raise UnreadableFileError(
                f"表格单元格超过{limits.MAX_CELLS}个，远超一份年度报告，未予读取。"
            )
        row = max(row, 0)
        while reaches and reaches.get(column, 0) > row:
            column += 1
        if column > limits.MAX_COLUMNS:
            raise UnreadableFileError(f"表格超过{limits.MAX_COLUMNS}列，不是年度报告，未予读取。")
        text = _cell_text(node, may_hold_two=several)
        if node.mem_id not in wide:
            current.append(GridCell(text, row, column))
            column += 1
            continue
        rowspan, colspan = _span(node.attrs.get("rowspan")), _span(node.attrs.get("colspan"))
        current.append(GridCell(text, row, column, rowspan, colspan))
        if rowspan > 1:
            for spanned in range(column, column + colspan):
                reaches[spanned] = row + rowspan
        column += colspan
    rows.append(tuple(current))
    return tuple(rows)


def _span(text: str | None) -> int:
    digits = (text or "").strip()
    if not digits.isascii() or not digits.isdigit():
        return 1
    return min(max(int(digits[:9]), 1), limits.MAX_SPAN)


def _cell_text(node: LexborNode, *, may_hold_two: bool) -> str:
    text = node.text()
    if text.isalnum() and not may_hold_two:
        return text
    text = " ".join(text.split())
    if may_hold_two and len(text) > 1 and text.isdecimal() and len(node.css(_INNER)) > 1:
        # two numbers in two paragraphs of one cell must not run together into a third
        for child in node.css(_INNER):
            child.insert_before(" ")
        text = " ".join(node.text().split())
    return text


def _blocks(body: LexborNode, tables: list[Table]) -> list[Block]:
    """Split the page's text at its block elements and put the tables back in their places."""
    marked = body.css(_BLOCK_TAGS)
    if len(marked) > limits.MAX_BLOCKS:
        raise UnreadableFileError(f"网页里有{len(marked)}个段落，远超一份年度报告，未予读取。")
    for node in marked:
        node.insert_before(_BREAK)
        if node.tag != "br":
            node.insert_after(_BREAK)
    blocks: list[Block] = []
    count = 0
    for piece in body.text().split(_BREAK):
        if piece.startswith(_TABLE):
            blocks.append(tables[int(piece[1:])])
        elif words := piece.split():
            count += 1
            blocks.append(Paragraph(" ".join(words)[: limits.MAX_LINE], f"第{count}段"))
    return blocks
