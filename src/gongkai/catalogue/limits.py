"""公开时限 as catalogues write them: texts to limits that can be reckoned with."""

import re
from typing import Final, NamedTuple

_DIGITS: Final = "〇一二三四五六七八九"
_NUMBER: Final = r"(?P<number>\d{1,4}|[一二两三四五六七八九十百〇]{1,5})"
_COUNTED: Final = re.compile(
    _NUMBER + r"\s*个?\s*(?P<unit>工作日|自然日|日历日|小时|月|日|天|年)(?:内|以内|之内)?"
)
_STANDING: Final = re.compile(r"永久|长期")
_AT_ONCE: Final = re.compile(r"实时|即时|及时|立即|随时")
_UNITS: Final = {
    "工作日": "workdays",
    "自然日": "days",
    "日历日": "days",
    "日": "days",
    "天": "days",
    "小时": "hours",
    "月": "months",
    "年": "years",
}


class TimeLimit(NamedTuple):
    """A limit read from a catalogue.

    ``unit`` is workdays, days, hours, months or years for a ``number`` of them; ``standing`` where
    what is published stays (永久、长期), ``at_once`` where no number is set (及时). ``words`` are
    the text's own.
    """

    number: int
    unit: str
    words: str


def parse_limits(text: str) -> tuple[TimeLimit, ...]:
    """Read the limits in a cell, in their order, each once; nothing where none is understood.

    A year of the calendar (2020年) is no limit, nor is a date.
    """
    found: dict[tuple[int, str], tuple[int, TimeLimit]] = {}
    for match in _COUNTED.finditer(text):
        count = number_of(match["number"])
        if _is_date(text, match) or not count:
            continue
        limit = TimeLimit(count, _UNITS[match["unit"]], match[0].strip())
        found.setdefault(limit[:2], (match.start(), limit))
    for unit, pattern in (("standing", _STANDING), ("at_once", _AT_ONCE)):
        if said := pattern.search(text):
            found[0, unit] = (said.start(), TimeLimit(0, unit, said[0]))
    return tuple(limit for _start, limit in sorted(found.values()))


def workdays_of(text: str) -> int | None:
    """Give the shortest limit in working days that a cell sets, None where it sets none."""
    counts = [each.number for each in parse_limits(text) if each.unit == "workdays"]
    return min(counts, default=None)


def number_of(text: str) -> int:
    """Read a number below 1000 in figures or Chinese characters; 0 where it is none."""
    if text.isascii():
        return int(text)
    total = 0
    rest = text.replace("两", "二")
    for sign, worth in (("百", 100), ("十", 10)):
        head, found, tail = rest.partition(sign)
        if found:
            total += (_digit(head) if head.strip("〇") else 1) * worth
            rest = tail.lstrip("〇")
    return total + (_digit(rest) if rest else 0)


def _digit(text: str) -> int:
    return max(_DIGITS.find(text), 0) if len(text) == 1 else 0


def _is_date(text: str, match: re.Match[str]) -> bool:
    """Tell a part of a date from a length of time: 2020年, 3月1日, 每月15日."""
    unit, before = match["unit"], text[: match.start()]
    if unit == "年" and int(number_of(match["number"])) > 100:
        return True
    if unit == "日" and before.endswith("月"):
        return True
    return unit == "月" and "个" not in match[0]
