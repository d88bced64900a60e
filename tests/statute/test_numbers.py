"""Numbers of bodies and documents: what is accepted, and the sentence for what is not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from gongkai.statute.numbers import (
    DocumentNumber,
    IndexNumber,
    InvalidNumberError,
    check_credit_code,
    get_division,
    parse_document_number,
    parse_index_number,
)

CODE = "11620622013933539B"
DAY = date(2020, 12, 31)


def test_an_index_number_of_gansu_is_read() -> None:
    assert parse_index_number(f"{CODE}/2021-03844") == IndexNumber(CODE, 2021, 3844)


def test_an_index_number_is_written_as_it_was_read() -> None:
    assert str(parse_index_number(f"{CODE}/2021-00007")) == f"{CODE}/2021-00007"


@pytest.mark.parametrize("text", [f"{CODE}/2021-384", f"{CODE}-2021-03844", "014416330/2018-04736"])
def test_an_index_number_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(InvalidNumberError, match="索引号"):
        parse_index_number(text)


def test_a_wrong_check_digit_is_named() -> None:
    with pytest.raises(InvalidNumberError, match="校验码不对"):
        check_credit_code(CODE[:-1] + "C")


@pytest.mark.parametrize("text", ["123", CODE[:-1] + "I", ""])
def test_a_credit_code_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(InvalidNumberError, match="18位"):
        check_credit_code(text)


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8), st.integers(0, 7))
def test_one_changed_character_never_passes(body: str, place: int) -> None:
    first = "1162062" + "2" + body + "1"
    code = first + uscc.calc_check_digit(first)
    at = 8 + place
    other = "0" if code[at] != "0" else "1"

    assert check_credit_code(code) == code
    with pytest.raises(InvalidNumberError):
        check_credit_code(code[:at] + other + code[at + 1 :])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("国办发〔2017〕47号", DocumentNumber("国办发", 2017, 47)),
        ("正文旅公开〔2026〕3号", DocumentNumber("正文旅公开", 2026, 3)),
    ],
)
def test_a_document_number_is_read_and_written(text: str, number: DocumentNumber) -> None:
    assert parse_document_number(text) == number
    assert str(number) == text


@pytest.mark.parametrize(
    "text",
    [
        "国办发[2017]47号",
        "国办发（2017）47号",
        "国办发〔2017〕047号",
        "国办发〔2017〕第47号",
        "国办发〔17〕4号",
    ],
)
def test_a_document_number_against_the_standard_is_refused(text: str) -> None:
    with pytest.raises(InvalidNumberError, match="六角括号"):
        parse_document_number(text)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("621025", ("甘肃省", "庆阳市", "正宁县")),
        ("621000", ("甘肃省", "庆阳市", "")),
        ("620000", ("甘肃省", "", "")),
        ("469001", ("海南省", "", "五指山市")),
        ("110101", ("北京市", "", "东城区")),
        ("130502", ("河北省", "邢台市", "襄都区")),
    ],
)
def test_a_division_is_named(code: str, names: tuple[str, str, str]) -> None:
    assert get_division(code, on=DAY)[1:] == names


def test_a_division_bears_the_name_of_its_time() -> None:
    assert get_division("130502", on=date(2019, 1, 1)).county == "桥东区"


@pytest.mark.parametrize("code", ["622825", "990000", "441901", "626600"])
def test_a_code_nobody_bore_then_is_refused(code: str) -> None:
    with pytest.raises(InvalidNumberError, match="2020年没有"):
        get_division(code, on=DAY)


def test_a_code_of_another_form_is_refused() -> None:
    with pytest.raises(InvalidNumberError, match="6位"):
        get_division("62102", on=DAY)
