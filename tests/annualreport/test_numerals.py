"""Numbers as official documents write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annualreport.numerals import chinese_number, number

_UNITS = ["", "十", "百", "千"]
_DIGITS = "零一二三四五六七八九"


def spell(value: int) -> str:
    """Spell a number below 10,000 in Chinese, written independently of the reader."""
    if value == 0:
        return "零"
    words = ""
    for position, digit in enumerate(reversed(str(value))):
        if digit != "0":
            words = _DIGITS[int(digit)] + _UNITS[position] + words
        elif words and not words.startswith("零"):
            words = "零" + words
    return words.removeprefix("一") if words.startswith("一十") else words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("21", 21),
        ("1,236", 1236),
        ("１，２３６", 1236),
        ("82万", 820_000),
        ("1.5亿", 150_000_000),
        ("二十一", 21),
        ("十", 10),
        ("一百零三", 103),
        ("三千零五", 3005),
        ("二〇二〇", 2020),
        ("八十二万", 820_000),
        ("一亿二千万", 120_000_000),
        ("-8", -8),
        ("1.95", Decimal("1.95")),
    ],
)
def test_a_number_is_read_as_documents_write_it(text: str, value: Decimal) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "件", "1,23", "12a", "第一", "—"])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert number(text) is None


@given(st.integers(min_value=0, max_value=9999))
def test_every_spelled_number_is_read_back(value: int) -> None:
    assert chinese_number(spell(value)) == value
