"""表四 in the shapes that published reports have: kinds of case told apart by their headings."""

import pytest

from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.model import Report, Value
from gongkai.annualreport.reading import report_from
from gongkai.officedocs.reading.html import read_html
from gongkai.officedocs.reading.text import read_text

OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
REVIEWS = (5, 1, 2, 1, 9)
DIRECT = (2, 0, 0, 1, 3)
AFTER = (1, 0, 1, 0, 2)
ALL = (*REVIEWS, *DIRECT, *AFTER)


def row(*cells: object) -> str:
    """Print a row; a pair is a cell that spans as many columns."""
    printed = (
        f"<td colspan={cell[1]}>{cell[0]}</td>" if isinstance(cell, tuple) else f"<td>{cell}</td>"
        for cell in cells
    )
    return f"<tr>{''.join(printed)}</tr>"


def read(*tables: str) -> Report:
    page = "<p>一、总体情况</p>" + "".join(f"<table>{table}</table>" for table in tables)
    return report_from(read_html(page.encode(), "页面.html"))


def figures(*tables: str) -> list[Value]:
    return [cell.value for cell in read(*tables).remedies.cells]


def headed(words: str, *cells: object) -> str:
    """Print a table of one kind of case under its heading."""
    return row((words, 5)) + row(*OUTCOMES) + row(*cells)


STATUTORY = (
    row(("行政复议", 5), ("行政诉讼", 10))
    + row(("", 5), ("未经复议直接起诉", 5), ("复议后起诉", 5))
    + row(*OUTCOMES, *OUTCOMES, *OUTCOMES)
)


@pytest.mark.parametrize(
    "tables",
    [
        (STATUTORY + row(*ALL),),
        (
            headed("行政复议", *REVIEWS),
            headed("未经复议直接起诉", *DIRECT),
            headed("复议后起诉", *AFTER),
        ),
        (
            headed("行政复议", *REVIEWS)
            + headed("未经复议直接起诉", *DIRECT)
            + headed("复议后起诉", *AFTER),
        ),
        (
            row("类别", *OUTCOMES)
            + row("行政复议", *REVIEWS)
            + row("行政诉讼 未经复议直接起诉", *DIRECT)
            + row("行政诉讼 复议后起诉", *AFTER),
        ),
        (
            row("结果", "行政复议", "未经复议直接起诉", "复议后起诉")
            + "".join(
                row(name, *(kind[i] for kind in (REVIEWS, DIRECT, AFTER)))
                for i, name in enumerate(OUTCOMES)
            ),
        ),
        (
            "".join(
                row(words, name, kind[i]) if i == 0 else row(name, kind[i])
                for words, kind in (
                    ("行政复议", REVIEWS),
                    ("未经复议直接起诉", DIRECT),
                    ("复议后起诉", AFTER),
                )
                for i, name in enumerate(OUTCOMES)
            ),
        ),
    ],
    ids=["the form's", "three tables", "one stacked", "rows", "columns", "a figure a row"],
)
def test_every_printed_shape_gives_the_same_fifteen_figures(tables: tuple[str, ...]) -> None:
    assert figures(*tables) == list(ALL)


def test_kinds_in_another_order_go_by_their_headings() -> None:
    tables = (
        headed("复议后起诉", *AFTER),
        headed("行政复议", *REVIEWS),
        headed("未经复议直接起诉", *DIRECT),
    )

    assert figures(*tables) == list(ALL)


def test_rows_of_kinds_in_another_order_go_by_their_labels() -> None:
    table = (
        row("类别", *OUTCOMES)
        + row("复议后起诉", *AFTER)
        + row("未经复议直接起诉", *DIRECT)
        + row("行政复议", *REVIEWS)
    )

    assert figures(table) == list(ALL)


def test_ten_figures_under_suits_are_the_two_kinds_of_suit() -> None:
    suits = row(("行政诉讼", 10)) + row(*OUTCOMES, *OUTCOMES) + row(*DIRECT, *AFTER)

    assert figures(headed("行政复议", *REVIEWS), suits) == list(ALL)


def test_ten_figures_without_a_table_of_reviews_leave_the_reviews_blank() -> None:
    suits = row(("行政诉讼", 10)) + row(*OUTCOMES, *OUTCOMES) + row(*DIRECT, *AFTER)

    assert figures(suits) == [None] * 5 + [*DIRECT, *AFTER]


def test_a_kind_that_is_not_printed_is_left_blank() -> None:
    tables = (headed("行政复议", *REVIEWS), headed("复议后起诉", *AFTER))

    assert figures(*tables) == [*REVIEWS, *[None] * 5, *AFTER]


def test_figures_printed_again_do_not_take_another_kind_s_place() -> None:
    tables = (STATUTORY + row(*ALL), headed("行政复议", 7, 0, 0, 0, 7))

    assert figures(*tables) == list(ALL)


def test_rows_without_headings_are_taken_in_the_form_s_order() -> None:
    table = row(*OUTCOMES) + row(*REVIEWS) + row(*DIRECT) + row(*AFTER)

    assert figures(table) == list(ALL)


def test_surplus_blanks_among_the_figures_are_left_out() -> None:
    table = STATUTORY + row("", *ALL)

    assert figures(table) == list(ALL)


def test_a_row_of_blanks_under_the_headings_is_a_table_left_blank() -> None:
    report = read(STATUTORY + row(*[""] * 15))

    assert report.remedies.is_present
    assert {cell.value for cell in report.remedies.cells} == {None}


def test_too_few_figures_for_a_kind_are_taken_for_none() -> None:
    assert figures(STATUTORY + row(1, 2, 3)) == [None] * 15


def read_dump(*lines: str) -> Report:
    chapters = [
        f"{n}、{title}" for n, title in zip("一二三四", FORMS["2021"].chapters, strict=False)
    ]
    head = (*chapters, *OUTCOMES * 3)
    tail = ("五、存在的主要问题及改进情况", "无。")
    return report_from(read_text("\n".join((*head, *lines, *tail)).encode(), "年报.txt"))


def dumped(*lines: str) -> list[Value]:
    return [cell.value for cell in read_dump(*lines).remedies.cells]


WITH_BLANKS = [*REVIEWS, 2, None, None, 1, 3, 1, None, 1, None, 2]


@pytest.mark.parametrize(
    "lines",
    [
        ("5  1  2  1  9  2      1  3  1    1    2",),
        ("5 1 2 1 9 2   1 3 1  1  2",),
        tuple("" if value is None else str(value) for value in WITH_BLANKS),
    ],
    ids=["two spaces", "one space", "a cell a line"],
)
def test_a_dump_with_blanks_is_read_where_gaps_and_sums_leave_one_way(lines: tuple[str]) -> None:
    report = read_dump(*lines)

    assert [cell.value for cell in report.remedies.cells] == WITH_BLANKS
    assert [(r.rule, r.severity) for r in report.remarks] == [("reading.displaced", "info")]
    assert "表四有4格空白" in report.remarks[0].message


@pytest.mark.parametrize(
    "lines",
    [
        ("5 1 2 1 9 2 1 3 1 1 2",),
        ("5 1 2 1 9 2   1 4 1  1  2",),
        ("5", "1", "2", "1", "9", "2", "", "1", "3", "- 3 -", "", "1", "", "1", "", "2"),
        ("5", "", "1", "", "2", "", "1", "", "9", "", "2", "", "1", "", "3", "", "1", "", "2"),
        ("5 1 2 1 9",),
    ],
    ids=["no gaps", "no sum", "a page's end", "gaps everywhere", "a blank end"],
)
def test_a_dump_with_blanks_that_may_stand_elsewhere_is_not_read(lines: tuple[str]) -> None:
    report = read_dump(*lines)

    assert not report.remedies.is_present
    assert [(r.rule, r.severity) for r in report.remarks] == [("reading.unplaced", "warning")]


def test_a_full_dump_is_read_whatever_its_gaps() -> None:
    assert dumped("5  1    2  1  9  2  0  0  1  3", "", "1  0  1  0  2") == list(ALL)
