"""Plain text to paragraphs and tables."""

import pytest

from gongkai.officedocs.document import Paragraph, Table
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.text import read_text


def test_a_cell_a_line_after_a_tab_makes_a_table() -> None:
    document = read_text(
        "前\n\t规章\n\t0\n\t\n\n\t规范性文件\n\t1\n\t2\n\n\n后\n".encode(), "a.txt"
    )

    first, table, last = document.blocks
    assert isinstance(table, Table)
    assert (first.text, last.text) == ("前", "后")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["规章", "0", ""],
        ["规范性文件", "1", "2"],
    ]


def test_the_place_of_a_cell_is_its_line() -> None:
    (table,) = read_text("\t规章\n\t0".encode(), "a.txt").blocks

    assert [table.place_of(cell) for cell in table.rows[0]] == ["第1行", "第2行"]


def test_tab_separated_lines_make_a_table() -> None:
    (table,) = read_text("规章\t0\t1\n规范性文件\t2\t3\n".encode(), "a.txt").blocks

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["规章", "0", "1"],
        ["规范性文件", "2", "3"],
    ]


def test_a_tab_separated_line_may_begin_with_blank_cells() -> None:
    (table,) = read_text("三、\t（一）\t0\t\t1\n\t（二）\t2\t\t3\n".encode(), "a.txt").blocks

    assert [[cell.text for cell in row] for row in table.rows] == [
        ["三、", "（一）", "0", "", "1"],
        ["", "（二）", "2", "", "3"],
    ]


def test_spaces_inside_a_line_are_kept_since_they_stand_for_columns() -> None:
    (line,) = read_text("规章      0     1".encode(), "a.txt").blocks

    assert line == Paragraph("规章      0     1", "第1行")


def test_a_blank_line_before_a_paragraph_is_noted() -> None:
    first, second, third = read_text("一\n二\n\n三".encode(), "a.txt").blocks

    assert [first.gap, second.gap, third.gap] == [False, False, True]


def test_a_binary_file_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableFileError, match="不是文本"):
        read_text(bytes(range(256)) * 40 + b"\0" * 999, "a.txt")


@pytest.mark.parametrize(
    ("text", "sentence"), [("字" * 200_000, "一行超过"), ("字\n" * 30_000, "行，远超")]
)
def test_a_text_made_to_exhaust_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        read_text(text.encode(), "大.txt")
