"""Figures in running text: 26件, 1,236条, 八十二万余次, 33.9%, with the words before and after."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gongkai.annualreport.numerals import number

_CHINESE = "零〇一二两三四五六七八九十百千万"
_FIGURE = re.compile(
    rf"(?P<number>[0-9{_CHINESE}][0-9,.{_CHINESE}亿 ]{{0,24}})"
    r"(?P<more>[余多])?\s*"
    r"(?P<unit>件次|件|份|条|人次|次|宗|起|例|项|个|篇|部|%|元|期|场)(?P<more_after>[余多])?"
)
_NUMBER = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?[万亿]?|[零〇一二两三四五六七八九十百千万]+)\Z"
)
_ABOUT = ("约", "近", "超", "过", "逾")
_LEAD = 70
_LAST_STOP = re.compile(r".*[。；！？;\n]", re.DOTALL)


class Figure(NamedTuple):
    """A number with its unit, where it stands, and whether it is only about so many."""

    value: Decimal
    unit: str
    start: int
    end: int
    is_rough: bool
    lead: str
    """The words before it, back to the figure before or the beginning of the clause."""
    places: int
    """Decimal places as printed."""


def find_figures(text: str) -> Iterator[Figure]:
    """Find the figures of a paragraph in order."""
    after_last = 0
    for match in _FIGURE.finditer(text):
        printed = _NUMBER.search(match["number"].strip())
        value = number(printed[0]) if printed else None
        if printed is None or value is None:
            continue
        start = match.start() + match["number"].index(printed[0])
        before = text[max(after_last, start - _LEAD) : start]
        if before.endswith(("第", ".", ",")):
            continue
        stop = _LAST_STOP.match(before)
        is_rough = match["more"] or match["more_after"] or before.rstrip().endswith(_ABOUT)
        exponent = value.as_tuple().exponent
        yield Figure(
            value,
            match["unit"],
            start,
            match.end(),
            bool(is_rough),
            before[stop.end() :] if stop else before,
            -exponent if isinstance(exponent, int) and exponent < 0 else 0,
        )
        after_last = match.end()
