"""Markdown as OCR and conversion tools write it: ragged pipe tables, html tables, invented headers.

Pipe tables are read row by row and not by a Markdown parser, since the tools' tables are seldom
valid: the number of columns changes, the rule under the header is missing or repeated.
"""

import html
import re

from gongkai.officedocs import limits
from gongkai.officedocs.document import Block, Document, GridCell, Paragraph, Table
from gongkai.officedocs.encoding import decode
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.html import read_html_text

_HTML_TABLE = re.compile(r"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*")
_TAG = re.compile(r"<[^<>]{0,200}>")
_EMPHASIS = re.compile(r"(\*\*|__|`)(.*?)\1")
_LEAD = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s*|[-*+]\s+)")
_PIPE = re.compile(r"(?<!\\)\|")


def read_markdown(data: bytes, name: str) -> Document:
    """Read a Markdown file: pipe tables, html tables and lines of text."""
    text, remark = decode(data)
    blocks: list[Block] = []
    position = line = 0
    for match in _HTML_TABLE.finditer(text):
        before = text[position : match.start()]
        _read_lines(before, line, blocks)
        line += before.count("\n") + match[0].count("\n")
        blocks.extend(_html_blocks(match[0], blocks))
        position = match.end()
    _read_lines(text[position:], line, blocks)
    return Document(name, "md", tuple(blocks), (remark,) if remark else (), layout=True)


def _html_blocks(markup: str, before: list[Block]) -> list[Block]:
    count = sum(isinstance(block, Table) for block in before)
    found = [block for block in read_html_text(markup, "").blocks if isinstance(block, Table)]
    return [Table(table.rows, f"第{count + i}张表") for i, table in enumerate(found, start=1)]


def _read_lines(text: str, offset: int, blocks: list[Block]) -> None:
    """Add the lines of a stretch of Markdown to ``blocks``; ``offset`` lines stand before it."""
    rows: list[tuple[GridCell, ...]] = []
    lines = text.splitlines()
    if len(lines) > limits.MAX_BLOCKS:
        raise UnreadableFileError(f"文本有{len(lines)}行，远超一份年度报告，未予读取。")
    if max(map(len, lines), default=0) > limits.MAX_LINE:
        raise UnreadableFileError(
            f"文本有一行超过{limits.MAX_LINE}字，不是年度报告的正文，未予读取。"
        )
    for number, line in enumerate(lines, start=offset + 1):
        if _is_row(line):
            if not _RULE.fullmatch(line):
                rows.append(_row(line, len(rows), number))
                _check_size(rows)
            continue
        _end_table(rows, blocks)
        if plain := _plain(line):
            blocks.append(Paragraph(plain, f"第{number}行"))
    _end_table(rows, blocks)


def _check_size(rows: list[tuple[GridCell, ...]]) -> None:
    if len(rows) * len(rows[-1]) > limits.MAX_CELLS:
        raise UnreadableFileError(
            f"表格单元格超过{limits.MAX_CELLS}个，远超一份年度报告，未予读取。"
        )


def _is_row(line: str) -> bool:
    stripped = line.strip()
    return stripped.startswith("|") or len(_PIPE.findall(stripped)) > 2


def _row(line: str, row: int, number: int) -> tuple[GridCell, ...]:
    pieces = _PIPE.split(line.strip().removeprefix("|").removesuffix("|"))
    if len(pieces) > limits.MAX_SPAN:
        raise UnreadableFileError(f"第{number}行有{len(pieces)}个单元格，远超一份年度报告。")
    return tuple(
        GridCell(_plain(piece), row, column, place=f"第{number}行第{column + 1}格")
        for column, piece in enumerate(pieces)
    )


def _end_table(rows: list[tuple[GridCell, ...]], blocks: list[Block]) -> None:
    if rows:
        count = sum(isinstance(block, Table) for block in blocks)
        blocks.append(Table(tuple(rows), f"第{count + 1}张表"))
        rows.clear()


def _plain(text: str) -> str:
    """Strip Markdown and html marks from a line or cell."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = html.unescape(text)
    text = _EMPHASIS.sub(r"\2", _LEAD.sub("", text))
    return text.replace("\\", "").strip()
