"""Plain text: saved from Word (a table cell a line, after a tab), tab-separated, or PDF dumps.

Cells set off by tabs, or by commas or semicolons line after line, become tables. Everything else
stays a line with its spaces, since in a dump the spacing is all that is left of the columns.
"""

from collections.abc import Iterable

from gongkai.officedocs import limits
from gongkai.officedocs.document import Block, Document, GridCell, Paragraph, Table
from gongkai.officedocs.encoding import decode
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.delimited import part_lines


def read_text(data: bytes, name: str) -> Document:
    """Read a plain text file line by line."""
    text, remark = decode(data)
    if text.count("\0") * 100 > len(text):
        raise UnreadableFileError(
            "文件是二进制内容，不是文本。请提供docx、xlsx、html、pdf、txt或md格式。"
        )
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\f").split("\n")
    if len(lines) > limits.MAX_BLOCKS:
        raise UnreadableFileError(f"文本有{len(lines)}行，远超一份年度报告，未予读取。")
    if max(map(len, lines)) > limits.MAX_LINE:
        raise UnreadableFileError(
            f"文本有一行超过{limits.MAX_LINE}字，不是年度报告的正文，未予读取。"
        )
    blocks = _TextBlocks()
    for number, line in enumerate(part_lines(lines), start=1):
        if isinstance(line, str):
            blocks.add(number, line)
        else:
            blocks.add_row(number, line)
    blocks.end_table()
    return Document(name, "txt", tuple(blocks.done), (remark,) if remark else (), layout=True)


class _TextBlocks:
    """Gathers lines into paragraphs and tables; a row is a run of tabbed lines or one line."""

    def __init__(self) -> None:
        self.done: list[Block] = []
        self._rows: list[tuple[GridCell, ...]] = []
        self._row: list[GridCell] = []
        self._cells = 0
        self._tables = 0
        self._gap = False

    def add_row(self, number: int, cells: Iterable[str]) -> None:
        """Take a line that is a row of a table."""
        self._end_row()
        self._add_cells(number, cells)
        self._end_row()
        self._gap = False

    def add(self, number: int, line: str) -> None:
        """Take a line as it stands."""
        if line.startswith("\t") and "\t" not in line.strip():
            self._add_cells(number, line[1:].split("\t"))
        elif "\t" in line.strip():
            self.add_row(number, line.split("\t"))
        elif line.strip():
            self.end_table()
            self.done.append(Paragraph(line.rstrip(), f"第{number}行", self._gap))
        else:
            self._end_row()
        self._gap = not line.strip()

    def _add_cells(self, number: int, cells: Iterable[str]) -> None:
        for text in cells:
            self._cells += 1
            if self._cells > limits.MAX_CELLS:
                raise UnreadableFileError(
                    f"表格单元格超过{limits.MAX_CELLS}个，远超一份年度报告，未予读取。"
                )
            place = f"第{number}行"
            self._row.append(GridCell(text.strip(), len(self._rows), len(self._row), place=place))

    def _end_row(self) -> None:
        if self._row:
            self._rows.append(tuple(self._row))
            self._row = []

    def end_table(self) -> None:
        """Close the table being gathered, if any."""
        self._end_row()
        if self._rows:
            self._tables += 1
            self.done.append(Table(tuple(self._rows), f"第{self._tables}张表"))
            self._rows = []
