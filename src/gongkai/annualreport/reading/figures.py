"""A printed cell to a figure: 22（其中修订16件）, 1.95万元, １，２３６, 二十一, a dash, a blank."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gongkai.annualreport.forms import CellKind
from gongkai.annualreport.model import Cell, Value
from gongkai.annualreport.numerals import CHINESE_NUMERAL, FULL_WIDTH, number

_MAX_DIGITS = 18
_NO_FIGURE = frozenset({"/", "／", "\\", "-", "－", "—", "——", "–", "--", "*", "无", "空", "△"})
_FIGURE = re.compile(
    rf"(?P<sign>[-+]|负|增加?|减少?)?"
    rf"(?P<number>\d[\d,]*(?:\.\d+)?|\.\d+|{CHINESE_NUMERAL})(?P<scale>[万亿](?!元))?"
    rf"(?P<unit>万元|亿元|元整?|[个件条项次份部宗起类篇户人]次?)?"
    rf"(?P<note>[（(\[【].*[)）\]】])?"
)
_THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_SPACED_THOUSANDS = re.compile(r"[-+]?\d{1,3}( \d{3})+")
_SPACES = re.compile(r"\s+")
_MINUS = str.maketrans("−–—﹣", "----")
_WAN: dict[str, Decimal] = {
    "元": Decimal("0.0001"),
    "元整": Decimal("0.0001"),
    "千元": Decimal("0.1"),
    "万元": Decimal(1),
    "百万元": Decimal(100),
    "亿元": Decimal(10_000),
    "": Decimal(1),
}


class Figure(NamedTuple):
    """A cell's text as a number, with what else is printed in the cell."""

    value: Decimal
    note: str = ""
    unit: str = ""


@lru_cache(maxsize=16_384)
def parse_figure(text: str) -> Figure | None:
    """Read a cell's text as a figure; None when it is not one (a label, a dash, two numbers)."""
    plain = text.translate(FULL_WIDTH).translate(_MINUS).strip()
    if " " in plain or "\xa0" in plain or "\u3000" in plain:
        plain = _join_spaces(plain)
    match = _FIGURE.fullmatch(plain)
    if match is None or len(match["number"].replace(",", "")) > _MAX_DIGITS:
        return None
    digits = match["number"]
    if "," in digits and not _THOUSANDS.fullmatch(digits):
        return None
    value = number(digits + (match["scale"] or ""))
    if value is None:
        return None
    if (match["sign"] or "+")[0] in "-负减":
        value = -value
    return Figure(value, (match["note"] or "").strip("（）()[]【】"), match["unit"] or "")


def _join_spaces(plain: str) -> str:
    """Take spaces out, but never glue two numbers together."""
    spaced = _SPACES.sub(" ", plain)
    if re.search(r"\d \d", spaced) and not _SPACED_THOUSANDS.fullmatch(spaced):
        return spaced
    return spaced.replace(" ", "")


def is_no_figure(text: str) -> bool:
    """Tell whether a cell holds a mark that stands for no figure: /, —, 无."""
    return text.strip() in _NO_FIGURE


@lru_cache(maxsize=16_384)
def is_label(text: str) -> bool:
    """Tell whether a cell holds words rather than a figure, a mark or nothing."""
    stripped = text.strip()
    if not stripped or stripped in _NO_FIGURE:
        return False
    return (parse_figure(stripped) is None and not stripped[0].isdigit()) or _is_numbered(stripped)


_NUMBERED = re.compile(r"\s*[（(]?\d{1,2}\s*[)）.．、,，]?\s*[\u4e00-\u9fff]")


def _is_numbered(text: str) -> bool:
    """Tell 1.属于国家秘密 and 3.其他 from figures that begin with a digit."""
    return bool(_NUMBERED.match(text)) and parse_figure(text) is None


def read_cell(text: str, place: str, kind: CellKind) -> Cell:
    """Read one printed cell; what cannot be read keeps its text and has no value."""
    if text.isdecimal() and text.isascii() and len(text) <= _MAX_DIGITS:
        return Cell(int(text), text, place)
    figure = parse_figure(text)
    if figure is None:
        return Cell(None, text.strip(), place)
    return Cell(_value(figure, kind), text.strip(), place, figure.note, figure.unit)


def _value(figure: Figure, kind: CellKind) -> Value:
    if kind == "amount_wan":
        return in_wan(figure.value, figure.unit)
    return _whole(figure.value)


def in_wan(amount: Decimal | int | None, unit: str) -> Value:
    """Convert an amount to 万元, exactly; without a unit it is taken to be in 万元."""
    if amount is None:
        return None
    factor = _WAN.get(unit, Decimal(1))
    value = Decimal(amount) * factor
    if factor == 1:
        exponent = value.as_tuple().exponent
        return int(value) if isinstance(exponent, int) and exponent >= 0 else value
    return _whole(value.normalize())


def _whole(value: Decimal) -> Value:
    return int(value) if value == value.to_integral_value() else value
