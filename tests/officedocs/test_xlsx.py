"""Workbooks to paragraphs and tables."""

import datetime
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.officedocs.document import Document, GridCell, Paragraph, Table
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.office97 import find_libreoffice
from gongkai.officedocs.reading.sheetparts import column_letters
from gongkai.officedocs.reading.xlsx import read_xlsx
from officedocs import hostile


def _saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _sheet(*lines: list[object], merges: tuple[str, ...] = ()) -> Workbook:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    for area in merges:
        book.active.merge_cells(area)
    return book


def _read(*lines: list[object], merges: tuple[str, ...] = ()) -> Document:
    return read_xlsx(_saved(_sheet(*lines, merges=merges)), "报告.xlsx")


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def _tables(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def test_headings_become_paragraphs_and_rows_a_table_with_their_places() -> None:
    document = _read(
        ["某局2020年政府信息公开工作年度报告"],
        ["一、总体情况"],
        [],
        ["信息内容", "数量"],
        ["规章", 0],
    )

    first, second, table = document.blocks
    assert first == Paragraph("某局2020年政府信息公开工作年度报告", "Sheet!A1")
    assert second == Paragraph("一、总体情况", "Sheet!A2")
    assert isinstance(table, Table)
    assert table.place == "第1张表"
    assert table.rows[1] == (
        GridCell("规章", 1, 0, place="Sheet!A5"),
        GridCell("0", 1, 1, place="Sheet!B5"),
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (21, "21"),
        (21.0, "21"),
        (-8, "-8"),
        (1.95, "1.95"),
        (0.1 + 0.2, "0.3"),
        (160.5964, "160.5964"),
        (11398889, "11398889"),
        (1e20, "100000000000000000000"),
        (0.00001, "0.00001"),
        (datetime.date(2020, 1, 31), "2020-01-31"),
        (datetime.datetime(2020, 1, 31, 8, 30), "2020-01-31 08:30:00"),  # noqa: DTZ001 - a cell
        (datetime.time(8, 5), "08:05:00"),
        (True, "TRUE"),
        (" 无\n内容 ", "无 内容"),
        (None, ""),
    ],
)
def test_values_are_written_as_a_person_would(value: object, text: str) -> None:
    assert _tables(_read(["甲", value, "尾"]))[0][0][1] == text


def test_merged_cells_are_one_cell_and_blank_cells_stay_cells() -> None:
    (table,) = _read(
        ["三", "（一）予以公开", None, 1, None],
        [None, "（二）部分公开", None, None, 2],
        merges=("A1:A2", "B1:C1", "B2:C2"),
    ).blocks

    assert isinstance(table, Table)
    assert [[each[:5] for each in row] for row in table.rows] == [
        [("三", 0, 0, 2, 1), ("（一）予以公开", 0, 1, 1, 2), ("1", 0, 3, 1, 1), ("", 0, 4, 1, 1)],
        [("（二）部分公开", 1, 1, 1, 2), ("", 1, 3, 1, 1), ("2", 1, 4, 1, 1)],
    ]


def test_a_table_may_stand_anywhere_on_the_sheet() -> None:
    book = Workbook()
    book.active["D5"], book.active["F6"] = "甲", 1
    book.active["E5"] = "乙"

    (table,) = read_xlsx(_saved(book), "偏.xlsx").blocks

    assert isinstance(table, Table)
    assert [[each.text for each in row] for row in table.rows] == [["甲", "乙", ""], ["", "", "1"]]
    assert table.rows[1][2].place == "Sheet!F6"


def test_a_block_heading_and_rows_left_blank_stay_in_their_table() -> None:
    document = _read(
        ["二、主动公开政府信息情况"],
        ["第二十条第（一）项"],
        ["信息内容", "本年制发件数"],
        ["规章"],
        ["第二十条第（五）项"],
        ["信息内容", "本年处理决定数量"],
        ["行政许可"],
        ["三、收到和处理政府信息公开申请情况"],
        ["", "自然人", "总计"],
        ["一、本年新收政府信息公开申请数量"],
        ["二、上年结转政府信息公开申请数量", 1, 1],
        ["四、结转下年度继续办理"],
        ["五、存在的主要问题及改进情况"],
        ["工作中还存在不足。"],
    )

    first, second = _tables(document)
    assert [row[0] for row in first][:3] == ["第二十条第（一）项", "信息内容", "规章"]
    assert [row[0] for row in first][-1] == "行政许可"
    assert [row[0][:2] for row in second] == ["", "一、", "二、", "四、"]
    assert [text[:2] for text in _texts(document)] == ["二、", "三、", "五、", "工作"]


def test_prose_merged_over_the_width_of_the_page_is_prose() -> None:
    document = _read(
        ["甲", 1, 2, 3],
        ["（一）问题"],
        ["无"],
        [],
        ["（二）改进"],
        merges=("A2:D2", "A3:D3", "A5:D6"),
    )

    assert _texts(document) == ["（一）问题", "无", "（二）改进"]
    assert len(_tables(document)) == 1


def test_the_lines_of_a_cell_of_prose_are_paragraphs() -> None:
    assert _texts(_read(["第一段。\n\n第二段。"])) == ["第一段。", "第二段。"]


def test_sheets_follow_each_other_and_hidden_ones_are_named() -> None:
    book = _sheet(["甲", 1])
    book.create_sheet("去年").append(["乙", 9])
    book["去年"].sheet_state = "hidden"
    book.create_sheet("三").append(["丙", 3])
    book.create_chartsheet("图")
    document = read_xlsx(_saved(book), "多.xlsx")

    assert _tables(document) == [[["甲", "1"]], [["丙", "3"]]]
    assert document.remarks == ("工作表“去年”是隐藏的，没有读取。",)


def test_macros_are_not_run_and_told_of() -> None:
    data = _repacked(_saved(_sheet(["甲", 1])), {"xl/vbaProject.bin": b"x"})

    assert read_xlsx(data, "宏.xlsm").remarks == ("文件带有宏。宏没有运行，只读取了文字和表格。",)


def _repacked(data: bytes, parts: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return hostile.packed({**{n: source.read(n) for n in source.namelist()}, **parts})


def test_a_cell_in_the_last_corner_is_left_out_and_told_of() -> None:
    document = read_xlsx(hostile.far_corner(), "角.xlsx")

    assert _tables(document) == [[["行政许可", "21"]]]
    assert document.remarks == (
        "有1处内容远在表格之外（如XFD1048576），没有读取。只读每张工作表的前20000行、前200列。",
    )


def test_a_declared_dimension_is_not_believed() -> None:
    data = _saved(_sheet(["甲", 1]))
    sheet = _part(data, "xl/worksheets/sheet1.xml").replace(b"A1:B1", b"A1:XFD1048576")

    document = read_xlsx(_repacked(data, {"xl/worksheets/sheet1.xml": sheet}), "大.xlsx")

    assert _tables(document) == [[["甲", "1"]]]


def _part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return source.read(name)


def test_cells_without_addresses_follow_each_other() -> None:
    data = hostile.workbook("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")

    assert _tables(read_xlsx(data, "无址.xlsx")) == [[["1", "2"], ["3", ""]]]


def test_shared_texts_are_put_in_their_cells() -> None:
    data = hostile.workbook('<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>', "甲", "乙")

    assert _tables(read_xlsx(data, "共.xlsx")) == [[["乙", "甲"]]]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "不能作为工作簿打开"),
        (b"\0" * 100, "不能作为工作簿打开"),
        (hostile.OLE2 + bytes(2000), "不能作为工作簿打开"),
        (hostile.encrypted_ole(), "设有打开密码"),
        (hostile.packed({"a.txt": "x"}), "不是Excel工作簿"),
        (hostile.packed({"xl/workbook.bin": "x"}), "xlsb"),
        (hostile.packed({"xl/workbook.xml": "<x/>"}), "不能作为工作簿打开"),
        (hostile.packed({"xl/workbook.xml": "<!DOCTYPE x []><x/>"}), "实体定义"),
        (hostile.workbook('<row><c r="!"><v>1</v></c></row>'), "无效的单元格地址"),
        (
            hostile.workbook(f"<row>{'<c><v>1</v></c>' * 101}</row>" * 1000),
            "单元格或合并区域超过20000个",
        ),
        (hostile.swollen_strings(), "文字总量过大"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        read_xlsx(data, "怪.xlsx")


@pytest.mark.parametrize("part", [0.01, 0.5, 0.95])
def test_a_workbook_cut_short_is_called_damaged(part: float) -> None:
    data = _saved(_sheet(["甲", 1]))

    with pytest.raises(UnreadableFileError, match=r"已损坏或不完整.*重新下载|不能作为工作簿打开"):
        read_xlsx(data[: int(len(data) * part)], "截断.xlsx")


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (16383, "XFD")]
)
def test_columns_are_named_as_sheets_name_them(column: int, letters: str) -> None:
    assert column_letters(column) == letters


@st.composite
def _merged_sheets(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, int, int, int]]]:
    height, width = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    taken: set[tuple[int, int]] = set()
    merges = []
    for _ in range(draw(st.integers(0, 4))):
        top, left = draw(st.integers(0, height - 1)), draw(st.integers(1, width - 1))
        bottom, right = draw(st.integers(top, height - 1)), draw(st.integers(left, width - 1))
        area = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if not area & taken and len(area) > 1:
            taken |= area
            merges.append((top, left, bottom, right))
    return height, width, merges


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_merged_sheets(), st.integers(0, 3), st.integers(0, 3))
def test_any_merged_table_survives(
    shape: tuple[int, int, list[tuple[int, int, int, int]]], down: int, right_of: int
) -> None:
    height, width, merges = shape
    book = Workbook()
    sheet: Worksheet = book.active
    expected = {(r, c): (1, 1) for r in range(height) for c in range(width)}
    for top, left, bottom, right in merges:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                del expected[row, column]
        expected[top, left] = bottom - top + 1, right - left + 1
        sheet.merge_cells(
            start_row=top + 1 + down,
            end_row=bottom + 1 + down,
            start_column=left + 1 + right_of,
            end_column=right + 1 + right_of,
        )
    for row, column in expected:
        sheet.cell(row + 1 + down, column + 1 + right_of, f"{row}-{column}")

    (table,) = read_xlsx(_saved(book), "表.xlsx").blocks

    assert isinstance(table, Table)
    assert {
        (cell.row, cell.column): (cell.text, cell.rowspan, cell.colspan)
        for row in table.rows
        for cell in row
    } == {place: (f"{place[0]}-{place[1]}", *span) for place, span in expected.items()}


@pytest.mark.skipif(find_libreoffice() is None, reason="没有LibreOffice，无法生成xls和ods")
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_old_and_open_workbooks_are_read_too(ending: str, tmp_path: Path) -> None:
    source = tmp_path / "报告.xlsx"
    source.write_bytes(
        _saved(_sheet(["报告"], [], ["甲", "乙", None], ["丙", 1, 2.5], merges=("B3:C3",)))
    )
    _convert(source, ending, tmp_path)
    target = source.with_suffix(f".{ending}")
    if not target.is_file():
        pytest.skip("LibreOffice没有装Calc，无法生成xls和ods")

    document = read_xlsx(target.read_bytes(), target.name)

    assert _texts(document) == ["报告"]
    assert [row[-1] for row in _tables(document)[0]][-1] == "2.5"
    if ending == "xls":
        assert _tables(document) == [[["甲", "乙"], ["丙", "1", "2.5"]]]


def _convert(source: Path, ending: str, folder: Path) -> None:
    program = shutil.which("soffice") or "libreoffice"
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=60,
    )
