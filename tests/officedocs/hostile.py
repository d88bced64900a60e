"""Files that mean harm, or that only a broken disk or download could make."""

import io
import os
import struct
import time
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from openpyxl import Workbook

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MEGABYTE = 1024 * 1024
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    """Pack parts into a zip container."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


def word(body: str, *, prolog: str = "", **parts: bytes | str) -> bytes:
    """Make a Word document from the xml of its body; ``styles="…"`` adds word/styles.xml."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}'
        f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    )
    more = {f"word/{name}.xml": content for name, content in parts.items()}
    return packed({"word/document.xml": document, **more})


def paragraph(text: str, properties: str = "") -> str:
    """Write one paragraph."""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    """Write one table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def rows(*lines: str) -> str:
    """Write a table from the cells of its rows."""
    return "<w:tbl>" + "".join(f"<w:tr>{line}</w:tr>" for line in lines) + "</w:tbl>"


def _raw_zip(name: str, deflated: bytes, declared: int) -> bytes:
    """Write a container by hand, declaring any size for its one member."""
    fields = (20, 0, 8, 0, 33, 0, len(deflated), declared, len(name), 0)
    local = b"PK\3\4" + struct.pack("<5H3L2H", *fields) + name.encode() + deflated
    central = b"PK\1\2" + struct.pack("<6H3L5H2L", 20, *fields, 0, 0, 0, 0, 0) + name.encode()
    end = struct.pack("<4H2LH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + b"PK\5\6" + end


def zip_bomb(declared: int = 1024 * MEGABYTE) -> bytes:
    """Make a Word document whose main part inflates to a gigabyte of zeros."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = compressor.compress(bytes(MEGABYTE)) + compressor.flush(zlib.Z_FULL_FLUSH)
    return _raw_zip("word/document.xml", block * 1024 + compressor.flush(), declared)


def billion_laughs() -> bytes:
    """Make a Word document whose text is one entity that expands to gigabytes."""
    entities = '<!ENTITY a "哈哈哈哈哈哈哈哈">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
    )
    return word(paragraph("&j;"), prolog=f"<!DOCTYPE lolz [{entities}]>")


def external_entity(encoding: str = "UTF-8") -> bytes:
    """Make a Word document that asks for a file of the machine that reads it."""
    document = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("&e;")}</w:body></w:document>'
    )
    return packed({"word/document.xml": document.encode(encoding)})


def with_macros(body: str) -> bytes:
    """Make a Word document that carries macros."""
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": document, "word/vbaProject.bin": OLE2})


def absurd_spans() -> bytes:
    """Make a table whose cells claim to reach over a billion columns and rows."""
    wide = cell("宽", '<w:gridSpan w:val="999999999"/>')
    down = [cell("", "<w:vMerge/>")] * 3000
    return word(rows(wide + cell("甲"), cell("高", '<w:vMerge w:val="restart"/>'), *down))


def million_cells() -> bytes:
    """Make a table of a million cells."""
    return word(rows(*(["<w:tc><w:p/></w:tc>" * 1000] * 1000)))


def nested(depth: int) -> bytes:
    """Make a table in a table in a table."""
    return word("<w:tbl><w:tr><w:tc>" * depth + paragraph("底") + "</w:tc></w:tr></w:tbl>" * depth)


def many_tags() -> bytes:
    """Make a Word document of 20 million empty paragraphs, 100 megabytes."""
    return word("<w:p/>" * 16_000_000)


def encrypted_ole() -> bytes:
    """Make the stub of a Word or Excel file locked by a password."""
    return OLE2 + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)


def far_corner() -> bytes:
    """Make a workbook with a small table and one cell in the last corner of the sheet."""
    book = Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"] = "行政许可", 21
    sheet["XFD1048576"] = "远"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def workbook(rows: str, *strings: str) -> bytes:
    """Make a workbook from the xml of one sheet's rows and its shared texts."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    buffer = io.BytesIO()
    Workbook().save(buffer)
    with zipfile.ZipFile(buffer) as source:
        parts: dict[str, bytes | str] = {name: source.read(name) for name in source.namelist()}
    sheet = f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
    items = "".join(f"<si><t>{text}</t></si>" for text in strings)
    parts["xl/worksheets/sheet1.xml"] = sheet
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{items}</sst>'
    return packed(parts)


def swollen_strings() -> bytes:
    """Make a workbook where ten thousand cells share one text of a megabyte."""
    return workbook('<row><c t="s"><v>0</v></c></row>' * 10_000, "x" * MEGABYTE)


def behave(path: Path) -> str:
    """Do as the file is named: the work of a worker that meets a bad file."""
    match path.name:
        case "sleeps":
            time.sleep(600)
        case "swells":
            hoard = []
            while True:
                hoard.append(bytes(64 * MEGABYTE))
        case "dies":
            os._exit(3)
        case "stumbles":
            raise KeyError("缺")
    return path.name
