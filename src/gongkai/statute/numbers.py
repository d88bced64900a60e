"""Numbers that identify bodies and documents: their grammar and check digits.

索引号, 发文字号, 统一社会信用代码 (GB 32100-2015), 行政区划代码 (GB/T 2260). Check digits and the
names of divisions are those of ``python-stdnum``.
"""

import re
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from stdnum import numdb
from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, ValidationError

_INDEX: Final = re.compile(r"([0-9A-HJ-NPQRTUWXY]{18})/(\d{4})-(\d{5})")
_DOCUMENT: Final = re.compile(r"([\u4e00-\u9fff]{1,20})〔(\d{4})〕([1-9]\d*)号")
_DIVISION: Final = re.compile(r"\d{6}")
_NO_PREFECTURE: Final = re.compile("直辖|^市辖区$|^县$")
"""What the table of codes prints where there is no prefecture."""
_SPAN: Final = re.compile(r"\[(\d{4})?-(\d{4})?\]")


class InvalidNumberError(ValueError):
    """A number does not have the form or check digit it must have."""


class IndexNumber(NamedTuple):
    """索引号: the body's 统一社会信用代码, a year and a serial number unique in both."""

    credit_code: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.credit_code}/{self.year:04}-{self.serial:05}"


class DocumentNumber(NamedTuple):
    """发文字号, as 正文旅公开〔2026〕3号: no leading zero, no 第 (GB/T 9704-2012)."""

    prefix: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.serial}号"


class Division(NamedTuple):
    """A division (行政区划): its code and the names of province, prefecture and county.

    A name is empty where the division is above that level or its province governs it directly.
    """

    code: str
    province: str
    prefecture: str
    county: str


def parse_index_number(text: str) -> IndexNumber:
    """Read an 索引号, check digit of its credit code included.

    Raises:
        InvalidNumberError: the form or the check digit is wrong.
    """
    found = _INDEX.fullmatch(text)
    if found is None:
        raise InvalidNumberError(
            f"索引号“{text}”应为18位统一社会信用代码、“/”、四位年份、“-”和五位流水号。"
        )
    return IndexNumber(check_credit_code(found[1]), int(found[2]), int(found[3]))


def parse_document_number(text: str) -> DocumentNumber:
    """Read a 发文字号.

    Raises:
        InvalidNumberError: the brackets, the year or the serial number is not as GB/T 9704 has it.
    """
    found = _DOCUMENT.fullmatch(text)
    if found is None:
        raise InvalidNumberError(
            f"发文字号“{text}”应写成“正文旅发〔2026〕3号”：年份用六角括号，序号不编虚位、不加“第”。"
        )
    return DocumentNumber(found[1], int(found[2]), int(found[3]))


def check_credit_code(text: str) -> str:
    """Give back an 18-character 统一社会信用代码 whose check digit is right (GB 32100-2015).

    Raises:
        InvalidNumberError: the length, a character or the check digit is wrong.
    """
    try:
        return str(uscc.validate(text))
    except InvalidChecksum as error:
        raise InvalidNumberError(f"统一社会信用代码“{text}”的校验码不对，请核对。") from error
    except ValidationError as error:
        raise InvalidNumberError(
            f"统一社会信用代码“{text}”应为18位数字和大写字母（不含I、O、S、V、Z）。"
        ) from error


def get_division(code: str, *, on: date) -> Division:
    """Name the division that bears a code on a day.

    Raises:
        InvalidNumberError: the code has not six digits, or no division bore it on that day.
    """
    if not _DIVISION.fullmatch(code):
        raise InvalidNumberError(f"行政区划代码“{code}”应为6位数字。")
    province = _name(code[:2] + "0000", on)
    prefecture = "" if code[2:4] == "00" else _name(code[:4] + "00", on)
    county = "" if code[4:] == "00" else _name(code, on)
    if not (county if code[4:] != "00" else prefecture if code[2:4] != "00" else province):
        raise InvalidNumberError(f"{on.year}年没有代码为“{code}”的行政区划。")
    return Division(code, province, "" if _NO_PREFECTURE.search(prefecture) else prefecture, county)


def _name(code: str, on: date) -> str:
    """Give the name a code had in a year, or nothing; the table dates its names: [2002-]正宁县."""
    for part in _printed(code).split(","):
        span = _SPAN.match(part)
        first, last = (span[1], span[2]) if span else (None, None)
        if int(first or 0) <= on.year <= int(last or 9999):
            return part[span.end() :] if span else part
    return ""


@cache
def _printed(code: str) -> str:
    (_, province), *rest = numdb.get("cn/loc").info(code)
    if code.endswith("0000"):
        return str(province.get("province", ""))
    return str(rest[0][1].get("county", "")) if rest else ""
