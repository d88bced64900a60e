"""Web pages to paragraphs and tables."""

import pytest

from gongkai.officedocs.document import GridCell, Paragraph, Table
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.html import read_html


def _tables(markup: str) -> list[Table]:
    blocks = read_html(markup.encode(), "页面.html").blocks
    return [block for block in blocks if isinstance(block, Table)]


def _texts(markup: str) -> list[str]:
    blocks = read_html(markup.encode(), "页面.html").blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_spans_put_cells_where_a_browser_puts_them() -> None:
    (table,) = _tables(
        "<table><tr><td rowspan=2>甲<td colspan='2'>乙</tr><tr><td>1<td>2</tr></table>"
    )

    assert table.rows == (
        (GridCell("甲", 0, 0, 2, 1), GridCell("乙", 0, 1, 1, 2)),
        (GridCell("1", 1, 1), GridCell("2", 1, 2)),
    )


def test_a_blank_cell_stays_a_cell() -> None:
    (table,) = _tables("<table><tr><td>甲</td><td>&nbsp;</td><td></td></tr></table>")

    assert [cell.text for cell in table.rows[0]] == ["甲", "", ""]


def test_word_spans_inside_a_cell_do_not_break_its_text() -> None:
    (table,) = _tables(
        "<table><tr><td><p><span>商</span><font>业</font><o:p></o:p></p></td>"
        "<td><span>1</span><span>36</span></td></tr></table>"
    )

    assert [cell.text for cell in table.rows[0]] == ["商业", "136"]


def test_two_numbers_in_two_paragraphs_do_not_become_one() -> None:
    (table,) = _tables("<table><tr><td>甲</td><td><p>1</p><p>36</p></td></tr></table>")

    assert table.rows[0][1].text == "1 36"


def test_a_table_around_the_page_is_layout_and_its_text_is_text() -> None:
    markup = (
        "<table><tr><td>导航</td><td><p>正文一</p><table><tr><td>甲</td><td>1</td></tr></table>"
        "<p>正文二</p></td></tr></table>"
    )

    assert _texts(markup) == ["导航", "正文一", "正文二"]
    assert [cell.text for cell in _tables(markup)[0].rows[0]] == ["甲", "1"]


def test_paragraphs_are_told_apart_by_any_block_or_line_break() -> None:
    assert _texts("<div>一<br>二<p>三</p>四</div><li>五</li>") == ["一", "二", "三", "四", "五"]


def test_scripts_and_styles_say_nothing() -> None:
    assert _texts("<script>var a='页'</script><style>p{}</style><p>字</p>") == ["字"]


def test_the_window_title_comes_first() -> None:
    assert _texts("<title>某局2023年报</title><p>字</p>") == ["某局2023年报", "字"]


@pytest.mark.parametrize("span", ["99999999999999999999", "-3", "0", "一", "1e9", ""])
def test_an_absurd_span_is_tamed(span: str) -> None:
    (table,) = _tables(f"<table><tr><td colspan='{span}'>甲</td><td>1</td></tr></table>")

    assert 1 <= table.rows[0][0].colspan <= 1000


@pytest.mark.parametrize(
    ("markup", "sentence"),
    [
        ("<table>" + ("<tr>" + "<td>1" * 200) * 900, "单元格超过"),
        ("<table>" + ("<tr>" + "<td>1" * 200) * 5000, "个标签，远超"),
        ("<div>" * 250_000, "个标签，远超"),
        ("<p>1" * 30_000, "个段落，远超"),
        ("<table><tr><td>" * 5_000, "张表，远超"),
        ("<table>" + "<tr><td rowspan=65534 colspan=1000>规章<td>1" * 9, "列，不是年度报告"),
    ],
)
def test_a_page_made_to_exhaust_is_refused_with_a_sentence(markup: str, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        read_html(markup.encode(), "大.html")


def test_tables_nested_a_thousand_deep_do_not_hurt() -> None:
    markup = "<table><tr><td>" * 1000 + "<p>底</p>"

    assert "底" in _texts(markup)
