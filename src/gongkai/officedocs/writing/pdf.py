"""A document as PDF on the page of GB/T 9704-2012, tagged so that it can be read aloud.

typst sets it; its compiler is kept, since finding the fonts costs more than a document. The words
go to it as data, never as markup. The faces of the standard are used where they are installed or
given, else free ones of the like.
"""

import datetime
import json
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NamedTuple, cast

import typst

from gongkai.officedocs.writing.faces import choose_faces
from gongkai.officedocs.writing.layout import (
    DENSE_COLUMNS,
    heading_blank,
    is_heading_row,
    shared,
    side,
    signature_blanks,
    text_size,
    title_measure,
)
from gongkai.officedocs.writing.model import (
    Block,
    Box,
    Grid,
    Heading,
    OfficialDocument,
    Paragraph,
    chinese_date,
)

_MEASURE: Final = 8845
"""The width of the type area (版心), 156 mm, in twips."""
_TITLE_CHARACTERS: Final = 20
_STANDARDS: "Final[list[typst.PDFStandard]]" = ["a-2a", "ua-1"]
"""PDF/A-2a, for the archives, and PDF/UA-1, for those who have it read aloud."""
_UNTITLED: Final = "公文"
_ISSUER_SIZE: Final = 36
_TWIPS: Final = 20
"""So many make a point."""


class _Press(NamedTuple):
    """A compiler with the fonts it has found; one document at a time."""

    compiler: typst.Compiler
    faces: dict[str, list[str]]
    lock: threading.Lock


def write_pdf(document: OfficialDocument, font_folders: Sequence[Path] = ()) -> bytes:
    """Write a document as PDF; the same document and fonts give the same bytes.

    Args:
        document: what is written.
        font_folders: where fonts are looked for besides those installed.

    Raises:
        NoChineseFontError: none of the fonts found has Chinese characters.
    """
    press = _press(tuple(font_folders))
    plain = {"faces": press.faces, **_plain(document)}
    made = datetime.datetime.combine(document.created, datetime.time(), datetime.UTC)
    with press.lock:
        try:
            return _compiled(press.compiler, plain, made, _STANDARDS)
        except typst.TypstError:  # a character without a glyph, which the standards forbid
            return _compiled(press.compiler, plain, made, [])


def _compiled(
    compiler: typst.Compiler,
    plain: dict[str, Any],
    made: datetime.datetime,
    standards: "list[typst.PDFStandard]",
) -> bytes:
    content = compiler.compile(
        _template(),
        format="pdf",
        sys_inputs={"document": json.dumps(plain)},
        timestamp=made,
        pdf_standards=standards,
    )
    return cast("bytes", content)  # typst's types give a list for formats of an image a page


@cache
def _press(font_folders: tuple[Path, ...]) -> _Press:
    fonts = typst.Fonts(font_paths=[str(folder) for folder in font_folders])
    faces = choose_faces(frozenset(fonts.families()))
    return _Press(typst.Compiler(_template(), font_paths=fonts), faces, threading.Lock())


@cache
def _template() -> bytes:
    return files(__package__).joinpath("data/document.typ").read_bytes()


def _plain(document: OfficialDocument) -> dict[str, Any]:
    """Give a document as the template takes it."""
    issuer_size = min(_ISSUER_SIZE, _MEASURE // _TWIPS // max(len(document.issuer), 1))
    return {
        "full_title": document.full_title or _UNTITLED,
        "author": document.author,
        "created": [document.created.year, document.created.month, document.created.day],
        "page_numbers": document.page_numbers,
        "issuer": {"text": document.issuer, "size": issuer_size},
        "red_line": bool(document.issuer or document.number),
        "number": document.number,
        "title": document.title,
        "title_measure": title_measure(document.title, _TITLE_CHARACTERS),
        "addressee": f"{document.addressee}：" if document.addressee else "",
        "blocks": [_block(block) for block in document.blocks],
        "attachments": list(_attachments(document.attachments)),
        "signature": list(_signature(document)),
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": block.text}
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "lead": block.lead, "text": block.text}
    return {
        "kind": "grid",
        "widths": block.widths,
        "keep_together": block.keep_together,
        "dense": len(block.widths) >= DENSE_COLUMNS,
        "parts": list(_parts(block)),
    }


def _parts(grid: Grid) -> Iterator[dict[str, Any]]:
    """Give headings and the rows under them in turn.

    Headings of level 1 are those repeated on every page; those of level 2 stand further down.
    """
    widths = shared(_MEASURE, grid.widths)

    def level(numbered: tuple[int, tuple[Box, ...]]) -> int:
        row, boxes = numbered
        return 1 if row < grid.header_rows else 2 if is_heading_row(boxes) else 0

    for depth, rows in groupby(enumerate(grid.rows()), level):
        cells = [_cell(box, grid, widths) for _, boxes in rows for box in boxes]
        yield {"heads": depth > 0, "level": depth, "cells": cells}


def _cell(box: Box, grid: Grid, widths: list[int]) -> dict[str, Any]:
    width = sum(widths[box.column : box.column + box.colspan])
    columns = len(grid.widths)
    size = text_size(box, width, columns)
    return {
        "text": box.text,
        "row": box.row,
        "column": box.column,
        "rowspan": box.rowspan,
        "colspan": box.colspan,
        "kind": box.kind,
        "align": box.aligned,
        "size": size.half_points / 2,
        "fits": size.fits,
        "side": side(columns) / _TWIPS,
        "blank": heading_blank(box, width, columns) / _TWIPS,
    }


def _attachments(names: Iterable[str]) -> Iterator[str]:
    """Give the lines of 附件说明: numbered where there are several, under one another."""
    lines = list(names)
    for number, name in enumerate(lines, start=1):
        lead = "附件：" if number == 1 else "\u3000\u3000\u3000"
        yield lead + (f"{number}. {name}" if len(lines) > 1 else name)


def _signature(document: OfficialDocument) -> Iterator[dict[str, Any]]:
    date = chinese_date(document.dated) if document.dated else ""
    blanks = signature_blanks(document.signature, date)
    for text, blank in zip((document.signature, date), blanks, strict=True):
        if text:
            yield {"text": text, "blank": blank}
