"""Figures in running text: 26件, 1,236条, 八十二万余次, 33.9%, with the words before and after."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gongkai.annualreport.numerals import number

_FIGURE = re.compile(
    r"(?<![\d.,第])(?:(?P<about>约|近|超过?|逾|达到?)\s*)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?\s*[万亿]?|[零〇一二两三四五六七八九十百千万]+)"
    r"\s*(?P<more>[余多])?\s*"
    r"(?P<unit>件次|件|份|条|人次|次|宗|起|例|项|个|篇|部|%|元|期|场)(?P<more_after>[余多])?"
)
_STOPS = "。；！？\n;"
_LEAD = 70
_TAIL = re.compile(r"[^，。；、：,;:！？\n）)（(]*")


class Figure(NamedTuple):
    """A number with its unit, where it stands, and whether it is only about so many."""

    value: Decimal
    unit: str
    start: int
    end: int
    is_rough: bool
    lead: str
    """The words before it, back to the figure before or the beginning of the clause."""
    tail: str
    """The words after its unit, up to the next mark."""
    places: int
    """Decimal places as printed."""


def find_figures(text: str) -> Iterator[Figure]:
    """Find the figures of a paragraph in order."""
    after_last = 0
    for match in _FIGURE.finditer(text):
        value = number(match["number"].replace(" ", ""))
        if value is None:
            continue
        start, end = match.span()
        from_ = max(after_last, start - _LEAD, *(text.rfind(s, 0, start) + 1 for s in _STOPS))
        exponent = value.as_tuple().exponent
        tail = _TAIL.match(text, end)
        yield Figure(
            value,
            match["unit"],
            start,
            end,
            bool(match["about"] in ("约", "近", "超", "超过", "逾") or match["more"])
            or bool(match["more_after"]),
            text[from_:start],
            tail[0] if tail else "",
            -exponent if isinstance(exponent, int) and exponent < 0 else 0,
        )
        after_last = end
