"""Numbers as Chinese official documents write them: 21, １，２３６, 82万, 二十一, 三千零五."""

import re
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "两": 2, "○": 0,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}

CHINESE_NUMERAL = "[" + "".join(_DIGITS) + "".join(_UNITS) + "万亿]+"
"""A regular expression for a run of Chinese numerals."""

_ARABIC = re.compile(r"(-?\d+(?:\.\d+)?)(万亿|亿|万|千|百)?")
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－＋％", "0123456789.,-+%")
"""Maps full-width digits and number marks to ASCII."""


def chinese_number(text: str) -> int | None:
    """Read a Chinese numeral (二十一, 三千零五, 二〇二〇, 八十二万); None when it is not one."""
    if not text or not re.fullmatch(CHINESE_NUMERAL, text):
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _with_units(text)


def _with_units(text: str) -> int:
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            section += (digit or 1) * _UNITS[char]
            digit = 0
        elif char == "万":
            total += (section + digit) * 10**4
            section = digit = 0
        else:
            total = (total + section + digit) * 10**8
            section = digit = 0
    return total + section + digit


def number(text: str) -> Decimal | None:
    """Read one number, Arabic (with thousands separators and 万/亿) or Chinese; None if neither.

    Example: ``number("1,236")`` is 1236, ``number("82万")`` is 820000, ``number("二十一")`` is 21.
    """
    plain = text.translate(FULL_WIDTH).strip()
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        return Decimal(plain.replace(",", ""))
    if match := _ARABIC.fullmatch(plain):
        return Decimal(match[1]) * _SCALES[match[2] or ""]
    value = chinese_number(plain)
    return None if value is None else Decimal(value)
