import datetime
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest

from gongkai.officedocs.reading.docx import read_docx
from gongkai.officedocs.writing.model import Box, Grid, OfficialDocument, Paragraph
from gongkai.officedocs.writing.word import write_docx
from officedocs.writing.documents import FULL, GRID, HOSTILE, long_document

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice is not here")


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def body_of(document: OfficialDocument) -> str:
    return part(write_docx(document), "word/document.xml")


def pages_in_office(content: bytes, folder: Path) -> list[str]:
    """Open a Word file in LibreOffice, print it, and give the text of its pages."""
    (folder / "a.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "a.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(folder / "a.pdf") as printed:
        return [page.get_textpage().get_text_range() for page in printed]


def test_the_page_is_that_of_the_standard() -> None:
    section = docx.Document(BytesIO(write_docx(FULL))).sections[0]

    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(size.mm) for size in sizes if size] == [210, 297, 37, 28]
    assert section.bottom_margin
    assert section.right_margin
    assert (round(section.bottom_margin.mm), round(section.right_margin.mm)) == (35, 26)


def test_lines_fonts_and_indents_are_those_of_the_standard() -> None:
    styles = part(write_docx(FULL), "word/styles.xml")

    for words in (
        'w:line="579" w:lineRule="exact"',
        'w:eastAsia="仿宋_GB2312"',
        'w:eastAsia="方正小标宋简体"',
        'w:eastAsia="黑体"',
        'w:eastAsia="楷体_GB2312"',
        '<w:spacing w:val="-5"/>',
        'w:firstLine="630"',
    ):
        assert words in styles
    assert "Chars" not in styles


def test_pages_are_numbered_at_the_outer_side() -> None:
    content = write_docx(FULL)
    document = docx.Document(BytesIO(content))
    section = document.sections[0]

    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]

    assert document.settings.odd_and_even_pages_header_footer
    assert (odd.text, even.text) == ("— 1 —", "— 1 —")
    assert "PAGE" in odd._element.xml  # noqa: SLF001 - python-docx shows its XML only so
    assert ('w:jc w:val="right"' in odd._element.xml, 'w:jc w:val="left"' in even._element.xml) == (  # noqa: SLF001 - same
        True,
        True,
    )


def test_page_numbers_may_be_left_out() -> None:
    document = docx.Document(BytesIO(write_docx(replace(FULL, page_numbers=False))))

    assert document.sections[0].footer.is_linked_to_previous


def test_title_and_author_and_date_are_in_the_properties() -> None:
    properties = docx.Document(BytesIO(write_docx(FULL))).core_properties

    assert properties.title == "东山县水利局关于公开有关信息的通知"
    assert properties.author == properties.last_modified_by == "东山县水利局"
    assert properties.created == properties.modified
    assert properties.created
    assert properties.created.date() == datetime.date(2023, 1, 5)


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_docx(FULL) == write_docx(FULL)


def test_every_part_of_the_document_is_written_in_order() -> None:
    blocks = read_docx(write_docx(FULL), "a.docx").blocks

    texts = [block.text if hasattr(block, "text") else "表" for block in blocks]
    assert texts == [
        "东山县水利局文件",
        "东水发〔2023〕15号",
        "东山县水利局",
        "关于公开有关信息的通知",
        "各科室、下属单位：",
        "一、总体要求",
        "（一）工作目标",
        "1.按时公开",
        "（1）逐件登记",
        "（二）报送。各科室应按时报送。",
        "表",
        "特此通知。",
        "附件：1. 报送表",
        "2. 联系人名单",
        "东山县水利局",
        "2023年1月5日",
    ]


def test_merged_cells_are_real_and_headings_are_repeated() -> None:
    table = docx.Document(BytesIO(write_docx(FULL))).tables[0]
    xml = table._tbl.xml  # noqa: SLF001 - python-docx shows its XML only so

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["", "申请人", "申请人"],
        ["", "自然人", "法人"],
        ["本年", "本年", "本年"],
        ["新收", "3", "12（其中1件撤回）"],
    ]
    assert xml.count("<w:tblHeader/>") == GRID.header_rows
    assert xml.count("<w:cantSplit/>") == GRID.height
    assert 'w:tblCaption w:val="表一　收到申请"' in xml


def test_columns_share_the_width_of_the_page() -> None:
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', body_of(FULL))]

    assert sum(widths) == 8845
    assert widths[0] == pytest.approx(2 * widths[1], abs=2)


def test_a_small_table_stays_on_one_page() -> None:
    kept, free = replace(GRID, keep_together=True), replace(GRID, header_rows=0)
    tall = Grid("表", tuple(Box(str(row), row, 0) for row in range(9)), (1,))

    def keeps(grid: Grid) -> int:
        return body_of(OfficialDocument((), (grid,))).count("<w:keepNext/>")

    assert keeps(kept) == len([box for row in kept.matrix()[:-1] for box in set(row)])
    assert keeps(free) < keeps(kept)
    assert keeps(tall) == 2


def test_a_long_figure_is_set_smaller() -> None:
    def size(text: str) -> int:
        grid = Grid("表", (Box(text, 0, 0), *(Box("", 0, n) for n in range(1, 15))), (1,) * 15)
        found = re.search(r'<w:sz w:val="(\d+)"', body_of(OfficialDocument((), (grid,))))
        assert found
        return int(found[1])

    assert size("123") == 18
    assert size("12345678") < size("1234567") < 18
    assert size("1" * 40) == 10


def test_tables_side_by_side_stay_two_tables() -> None:
    content = write_docx(OfficialDocument((), (GRID, GRID)))

    assert len(docx.Document(BytesIO(content)).tables) == 2


def test_a_long_title_is_narrowed_to_lines_of_one_length() -> None:
    xml = body_of(OfficialDocument(("政" * 30,), ()))

    indents = re.search(r'<w:ind w:left="(\d+)" w:right="(\d+)"/>', xml)
    assert indents
    assert (8845 - int(indents[1]) - int(indents[2])) // 440 == 15


@pytest.mark.parametrize(
    ("name", "date", "indents"),
    [
        ("东山县水利局", datetime.date(2023, 1, 5), (630, 0)),
        ("国务院", datetime.date(2023, 11, 15), (2520, 630)),
        ("", datetime.date(2023, 1, 5), (630,)),
        ("东山县水利局", None, (630,)),
    ],
)
def test_name_and_date_stand_as_the_standard_says(
    name: str, date: datetime.date | None, indents: tuple[int, ...]
) -> None:
    xml = body_of(OfficialDocument((), (), signature=name, dated=date))

    assert tuple(int(i) for i in re.findall(r'<w:ind w:right="(\d+)"', xml)) == indents


def test_the_signature_is_never_alone_on_a_page() -> None:
    last = replace(FULL, blocks=(Paragraph("特此通知。"),), attachments=())

    assert body_of(last).count("<w:keepNext/>") == 2
    assert body_of(replace(last, attachments=FULL.attachments)).count("<w:keepNext/>") == 4
    assert "<w:keepNext/>" not in body_of(replace(last, signature="", dated=None))


def test_text_keeps_its_distance_from_tables() -> None:
    xml = body_of(OfficialDocument((), (Paragraph("上"), GRID, Paragraph("下"), GRID)))

    assert re.findall(r"<w:spacing w:(before|after)=", xml) == ["after", "before"]
    assert '<w:spacing w:before="240" w:after="120"/>' in xml


def test_headings_of_columns_are_not_broken_inside_a_word() -> None:
    labels = ("社会公益组织", "商业企业", "自然人", "总计", "12个月", "", "", "", "", "")
    boxes = tuple(Box(label, 0, n, kind="header") for n, label in enumerate(labels))
    shares = (12,) * 6 + (13, 16, 45, 13)

    xml = body_of(OfficialDocument((), (Grid("表", boxes, shares),)))

    cells = [cell for cell in xml.split("<w:tc>") if "<w:t " in cell]
    blanks = [int(f[1]) if (f := re.search(r'<w:ind w:left="(\d+)"', c)) else 0 for c in cells]
    assert [blank > 100 for blank in blanks] == [True, True, False, False, False]


def test_hostile_text_is_only_text() -> None:
    grid = Grid(HOSTILE, (Box(HOSTILE, 0, 0), Box("", 0, 1)), (1, 1))
    document = OfficialDocument((HOSTILE,), (Paragraph(HOSTILE), grid), author=HOSTILE)

    read = read_docx(write_docx(document), "a.docx").blocks

    assert [block.text for block in read if hasattr(block, "text")] == [HOSTILE, HOSTILE]
    assert docx.Document(BytesIO(write_docx(document))).tables[0].cell(0, 0).text == HOSTILE


@needs_office
def test_a_page_holds_22_lines_of_28_characters(tmp_path: Path) -> None:
    pages = pages_in_office(write_docx(long_document(44)), tmp_path)

    assert len(pages) == 2
    assert [len(re.findall("公+", page)) for page in pages] == [22, 22]
    assert "— 1 —" in pages[0]
    assert "— 2 —" in pages[1]


@needs_office
def test_headings_of_a_table_are_repeated_on_the_next_page(tmp_path: Path) -> None:
    boxes = [Box("项目", 0, 0, kind="header"), Box("件数", 0, 1, kind="header")]
    for row in range(1, 60):
        boxes += [Box(f"第{row}行", row, 0, kind="stub"), Box(str(row), row, 1, number=row)]
    grid = Grid("表", tuple(boxes), (1, 1), header_rows=1)

    pages = pages_in_office(write_docx(OfficialDocument((), (grid,))), tmp_path)

    assert len(pages) >= 2
    assert all(page.count("项目") == 1 for page in pages)
