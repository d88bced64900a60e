import datetime
import re
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from gongkai.officedocs.reading.html import read_html
from gongkai.officedocs.writing.model import Box, Grid, OfficialDocument, Paragraph
from gongkai.officedocs.writing.webpage import write_html
from officedocs.writing.documents import FULL, GRID, HOSTILE

WIDE = Grid("宽表", tuple(Box(str(n), 0, n) for n in range(15)), (1,) * 15)


def page(document: OfficialDocument) -> LexborHTMLParser:
    return LexborHTMLParser(write_html(document).decode())


def nodes(document: OfficialDocument, selector: str) -> list[LexborNode]:
    return page(document).css(selector)


def texts(document: OfficialDocument, selector: str) -> list[str]:
    return [node.text() for node in nodes(document, selector)]


def test_the_page_says_its_language_and_title_and_author() -> None:
    (root,) = nodes(FULL, "html")
    (author,) = nodes(FULL, "meta[name=author]")

    assert root.attributes["lang"] == "zh-CN"
    assert texts(FULL, "title") == ["东山县水利局关于公开有关信息的通知"]
    assert author.attributes["content"] == "东山县水利局"
    assert not nodes(replace(FULL, author=""), "meta[name=author]")


def test_headings_go_down_by_one_from_the_title() -> None:
    found = [(node.tag, node.text()) for node in nodes(FULL, "h1, h2, h3, h4, h5")]

    assert found == [
        ("h1", "东山县水利局 关于公开有关信息的通知"),
        ("h2", "一、总体要求"),
        ("h3", "（一）工作目标"),
        ("h4", "1.按时公开"),
        ("h5", "（1）逐件登记"),
    ]


def test_every_part_of_the_document_is_on_the_page_in_order() -> None:
    blocks = read_html(write_html(FULL), "a.html").blocks

    words = [block.text for block in blocks if hasattr(block, "text")]
    assert words[:5] == [
        "东山县水利局关于公开有关信息的通知",
        "跳到正文",
        "东山县水利局文件",
        "东水发〔2023〕15号",
        "东山县水利局 关于公开有关信息的通知",
    ]
    assert words[5] == "各科室、下属单位："
    assert "（二）报送。各科室应按时报送。" in words
    assert words[-4:] == ["附件：1. 报送表", "2. 联系人名单", "东山县水利局", "2023年1月5日"]


def test_a_table_has_its_caption_and_a_region_of_that_name() -> None:
    (region,) = nodes(FULL, "[role=region]")

    assert texts(FULL, "table > caption") == ["表一　收到申请"]
    assert region.attributes["aria-label"] == "表一　收到申请"
    assert region.attributes["tabindex"] == "0"


def test_every_heading_cell_says_what_it_heads() -> None:
    scopes = {node.text(): node.attributes["scope"] for node in nodes(FULL, "th")}

    assert scopes == {
        "申请人": "col",
        "自然人": "col",
        "法人": "col",
        "本年": "rowgroup",
        "新收": "row",
    }
    assert texts(FULL, "td") == ["", "3", "12（其中1件撤回）"]


def test_headings_stand_in_the_head_and_a_band_begins_a_body() -> None:
    bands = Grid("表", tuple(Box(f"条{row}", row, 0, kind="band") for row in range(3)), (1,))
    document = OfficialDocument((), (GRID, bands))

    assert texts(document, "#table-1 thead th") == ["申请人", "自然人", "法人"]
    assert texts(document, "#table-1 tbody th") == ["本年", "新收"]
    assert len(nodes(document, "#table-2 tbody")) == 3
    assert not nodes(document, "#table-2 thead")


def test_a_merged_cell_is_written_once() -> None:
    cells = nodes(FULL, "th, td")
    spans = [(c.attributes.get("rowspan"), c.attributes.get("colspan")) for c in cells]

    assert len(cells) == len(GRID.boxes)
    assert spans[:2] == [("2", None), (None, "2")]
    assert (None, "3") in spans


def test_columns_have_the_shares_of_the_grid() -> None:
    style = nodes(FULL, "style")[0].text()

    shares = re.findall(r"#table-1 col:nth-child\(\d\) { width: ([\d.]+)%; }", style)
    assert shares == ["50.00", "25.00", "25.00"]
    assert "min-width: 33.0rem" not in style
    assert "min-width: 33.0rem" in nodes(OfficialDocument((), (WIDE,)), "style")[0].text()


def test_nothing_runs_and_nothing_is_loaded() -> None:
    written = write_html(FULL).decode()

    assert not nodes(FULL, "script, link, img, iframe, object, [style], [src]")
    assert [node.attributes["href"] for node in nodes(FULL, "[href]")] == ["#text"]
    assert not re.search(r"\son\w+=|url\(|@import|https?:", written)


def test_hostile_text_is_only_text() -> None:
    hostile = f"{HOSTILE} {{% raw %}} </style></title>"
    grid = Grid(hostile, (Box(hostile, 0, 0),), (1,))
    document = OfficialDocument(
        (hostile,), (Paragraph(hostile, hostile), grid), author=hostile, issuer=hostile
    )

    for selector in ("title", "h1", ".issuer", "article p > b", "caption", "td"):
        assert texts(document, selector) == [hostile]
    (region,) = nodes(document, "[role=region]")
    assert region.attributes["aria-label"] == hostile
    assert not nodes(document, "script")
    assert "{{ 7*7 }}" in write_html(document).decode()


def test_control_characters_do_not_reach_the_page() -> None:
    document = OfficialDocument(("报\x00告",), (Paragraph("第一\x07行\n第二\x1b行"),))

    written = write_html(document).decode()

    assert texts(document, "article p") == ["第一行 第二行"]
    assert not re.search("[\x00-\x09\x0b-\x1f]", written)


def test_one_attachment_has_no_number_and_a_part_that_is_missing_no_element() -> None:
    bare = OfficialDocument((), (Paragraph("正文。"),), attachments=("名单",))

    assert texts(bare, ".attachment") == ["附件：名单"]
    assert not nodes(bare, "h1, .issuer, .number, .addressee, .signature")
    assert texts(replace(bare, dated=datetime.date(2023, 1, 5)), ".signature") == ["2023年1月5日"]


def test_a_very_long_text_is_written_whole() -> None:
    document = OfficialDocument((), (Paragraph("公开" * 50_000),))

    assert texts(document, "article p") == ["公开" * 50_000]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_html(FULL) == write_html(replace(FULL, blocks=tuple(FULL.blocks)))
