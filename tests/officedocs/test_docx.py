"""Word documents to paragraphs and tables."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.officedocs.document import Document, GridCell, Paragraph, Table
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.docx import read_docx
from officedocs import hostile
from officedocs.hostile import cell, paragraph, rows
from shared_reports import FOLDER, needs_reports

_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def _texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def _tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def _body(xml: str, **parts: str) -> Document:
    return read_docx(hostile.word(xml, **parts), "报告.docx")


def _cells(table: Table) -> list[list[str]]:
    return [[each.text for each in row] for row in table.rows]


def test_paragraphs_and_tables_come_in_order_with_their_places() -> None:
    document = _body(
        paragraph("一、总体情况")
        + "<w:p/>"
        + rows(cell("甲") + cell("1"))
        + paragraph("二、其他")
        + rows(cell("乙") + cell("2"))
    )

    assert document.format == "docx"
    assert [block.place for block in document.blocks] == ["第1段", "第1张表", "第2段", "第2张表"]
    assert _texts(document) == ["一、总体情况", "二、其他"]
    table = _tables(document)[1]
    assert table.place_of(table.rows[0][1]) == "第2张表第1行第2列"


def test_merges_across_and_down_keep_only_their_first_cell() -> None:
    table = _tables(
        _body(
            rows(
                cell("甲", '<w:vMerge w:val="restart"/>') + cell("乙", '<w:gridSpan w:val="2"/>'),
                cell("看不见", "<w:vMerge/>") + cell("1") + cell("2"),
                cell("", '<w:vMerge w:val="continue"/>') + cell("3") + cell(""),
            )
        )
    )[0]

    assert table.rows == (
        (GridCell("甲", 0, 0, 3, 1), GridCell("乙", 0, 1, 1, 2)),
        (GridCell("1", 1, 1), GridCell("2", 1, 2)),
        (GridCell("3", 2, 1), GridCell("", 2, 2)),
    )


def test_a_merge_that_nothing_began_is_a_cell_of_its_own() -> None:
    table = _tables(_body(rows(cell("甲", "<w:vMerge/>") + cell("1"), cell("乙") + cell("2"))))[0]

    assert _cells(table) == [["甲", "1"], ["乙", "2"]]


def test_old_horizontal_merges_are_joined() -> None:
    first, second = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    table = _tables(_body(rows(cell("甲", first) + cell("", second) + cell("1"))))[0]

    assert table.rows[0] == (GridCell("甲", 0, 0, 1, 2), GridCell("1", 0, 2))


def test_a_width_before_a_tracked_change_is_not_believed() -> None:
    before = '<w:tcPrChange><w:tcPr><w:gridSpan w:val="5"/></w:tcPr></w:tcPrChange>'
    table = _tables(_body(rows(cell("甲", before) + cell("1"))))[0]

    assert table.rows[0] == (GridCell("甲", 0, 0), GridCell("1", 0, 1))


def test_a_row_may_begin_further_right() -> None:
    late = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>' + cell("1")
    table = _tables(_body(rows(cell("甲") + cell("乙") + cell("丙"), late)))[0]

    assert table.rows[1] == (GridCell("1", 1, 2),)


def test_the_paragraphs_of_a_cell_are_kept_apart_by_a_space() -> None:
    table = _tables(
        _body(rows(f"<w:tc>{paragraph('12')}{paragraph('34')}</w:tc>" + cell("商  业\n")))
    )[0]

    assert _cells(table) == [["12 34", "商 业"]]


def test_a_line_break_begins_a_paragraph_and_a_tab_is_a_tab() -> None:
    tab_stop = '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>'
    document = _body(
        f"<w:p>{tab_stop}<w:r><w:t>一、情况</w:t><w:br/><w:t>上年</w:t><w:tab/><w:t>1</w:t>"
        "<w:noBreakHyphen/><w:t>2</w:t></w:r></w:p>"
    )

    assert _texts(document) == ["一、情况", "上年\t1-2"]
    assert {block.place for block in document.blocks} == {"第1段"}


def test_tracked_changes_are_read_as_accepted() -> None:
    document = _body(
        "<w:p><w:r><w:t>收到</w:t></w:r>"
        '<w:del w:id="1"><w:r><w:delText>12</w:delText><w:tab/></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>21</w:t></w:r></w:ins>'
        '<w:moveFrom w:id="3"><w:r><w:t>旧处</w:t></w:r></w:moveFrom>'
        "<w:r><w:t>件</w:t></w:r></w:p>"
        + rows(
            '<w:trPr><w:del w:id="4"/></w:trPr>' + cell("删去的行") + cell("9"),
            cell("甲") + cell("1"),
        )
    )

    assert _texts(document) == ["收到21件"]
    assert _cells(_tables(document)[0]) == [["甲", "1"]]


def test_paragraphs_whose_ends_were_deleted_run_on() -> None:
    end = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    document = _body(
        paragraph("全年", end) + paragraph("收到申请", end) + paragraph("3件") + paragraph("二")
    )

    assert _texts(document) == ["全年收到申请3件", "二"]


def test_hidden_text_is_not_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>可见</w:t></w:r>'

    assert _texts(_body(f"<w:p>{hidden}{shown}</w:p>")) == ["可见"]


def test_content_controls_links_and_fields_are_read_through() -> None:
    document = _body(
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{paragraph('控件里')}"
        f"{rows(cell('甲') + '<w:sdt><w:sdtContent>' + cell('1') + '</w:sdtContent></w:sdt>')}"
        "</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE"
        "</w:instrText></w:r><w:fldSimple><w:r><w:t>2020</w:t></w:r></w:fldSimple></w:p>"
    )

    assert _texts(document) == ["控件里", "链接2020"]
    assert _cells(_tables(document)[0]) == [["甲", "1"]]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框里')}{rows(cell('甲') + cell('1'))}</w:txbxContent>"
    document = _body(
        f"<w:p><w:r><w:t>框外</w:t></w:r><w:r><mc:AlternateContent {_MC}>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>还是框外</w:t></w:r></w:p>" + paragraph("后面")
    )

    assert [getattr(block, "text", "表") for block in document.blocks] == [
        "框外还是框外", "框里", "表", "后面",
    ]  # fmt: skip


def test_the_fallback_is_read_where_there_is_no_choice() -> None:
    only = f"<mc:AlternateContent {_MC}><mc:Fallback><w:t>后备</w:t></mc:Fallback>"

    assert _texts(_body(f"<w:p><w:r>{only}</mc:AlternateContent></w:r></w:p>")) == ["后备"]


def test_page_layout_made_of_a_table_gives_way_to_what_is_in_it() -> None:
    inner = rows(cell("甲") + cell("1"), cell("乙") + cell("2"))
    outer = rows(f"<w:tc>{paragraph('一、总体情况')}{inner}{paragraph('二、其他')}</w:tc>")
    document = _body(outer)

    assert [getattr(block, "text", "表") for block in document.blocks] == [
        "一、总体情况", "表", "二、其他",
    ]  # fmt: skip


def test_a_table_inside_a_table_of_figures_comes_after_it() -> None:
    inner = rows(cell("内") + cell("9"))
    outer = rows(
        cell("甲") + cell("1") + cell("2"),
        f"<w:tc>{paragraph('乙')}{inner}<w:p/></w:tc>" + cell("3") + cell("4"),
    )
    first, second = _tables(_body(outer))

    assert _cells(first) == [["甲", "1", "2"], ["乙", "3", "4"]]
    assert _cells(second) == [["内", "9"]]


def test_a_frame_around_text_is_no_table() -> None:
    document = _body(rows(f"<w:tc>{paragraph('框')}{paragraph('中文')}</w:tc>"))

    assert _texts(document) == ["框", "中文"]
    assert _tables(document) == []


def test_strict_documents_are_read() -> None:
    data = hostile.word(paragraph("严格"))
    strict = hostile.packed(
        {
            "word/document.xml": zipfile.ZipFile(io.BytesIO(data))
            .read("word/document.xml")
            .replace(hostile.WORD.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        }
    )

    assert _texts(read_docx(strict, "严格.docx")) == ["严格"]


def test_the_main_part_is_found_by_its_relation() -> None:
    main = zipfile.ZipFile(io.BytesIO(hostile.word(paragraph("别处")))).read("word/document.xml")
    relation = (
        '<Relationships><Relationship Id="1" Target="/word/document2.xml" '
        'Type="http://x/relationships/officeDocument"/></Relationships>'
    )
    data = hostile.packed({"word/document2.xml": main, "_rels/.rels": relation})

    assert _texts(read_docx(data, "别处.docx")) == ["别处"]


def test_a_document_that_is_an_embedded_page_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match=r"嵌入的网页.*另存为docx"):
        _body('<w:altChunk w:id="1"/>')


def test_an_embedded_file_beside_text_is_told_of() -> None:
    document = _body(paragraph("正文") + '<w:altChunk w:id="1"/>')

    assert document.remarks == ("文件里嵌有其他文件（altChunk），其内容没有读取。",)


def _styled(text: str) -> str:
    """Write a paragraph with all the looks that Word puts around a text."""
    looks = '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr>'
    keep = f"<w:pPr><w:keepNext/>{looks}</w:pPr>"
    return f"<w:p>{keep}<w:r>{looks}<w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "odd",
    [
        "",
        "<!-- <w:rPr> --><w:p/><!-- </w:rPr> -->",
        "<w:p><w:r><w:t><![CDATA[<w:rPr>]]>字</w:t></w:r></w:p>" + _styled("尾"),
        "<?x <w:rPr> ?>",
        "<w:p><w:r><w:rPr><w:rPrChange><w:rPr/></w:rPrChange></w:rPr><w:t>改过</w:t></w:r></w:p>",
        rows(
            cell("甲", '<w:tcW w:w="9"/><w:gridSpan w:val="2"/>') + cell("1", '<w:tcW w:w="9"/>'),
            cell("乙", '<w:tcPrChange><w:tcPr><w:gridSpan w:val="5"/></w:tcPr></w:tcPrChange>')
            + cell("2", '<w:vMerge w:val="restart"/>')
            + cell("3"),
        ),
        "<w:p><w:pPr><w:pPrChange><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>改段</w:t></w:r></w:p>",
    ],
)
def test_cutting_out_the_looks_changes_nothing_that_is_read(odd: str) -> None:
    filling = "".join(_styled(f"第{i}句") for i in range(100))
    document = _body(filling + odd)

    plain = _body("".join(paragraph(f"第{i}句") for i in range(100)) + odd)
    assert document.blocks == plain.blocks


@st.composite
def merged_tables(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, int, int, int]]]:
    """Draw a table's size and some merged areas that do not overlap."""
    height, width = draw(st.integers(2, 6)), draw(st.integers(2, 6))
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
@given(merged_tables())
def test_any_merged_table_survives(shape: tuple[int, int, list[tuple[int, int, int, int]]]) -> None:
    height, width, merges = shape
    written = docx.Document()
    table = written.add_table(height, width)
    expected = {(r, c): (1, 1) for r in range(height) for c in range(width)}
    for top, left, bottom, right in merges:
        table.cell(top, left).merge(table.cell(bottom, right))
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                del expected[row, column]
        expected[top, left] = bottom - top + 1, right - left + 1
    for row, column in expected:
        table.cell(row, column).text = f"{row}-{column}"
    buffer = io.BytesIO()
    written.save(buffer)

    (read,) = _tables(read_docx(buffer.getvalue(), "表.docx"))

    assert {
        (each.row, each.column): (each.text, each.rowspan, each.colspan)
        for row in read.rows
        for each in row
    } == {place: (f"{place[0]}-{place[1]}", *span) for place, span in expected.items()}


@needs_reports
def test_the_official_template_is_read() -> None:
    path = FOLDER / "official-template-2021.docx"
    document = read_docx(path.read_bytes(), path.name)

    assert [len(table.rows) for table in _tables(document)] == [14, 28, 4]
    applications = _tables(document)[1]
    assert applications.rows[0][0].rowspan == applications.rows[0][0].colspan == 3
    assert applications.rows[5][0] == GridCell("三、本年度办理结果", 5, 0, 22, 1)
    assert "六、其他需要报告的事项" in _texts(document)


@needs_reports
@pytest.mark.parametrize("part", [0.01, 0.3, 0.6, 0.95, 0.999])
def test_a_report_cut_short_is_called_damaged(part: float) -> None:
    data = (Path(FOLDER) / "official-template-2021.docx").read_bytes()

    with pytest.raises(UnreadableFileError, match=r"已损坏或不完整.*重新下载"):
        read_docx(data[: int(len(data) * part)], "截断.docx")


def test_macros_are_not_run_and_told_of() -> None:
    document = read_docx(hostile.with_macros(paragraph("正文")), "带宏.docm")

    assert _texts(document) == ["正文"]
    assert document.remarks == ("文件带有宏。宏没有运行，只读取了文字和表格。",)


def test_absurd_spans_are_cut_to_what_is_believed() -> None:
    table = _tables(read_docx(hostile.absurd_spans(), "怪.docx"))[0]

    assert table.rows[0][0].colspan == 1000
    assert table.rows[1][0].rowspan == 3001
    assert table.rows[1][0].column == 0


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (hostile.billion_laughs(), "实体定义（DTD）"),
        (hostile.external_entity(), "实体定义（DTD）"),
        (hostile.external_entity("UTF-16"), "实体定义（DTD）"),
        (hostile.nested(1000), "嵌套层数过深"),
        (hostile.nested(80), "表格里套表格超过64层"),
        (hostile.million_cells(), "表格单元格超过20000个"),
        (hostile.encrypted_ole(), "设有打开密码"),
        (hostile.packed({"a.txt": "x"}), "是压缩包，但不是Word文档"),
        (hostile.packed({"word/document.xml": "<html/>"}), "没有Word正文"),
        (b"", "已损坏或不完整"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        read_docx(data, "怪.docx")
