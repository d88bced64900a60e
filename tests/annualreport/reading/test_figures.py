"""Printed cells to figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annualreport.reading.figures import is_label, read_cell


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        (" 21 ", 21),
        ("１２", 12),
        ("1,236", 1236),
        ("13 612", 13612),
        ("+4", 4),
        ("-8", -8),
        ("－8", -8),
        ("—8", -8),
        ("减8", -8),
        ("0件", 0),
        ("二十一", 21),
        ("82万", 820_000),
    ],
)
def test_a_count_is_read_however_it_is_printed(text: str, value: int) -> None:
    assert read_cell(text, "第1行", "count").value == value


def test_a_note_is_kept_beside_the_number() -> None:
    cell = read_cell("22（其中修订16件）", "第1行", "count")

    assert (cell.value, cell.note, cell.text) == (22, "其中修订16件", "22（其中修订16件）")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.95万元", Decimal("1.95")),
        ("251000元", Decimal("25.1")),
        ("1.2亿元", Decimal("12000")),
        ("160.5964", Decimal("160.5964")),
        ("316441", 316441),
    ],
)
def test_an_amount_is_given_in_ten_thousand_yuan(text: str, value: Decimal) -> None:
    assert read_cell(text, "第1行", "amount_wan").value == value


@pytest.mark.parametrize(
    "text", ["", "/", "—", "-", "无", "1 2", "12 3", "1,23", "详见附件", "1；2"]
)
def test_what_is_no_figure_has_no_value_but_keeps_its_text(text: str) -> None:
    cell = read_cell(text, "第1行", "count")

    assert cell.value is None
    assert cell.text == text


def test_a_number_of_absurd_length_is_not_believed() -> None:
    assert read_cell("9" * 5000, "第1行", "count").value is None


@pytest.mark.parametrize(
    "text", ["1.属于国家秘密", "3.其他", "（七）总计", "规章", "（一）予以公开"]
)
def test_labels_are_told_from_figures(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize("text", ["0", "22（其中修订16件）", "1.95万元", "/", "", "二十一", "—"])
def test_figures_and_marks_are_no_labels(text: str) -> None:
    assert not is_label(text)


@given(st.integers(min_value=-(10**17), max_value=10**17))
def test_any_printed_integer_is_read_exactly(value: int) -> None:
    assert read_cell(str(value), "", "change").value == value
    assert read_cell(f"{value:,}", "", "change").value == value
