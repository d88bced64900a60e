"""Word's automatic numbers: printed, though they stand in no text."""

import pytest

from gongkai.officedocs.document import Paragraph, Table
from gongkai.officedocs.reading.docx import read_docx
from officedocs import hostile
from officedocs.hostile import rows


def _level(depth: int, notation: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{notation}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _lists(*levels: str, nums: str = "") -> str:
    abstract = f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
    num = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    return f'<w:numbering xmlns:w="{hostile.WORD}">{abstract}{num}{nums}</w:numbering>'


def _styles(*styles: str) -> str:
    return f'<w:styles xmlns:w="{hostile.WORD}">{"".join(styles)}</w:styles>'


def _item(text: str, depth: int = 0, list_id: int = 1) -> str:
    number = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return hostile.paragraph(text, f"<w:pPr>{number}</w:pPr>")


def _styled(text: str, style: str) -> str:
    return hostile.paragraph(text, f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>')


def _read(body: str, numbering: str, **parts: str) -> list[str]:
    data = hostile.word(body, numbering=numbering, **parts)
    return [
        block.text for block in read_docx(data, "号.docx").blocks if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize(
    ("notation", "text", "printed"),
    [
        ("chineseCounting", "%1、", ["一、", "二、", "十二、", "二十、"]),
        ("chineseCountingThousand", "（%1）", ["（一）", "（二）", "（十二）", "（二十）"]),
        ("japaneseCounting", "第%1章", ["第一章", "第二章", "第十二章", "第二十章"]),
        ("decimal", "%1.", ["1.", "2.", "12.", "20."]),
        ("decimal", "%1", ["1 ", "2 ", "12 ", "20 "]),
        ("decimalEnclosedCircleChinese", "%1", ["①", "②", "⑫", "⑳"]),
        ("decimalFullWidth", "%1．", ["１．", "２．", "１２．", "２０．"]),
        ("ideographTraditional", "%1、", ["甲、", "乙、", "乙、", "癸、"]),
        ("chineseLegalSimplified", "%1、", ["壹、", "贰、", "壹拾贰、", "贰拾、"]),
        ("upperLetter", "%1.", ["A.", "B.", "L.", "T."]),
        ("lowerRoman", "%1)", ["i)", "ii)", "xii)", "xx)"]),
        ("bullet", "", ["", "", "", ""]),
        ("unheard-of", "%1.", ["1.", "2.", "12.", "20."]),
    ],
)
def test_every_notation_is_printed(notation: str, text: str, printed: list[str]) -> None:
    read = _read("".join(_item("项") for _ in range(20)), _lists(_level(0, notation, text)))

    assert [read[i] for i in (0, 1, 11, 19)] == [f"{number}项" for number in printed]


def test_hundreds_are_written_with_zeros_where_they_are_spoken() -> None:
    read = _read(
        "".join(_item("项") for _ in range(210)), _lists(_level(0, "chineseCounting", "%1、"))
    )

    assert [read[i - 1] for i in (101, 110, 111, 200, 209)] == [
        "一百零一、项", "一百一十、项", "一百一十一、项", "二百、项", "二百零九、项",
    ]  # fmt: skip


def test_a_deeper_level_begins_anew_under_each_heading() -> None:
    lists = _lists(_level(0, "chineseCounting", "%1、"), _level(1, "decimal", "%1.%2"))
    body = _item("甲") + _item("子", 1) + _item("丑", 1) + _item("乙") + _item("寅", 1)

    assert _read(body, lists) == ["一、甲", "一.1 子", "一.2 丑", "二、乙", "二.1 寅"]


def test_a_legal_level_prints_all_its_numbers_as_digits() -> None:
    lists = _lists(
        _level(0, "chineseCounting", "%1、"), _level(1, "decimal", "%1.%2", "<w:isLgl/>")
    )

    assert _read(_item("甲") + _item("子", 1), lists) == ["一、甲", "1.1 子"]


def test_lists_that_share_their_levels_count_on_unless_they_say_otherwise() -> None:
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    lists = _lists(_level(0, "decimal", "%1."), nums=nums)
    body = _item("甲") + _item("乙", list_id=2) + _item("丙", list_id=3) + _item("丁", list_id=3)

    assert _read(body, lists) == ["1.甲", "2.乙", "1.丙", "2.丁"]


def test_an_empty_numbered_paragraph_counts_but_is_not_read() -> None:
    assert _read(
        _item("甲") + _item("") + _item("丙"), _lists(_level(0, "chineseCounting", "%1、"))
    ) == ["一、甲", "三、丙"]


def test_a_style_brings_its_number_and_its_level() -> None:
    lists = _lists(
        _level(0, "chineseCounting", "%1、", '<w:pStyle w:val="1"/>'),
        _level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="2"/>'),
    )
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = _styles(
        f'<w:style w:styleId="1">{number}</w:style>',
        f'<w:style w:styleId="2"><w:basedOn w:val="1"/>{number}</w:style>',
        '<w:style w:styleId="3"><w:basedOn w:val="1"/></w:style>',
        '<w:style w:styleId="环"><w:basedOn w:val="环"/></w:style>',
    )
    body = _styled("总体", "1") + _styled("主动", "2") + _styled("其他", "3") + _styled("无", "环")

    assert _read(body, lists, styles=styles) == ["一、总体", "（一）主动", "二、其他", "无"]


def test_a_paragraph_may_refuse_its_styles_number() -> None:
    styles = _styles(
        '<w:style w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    none = '<w:pPr><w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    body = _styled("甲", "1") + hostile.paragraph("乙", none)

    assert _read(body, _lists(_level(0, "decimal", "%1.")), styles=styles) == ["1.甲", "乙"]


def test_labels_numbered_in_cells_are_read_with_their_numbers() -> None:
    labels = ("属于国家秘密", "其他法律行政法规禁止公开")
    lines = [
        f"<w:tc>{_item(label)}</w:tc><w:tc>{hostile.paragraph('0')}</w:tc>" for label in labels
    ]
    data = hostile.word(rows(*lines), numbering=_lists(_level(0, "decimal", "%1.")))

    (table,) = read_docx(data, "号.docx").blocks

    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows] == [
        "1.属于国家秘密", "2.其他法律行政法规禁止公开",
    ]  # fmt: skip


def test_a_frame_of_one_cell_counts_its_numbers_once() -> None:
    body = rows(f"<w:tc>{_item('甲')}{_item('乙')}</w:tc>") + _item("丙")

    assert _read(body, _lists(_level(0, "decimal", "%1."))) == ["1.甲", "2.乙", "3.丙"]


@pytest.mark.parametrize("number", ["99", "x", "-1"])
def test_a_list_that_does_not_exist_prints_nothing(number: str) -> None:
    properties = f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>'

    assert _read(hostile.paragraph("甲", properties), _lists(_level(0, "decimal", "%1."))) == ["甲"]
