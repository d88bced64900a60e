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


FIGURES = [[str(row * 10 + column) for column in range(7)] for row in range(6)]


def _delimited(separator: str) -> str:
    rows = [["信息", "自然人", "企业"], *([f"{i}.事项", *r] for i, r in enumerate(FIGURES))]
    return "\n".join(separator.join(row) for row in rows)


@pytest.mark.parametrize("separator", [",", ";"])
def test_lines_parted_by_commas_or_semicolons_make_a_table(separator: str) -> None:
    text = f"一、情况\n{_delimited(separator)}\n二、问题\n"

    first, table, last = read_text(text.encode(), "a.txt").blocks

    assert isinstance(table, Table)
    assert [block.text for block in (first, last) if isinstance(block, Paragraph)] == [
        "一、情况",
        "二、问题",
    ]
    assert [[cell.text for cell in row][1:] for row in table.rows[1:]] == FIGURES
    assert table.place_of(table.rows[0][1]) == "第2行"


def test_a_quoted_cell_holds_its_commas() -> None:
    text = _delimited(",") + '\n"不公开,含部分","12,345",0,0,0,0,0,1\n'

    (table,) = read_text(text.encode(), "a.txt").blocks

    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[-1]][:3] == ["不公开,含部分", "12,345", "0"]


def test_the_empty_cells_that_fill_up_lines_of_prose_are_taken_away() -> None:
    rows = ["某局年度报告,,,", "一、情况,,,", '"收到申请56件,答复55件。",,,', ",,,", "二、表,,,"]
    text = "\n".join([*rows, _delimited(","), "三、问题,,,", "公开不够，解读少。,,,"])

    blocks = read_text(text.encode(), "a.txt").blocks

    assert [
        block.text if isinstance(block, Paragraph) else len(block.rows) for block in blocks
    ] == [
        "某局年度报告",
        "一、情况",
        "收到申请56件,答复55件。",
        "二、表",
        7,
        "三、问题",
        "公开不够，解读少。",
    ]


@pytest.mark.parametrize(
    "prose",
    [
        "2023年,我局收到申请56件,答复55件,",
        "根据条例,现将报告公布如下,请提意见。",
        "其中,网上40件,信函12件,当面4件",
    ],
)
def test_prose_with_narrow_commas_stays_prose_beside_a_table_of_commas(prose: str) -> None:
    text = f"{prose}\n二、表\n{_delimited(',')}\n三、问题\n{prose}\n"

    blocks = read_text(text.encode(), "a.txt").blocks

    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert texts == [prose, "二、表", "三、问题", prose]


@pytest.mark.parametrize(
    "line",
    [
        "1,203",
        "1,203,450,111,222",
        "不予公开  1,203 0 0 0 0 0 1,203",
        "1,203 1,150 1,000 1,000 1,000",
        "收到56件,答复55件,公开20件,不予公开9件",
        "规章,0",
    ],
)
def test_lines_with_commas_that_are_no_rows_stay_lines(line: str) -> None:
    blocks = read_text("\n".join([line] * 12).encode(), "a.txt").blocks

    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [line] * 12
