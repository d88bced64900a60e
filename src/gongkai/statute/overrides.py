"""Changes to the announced calendar: local holidays, days moved, a year newly announced.

A change is a TOML table with ``from``, ``until`` (left out for one day), ``workday`` and ``cites``;
``announced_years`` names years whose whole arrangement the changes carry::

    announced_years = [2027]

    [[changes]]
    from = 2027-02-05
    until = 2027-02-11
    workday = false
    cites = "国办发明电〔2026〕…号"
"""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, TypeGuard

from gongkai.statute.calendar import Calendar


class InvalidCalendarError(ValueError):
    """A calendar of changes cannot be understood."""


def calendar_from(text: str) -> Calendar:
    """Make a calendar from changes written in TOML.

    Raises:
        InvalidCalendarError: the TOML is broken, a change lacks something, or two contradict.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidCalendarError(f"日历文件不是有效的TOML：{error}。") from error
    overrides: dict[date, bool] = {}
    for number, change in enumerate(_list(raw.get("changes", []), "changes"), 1):
        first, last, workday = _change(change, number)
        for day in _days(first, last):
            if overrides.setdefault(day, workday) != workday:
                raise InvalidCalendarError(
                    f"日历文件第{number}项与前面的矛盾：{day}既是工作日又是休息日。"
                )
    years = _list(raw.get("announced_years", []), "announced_years")
    if not all(isinstance(year, int) and not isinstance(year, bool) for year in years):
        raise InvalidCalendarError("日历文件的announced_years应为年份，如[2027]。")
    return Calendar(overrides, frozenset(years))


def _list(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise InvalidCalendarError(f"日历文件的{name}应为列表。")
    return value


def _change(change: Any, number: int) -> tuple[date, date, bool]:
    """Read one change: its first and last day, and whether they are worked."""
    if not isinstance(change, dict):
        raise InvalidCalendarError(f"日历文件第{number}项应为表，含from、workday、cites。")
    first, workday, cites = change.get("from"), change.get("workday"), change.get("cites")
    last = change.get("until", first)
    if not (_is_day(first) and _is_day(last) and first <= last):
        raise InvalidCalendarError(f"日历文件第{number}项的from、until应为先后有序的日期。")
    if (last - first).days > 366:
        raise InvalidCalendarError(f"日历文件第{number}项超过一年，请核对from和until。")
    if not isinstance(workday, bool):
        raise InvalidCalendarError(
            f"日历文件第{number}项的workday应为true（上班）或false（休息）。"
        )
    if not isinstance(cites, str) or not cites.strip():
        raise InvalidCalendarError(f"日历文件第{number}项应有cites，写明依据的文件。")
    return first, last, workday


def _is_day(value: object) -> TypeGuard[date]:
    return isinstance(value, date) and not isinstance(value, datetime)


def _days(first: date, last: date) -> Iterator[date]:
    for after in range((last - first).days + 1):
        yield first + timedelta(days=after)
