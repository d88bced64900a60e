"""Markdown of OCR and conversion tools to paragraphs and tables."""

import pytest

from gongkai.officedocs.document import Paragraph, Table
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.markdown import read_markdown


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_pipe_table_loses_only_its_rule() -> None:
    text = "# 一、总体情况\n\n| 信息内容 | 数量 |\n|---|:---:|\n| 规章 | 0 |\n\n后"

    heading, table, last = read_markdown(text.encode(), "a.md").blocks

    assert isinstance(heading, Paragraph)
    assert (heading.text, last.text) == ("一、总体情况", "后")
    assert _rows(table) == [["信息内容", "数量"], ["规章", "0"]]


def test_an_invented_blank_header_is_an_ordinary_row() -> None:
    (table,) = read_markdown("| | |\n|---|---|\n| 规章 | 0 |".encode(), "a.md").blocks

    assert _rows(table) == [["", ""], ["规章", "0"]]


def test_a_ragged_table_without_a_rule_is_still_a_table() -> None:
    (table,) = read_markdown("| 规章 | 0 | 1 |\n| 行政许可 | 5 |".encode(), "a.md").blocks

    assert _rows(table) == [["规章", "0", "1"], ["行政许可", "5"]]


def test_marks_inside_cells_fall_away() -> None:
    text = "| **规章** | 1<br>2 | &nbsp; | a\\|b |"

    (table,) = read_markdown(text.encode(), "a.md").blocks

    assert _rows(table) == [["规章", "1 2", "", "a|b"]]


def test_an_html_table_inside_is_read_with_its_spans() -> None:
    text = "前\n<table><tr><td colspan=2>甲</td></tr><tr><td>1</td><td>2</td></tr></table>\n后"

    first, table, last = read_markdown(text.encode(), "a.md").blocks

    assert (first.text, last.text) == ("前", "后")
    assert table.rows[0][0].colspan == 2
    assert last.place == "第3行"


def test_a_wide_table_is_read() -> None:
    assert len(read_markdown(("|1" * 90 + "|").encode(), "宽.md").blocks) == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("字" * 200_000, "一行超过"), (("|1" * 90 + "|\n") * 900, "单元格超过")],
)
def test_a_markdown_made_to_exhaust_is_refused_with_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        read_markdown(text.encode(), "大.md")
