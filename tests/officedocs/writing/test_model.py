import datetime

import pytest

from gongkai.officedocs.writing.model import (
    Box,
    Grid,
    Heading,
    OfficialDocument,
    Paragraph,
    chinese_date,
)
from gongkai.officedocs.writing.text import printable


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("正文 12件　镕喆堃𠮷", "正文 12件　镕喆堃𠮷"),
        ("上\n下\t左\r\n\u2028右", "上 下 左 右"),
        ("响\x07铃\x00零\x9f", "响铃零"),
        ("\ud800半个", "\ufffd半个"),
        ("倒\u202e置\u2066\u200b", "倒置"),
        ("\ufffe\uffff\ufdd0", ""),
        ("私用\ue000字", "私用\ue000字"),
    ],
)
def test_only_what_can_be_printed_is_kept(text: str, kept: str) -> None:
    assert printable(text) == kept


def test_every_text_of_a_document_is_cleaned() -> None:
    document = OfficialDocument(
        title=("标\x00题",),
        blocks=(
            Heading(1, "一、\x01"),
            Paragraph("文\n字", "（一）\x02"),
            Grid("表\x03", (Box("格\x04", 0, 0),), (1,)),
        ),
        issuer="机\x05关",
        attachments=("附\x06件",),
    )

    assert "\\x" not in repr(document)
    assert document.full_title == "标题"
    assert document.blocks[1] == Paragraph("文 字", "（一）")


@pytest.mark.parametrize(
    "boxes",
    [
        (Box("甲", 0, 0),),
        (Box("甲", 0, 0), Box("乙", 0, 0, 1, 2)),
        (Box("甲", 0, 0), Box("乙", 0, 1, 1, 2)),
        (Box("甲", 0, 0, 2), Box("乙", 0, 1)),
    ],
)
def test_a_grid_with_gaps_or_overlaps_is_refused(boxes: tuple[Box, ...]) -> None:
    with pytest.raises(ValueError, match=r"gaps|fit"):
        Grid("表", boxes, (1, 1))


def test_a_merged_cell_stands_at_every_place_it_covers() -> None:
    tall, wide = Box("高", 0, 0, 2), Box("宽", 0, 1, 1, 2)
    grid = Grid("表", (wide, tall, Box("丙", 1, 1), Box("丁", 1, 2)), (1, 1, 1))

    assert [[box.text for box in row] for row in grid.matrix()] == [list("高宽宽"), list("高丙丁")]
    assert [[box.text for box in row] for row in grid.rows()] == [list("高宽"), list("丙丁")]


def test_a_date_has_no_leading_zeros() -> None:
    assert chinese_date(datetime.date(2021, 1, 5)) == "2021年1月5日"
