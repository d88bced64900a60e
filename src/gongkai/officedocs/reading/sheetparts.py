"""Workbooks made safe before a spreadsheet engine sees them.

The engine (calamine) lays every sheet out as a full rectangle, so one cell in the far corner asks
for terabytes. What it is given is a container written anew: only the parts it needs, inflated
under the limits, with the cells taken out that stand far outside any report.
"""

import re
import zipfile
from io import BytesIO
from typing import Final, NamedTuple

from lxml import etree

from gongkai.officedocs import limits
from gongkai.officedocs.archive import Archive, parse_xml
from gongkai.officedocs.errors import UnreadableFileError

MAX_ROWS: Final = 20_000
"""The last row that is read; a report has about a hundred."""

MAX_COLUMNS: Final = 200
"""The last column that is read; a report has fifteen."""

_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/[^/]+\.xml|xl/_rels/[^/]+\.rels|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"([A-Za-z]{1,7})([0-9]{1,9})")
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_ODS_PARTS = ("mimetype", "META-INF/manifest.xml")
_ROWS_REPEATED = _TABLE + "number-rows-repeated"
_COLUMNS_REPEATED = _TABLE + "number-columns-repeated"
_ODS_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")


class SafeWorkbook(NamedTuple):
    """A container that may be given to the engine, and what was left out of it."""

    data: bytes
    remarks: tuple[str, ...] = ()


def safe_workbook(archive: Archive) -> SafeWorkbook:
    """Write a workbook's container anew with only what was checked.

    Raises:
        UnreadableFileError: damaged, too large, or no workbook of a known kind.
    """
    if "content.xml" in archive.names:
        return _safe_ods(archive)
    if "xl/workbook.bin" in archive.names:
        raise UnreadableFileError("文件是xlsb格式，暂不能读取。请用Excel或WPS打开后另存为xlsx。")
    return _safe_xlsx(archive)


def column_letters(column: int) -> str:
    """Name a column from 0 as sheets do: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _safe_xlsx(archive: Archive) -> SafeWorkbook:
    parts: dict[str, bytes] = {}
    sheets: list[etree._Element] = []
    strayed: list[str] = []
    strings: list[int] = []
    for name in sorted(filter(_PARTS.fullmatch, archive.names)):
        parts[name] = archive.read(name)
        root = parse_xml(parts[name])
        kind = etree.QName(root).localname
        if kind == "sst":
            strings = [len("".join(item.itertext())) for item in root.iterchildren()]
        elif kind != "Types" and next(root.iter("{*}c"), None) is not None:
            gone = _drop_strays(root)
            if gone:
                parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
                strayed += gone
            sheets.append(root)
    if not any(name.lower() == "xl/workbook.xml" for name in parts):
        raise UnreadableFileError(
            "文件是压缩包，但不是Excel工作簿。请确认文件没有弄错，或用Excel、WPS打开后另存为xlsx。"
        )
    _check_amount(sheets, strings)
    return SafeWorkbook(_pack(parts), _remarks(strayed))


def _drop_strays(root: etree._Element) -> list[str]:
    """Take out the cells beyond the rows and columns that are read; give their references."""
    gone: list[str] = []
    row = column = -1
    for element in list(root.iter("{*}row", "{*}c")):
        explicit = element.get("r")
        if etree.QName(element).localname == "row":
            row = int(explicit[:9]) - 1 if explicit and explicit.isdecimal() else row + 1
            column = -1
            continue
        row, column = _position(explicit, row, column)
        if (row >= MAX_ROWS or column >= MAX_COLUMNS) and (
            parent := element.getparent()
        ) is not None:
            if len(element):
                gone.append(explicit or f"{column_letters(column)}{row + 1}")
            parent.remove(element)
    return gone


def _position(reference: str | None, row: int, column: int) -> tuple[int, int]:
    """Read a cell's reference; a cell without one stands right of the cell before it."""
    if reference is None:
        return max(row, 0), column + 1
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise UnreadableFileError(
            "工作表里有无效的单元格地址，文件可能已损坏。请用Excel或WPS打开后另存一份再试。"
        )
    number = 0
    for letter in match[1].upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, number - 1


def _check_amount(sheets: list[etree._Element], strings: list[int]) -> None:
    """Refuse a workbook of too many cells or merges, or whose shared texts add up to too much."""
    cells = characters = 0
    for root in sheets:
        cells += sum(1 for cell in root.iter("{*}c") if len(cell))
        merges = sum(1 for _ in root.iter("{*}mergeCell"))
        if max(cells, merges) > limits.MAX_CELLS:
            raise too_many_cells()
        for cell in root.iter("{*}c"):
            if cell.get("t") == "s":
                index = "".join(cell.itertext()).strip()
                if index.isdecimal() and int(index[:9]) < len(strings):
                    characters += strings[int(index[:9])]
    if characters > limits.MAX_UNPACKED_BYTES:
        raise UnreadableFileError("工作簿里的文字总量过大，不是正常的年度报告，未予读取。")


def _safe_ods(archive: Archive) -> SafeWorkbook:
    root = parse_xml(archive.read("content.xml"))
    strayed: list[str] = []
    cells = characters = 0
    for table in root.iter(_TABLE + "table"):
        row = 0
        for element in list(table.iter(_TABLE + "table-row")):
            repeated = _clamp(element, _ROWS_REPEATED, row, MAX_ROWS)
            filled, length = _clamp_cells(element)
            if not repeated:
                strayed += [f"第{row + 1}行"] if filled else []
            row += repeated
            cells += filled * repeated
            characters += length * repeated
    if cells > limits.MAX_CELLS:
        raise too_many_cells()
    if characters > limits.MAX_UNPACKED_BYTES:
        raise UnreadableFileError("工作簿里的文字总量过大，不是正常的年度报告，未予读取。")
    parts = {name: archive.read(name) for name in _ODS_PARTS if name in archive.names}
    parts["content.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return SafeWorkbook(_pack(parts), _remarks(strayed))


def _clamp_cells(row: etree._Element) -> tuple[int, int]:
    """Cut a row's repetitions to the columns that are read; count its filled cells and text."""
    column = filled = length = 0
    for cell in list(row.iterchildren(*_ODS_CELLS)):
        repeated = _clamp(cell, _COLUMNS_REPEATED, column, MAX_COLUMNS)
        column += repeated
        if len(cell) or cell.get(_OFFICE + "value-type"):
            filled += repeated
            length += repeated * len("".join(cell.itertext()))
    return filled, length


def _clamp(element: etree._Element, attribute: str, position: int, most: int) -> int:
    """Cut a repetition so that it ends within the limit; take the element out when beyond it."""
    text = element.get(attribute, "1")
    wanted = int(text[:9]) if text.isascii() and text.isdigit() else 1
    allowed = min(wanted, most - position)
    parent = element.getparent()
    if allowed <= 0 and parent is not None:
        parent.remove(element)
        return 0
    if allowed != wanted:
        element.set(attribute, str(allowed))
    return allowed


def _pack(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


def _remarks(strayed: list[str]) -> tuple[str, ...]:
    if not strayed:
        return ()
    sentence = (
        f"有{len(strayed)}处内容远在表格之外（如{strayed[0]}），没有读取。"
        f"只读每张工作表的前{MAX_ROWS}行、前{MAX_COLUMNS}列。"
    )
    return (sentence,)


def too_many_cells() -> UnreadableFileError:
    """Say that a workbook has more cells than are read."""
    return UnreadableFileError(
        f"工作簿的单元格或合并区域超过{limits.MAX_CELLS}个，远超一份年度报告，未予读取。"
        "请只保留年度报告所在的工作表，另存一份再试。"
    )
