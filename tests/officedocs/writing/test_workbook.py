import datetime
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from gongkai.officedocs.reading.xlsx import read_xlsx
from gongkai.officedocs.writing.model import Box, Grid, OfficialDocument, Paragraph
from gongkai.officedocs.writing.workbook import write_xlsx
from officedocs.writing.documents import FULL, GRID, HOSTILE

SHEET = "表一 收到申请"


def book_of(document: OfficialDocument) -> Workbook:
    return openpyxl.load_workbook(BytesIO(write_xlsx(document)))


def cell_of(box: Box) -> tuple[object, str, str]:
    """Write one cell; give its value, its type and how it is shown."""
    cell = book_of(OfficialDocument((), (Grid("表", (box,), (1,)),)))["表"]["A2"]
    return cell.value, cell.data_type, cell.number_format


def text_of(document: OfficialDocument) -> list[object]:
    return [row[0] for row in book_of(document)["正文"].values]


def test_each_table_has_a_sheet_and_the_text_the_last() -> None:
    assert book_of(FULL).sheetnames == [SHEET, "正文"]


def test_the_text_stands_in_rows_in_order() -> None:
    assert text_of(FULL) == [
        "东山县水利局文件",
        "东水发〔2023〕15号",
        "东山县水利局关于公开有关信息的通知",
        "各科室、下属单位：",
        "一、总体要求",
        "（一）工作目标",
        "1.按时公开",
        "（1）逐件登记",
        "（二）报送。各科室应按时报送。",
        "特此通知。",
        "附件1：报送表",
        "附件2：联系人名单",
        "东山县水利局",
        "2023年1月5日",
    ]


def test_a_table_stands_under_its_caption_and_its_headings_stay_in_sight() -> None:
    sheet = book_of(FULL)[SHEET]

    assert sheet["A1"].value == GRID.caption
    assert [cell.value for cell in sheet[5]] == ["新收", 3, "12（其中1件撤回）"]
    assert sheet.freeze_panes == "B4"
    assert sheet.print_title_rows == "$2:$3"


def test_a_merged_cell_is_written_once() -> None:
    sheet = book_of(FULL)[SHEET]

    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:C1", "A2:A3", "A4:C4", "B2:C2"]
    assert [cell.value for row in sheet.iter_rows(2, 4) for cell in row if cell.value] == [
        "申请人",
        "自然人",
        "法人",
        "本年",
    ]


def test_every_side_of_a_merged_cell_has_its_line() -> None:
    sheet = book_of(FULL)[SHEET]

    assert sheet["C4"].border.right.style == "thin"
    assert sheet["A3"].border.bottom.style == "thin"


@pytest.mark.parametrize(
    ("number", "text", "value", "shown"),
    [
        (0, "0", 0, "0"),
        (-8, "-8", -8, "0"),
        (999_999_999_999_999, "9" * 15, 999_999_999_999_999, "0"),
        (Decimal("160.5964"), "160.5964", 160.5964, "0.0000"),
        (Decimal("1.50"), "1.50", 1.5, "0.00"),
    ],
)
def test_a_figure_is_a_number_shown_as_printed(
    number: int | Decimal, text: str, value: object, shown: str
) -> None:
    assert cell_of(Box(text, 0, 0, number=number)) == (value, "n", shown)


def test_a_figure_that_a_spreadsheet_would_round_is_text() -> None:
    assert cell_of(Box("1234567890123456", 0, 0, number=1234567890123456)) == (
        "1234567890123456",
        "s",
        "General",
    )


def test_a_blank_stays_blank() -> None:
    assert cell_of(Box("", 0, 0)) == (None, "n", "General")


@pytest.mark.parametrize("text", ["=1+1", "+8", "-8", "@SUM(A1)", "=HYPERLINK(1)", HOSTILE])
def test_a_text_is_never_a_formula(text: str) -> None:
    document = OfficialDocument((text,), (Grid("表", (Box(text, 0, 0),), (1,)),), author=text)

    cells = [book_of(document)["表"]["A2"], book_of(document)["正文"]["A1"]]

    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [
        (text, "s", True)
    ] * 2
    with zipfile.ZipFile(BytesIO(write_xlsx(document))) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


def test_what_excel_would_take_for_an_escape_is_escaped() -> None:
    grid = Grid("表", (Box("_x0041_与_x", 0, 0),), (1,))
    content = write_xlsx(OfficialDocument(("_x0041_",), (grid,)))

    read = str(read_xlsx(content, "a.xlsx").blocks)

    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b"_x005F_x0041_" in archive.read("xl/worksheets/sheet1.xml")
    assert "'_x0041_与_x'" in read
    assert "'_x0041_'" in read


def test_control_characters_do_not_reach_the_sheet() -> None:
    assert text_of(OfficialDocument((), (Paragraph("第一\x07行\n第二\x00行"),))) == [
        "第一行 第二行"
    ]


def test_a_text_longer_than_a_cell_goes_on_in_the_next_row() -> None:
    long = "公开" * 40_000

    rows = [str(row) for row in text_of(OfficialDocument((), (Paragraph(long),)))]

    assert "".join(rows) == long
    assert max(map(len, rows)) <= 32_767


def test_names_of_sheets_are_short_and_differ() -> None:
    caption = "第二十条第（一）项[规章]：*制发?件数/废止件数\\现行有效件数'及说明'等等等等"
    grid = Grid(caption, (Box("1", 0, 0),), (1,))

    names = book_of(OfficialDocument((), (grid, grid, replace(grid, caption="[]")))).sheetnames

    assert len(set(names)) == 4
    assert max(map(len, names)) <= 31
    assert names[2] == "表"


def test_columns_share_the_page_and_it_is_printed_on_a4() -> None:
    sheet = book_of(FULL)[SHEET]

    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert widths == [48, 24, 24]
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_row_is_as_high_as_its_text() -> None:
    boxes = (Box("短", 0, 0), Box("", 0, 1), Box("长" * 60, 1, 0), Box("", 1, 1))
    sheet = book_of(OfficialDocument((), (Grid("表", boxes, (1, 1)),)))["表"]

    assert sheet.row_dimensions[3].height > 2 * sheet.row_dimensions[2].height


def test_properties_tell_title_author_and_date_not_the_present_time() -> None:
    properties = book_of(FULL).properties

    assert properties.title == "东山县水利局关于公开有关信息的通知"
    assert properties.creator == properties.lastModifiedBy == "东山县水利局"
    assert properties.created == properties.modified == datetime.datetime(2023, 1, 5)  # noqa: DTZ001 - as openpyxl reads it


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_xlsx(FULL) == write_xlsx(FULL)
