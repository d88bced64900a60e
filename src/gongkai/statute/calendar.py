"""Working days (工作日) of China: make-up days, ad-hoc changes, and what is not yet announced.

The State Council announces each year which weekends are worked (调休) and which weekdays are free.
What it announced is the data of ``chinesecalendar``; the arithmetic is ours. For a year nobody has
announced yet a day counts by the week and by the statutory holidays (《全国年节及纪念日放假办法》),
and whatever rests on such a day is provisional.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple

import holidays
from chinese_calendar import constants

_DAY: Final = timedelta(days=1)
FIRST_YEAR: Final = min(constants.holidays).year
LAST_YEAR: Final = max(constants.holidays).year
"""The first and last year whose arrangement is announced in the data."""


class Reckoned(NamedTuple):
    """A date found by counting; provisional when it rests on a year not announced yet."""

    on: date
    provisional: bool


@dataclass(frozen=True)
class Calendar:
    """The working days of one place.

    ``overrides`` are days decided otherwise than announced, nationally or locally
    (《全国年节及纪念日放假办法》第四条): True makes a day a working day, False a day off.
    ``announced_years`` are further years whose whole arrangement the overrides carry, so that
    they are no longer provisional.
    """

    overrides: Mapping[date, bool] = field(default_factory=dict)
    announced_years: frozenset[int] = frozenset()
    _years: dict[int, tuple[int, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def is_workday(self, day: date) -> bool:
        """Tell whether a day is a working day, as announced or, beyond that, by week and law."""
        if (decided := self.overrides.get(day)) is not None:
            return decided
        return _is_national_workday(day)

    def is_announced(self, day: date) -> bool:
        """Tell whether the arrangement of the day's year is known."""
        return FIRST_YEAR <= day.year <= LAST_YEAR or day.year in self.announced_years

    def add_workdays(self, start: date, count: int) -> Reckoned:
        """Find the working day number ``count`` after ``start``, which itself is day 0.

        Day 1 is the next working day, whether or not ``start`` is one (民法典第二百零一条).

        Raises:
            ValueError: ``count`` is negative.
        """
        if count < 0:
            raise ValueError(f"工作日数不能为负：{count}。")
        year, left, last = start.year, count, start
        days = self._workdays_of(year)
        after = bisect_right(days, start.toordinal())
        while left > len(days) - after:
            left -= len(days) - after
            year, after = year + 1, 0
            days = self._workdays_of(year)
        if left:
            last = date.fromordinal(days[after + left - 1])
        return Reckoned(last, self._rests_on_guess(start, last))

    def count_workdays(self, after: date, until: date) -> int:
        """Count the working days later than ``after`` and not later than ``until``."""
        if until <= after:
            return 0
        total = 0
        for year in range(after.year, until.year + 1):
            days = self._workdays_of(year)
            total += bisect_right(days, until.toordinal()) - bisect_right(days, after.toordinal())
        return total

    def roll_forward(self, day: date) -> Reckoned:
        """Give the day or, when it is a day off, the next working day (民法典第二百零三条)."""
        last = day
        while not self.is_workday(last):
            last += _DAY
        return Reckoned(last, self._rests_on_guess(day - _DAY, last))

    def last_workday(self, until: date) -> Reckoned:
        """Give the last working day not later than ``until``, for a duty to be done by a day."""
        last = until
        while not self.is_workday(last):
            last -= _DAY
        return Reckoned(last, self._rests_on_guess(last - _DAY, until))

    def days(self, after: date, until: date) -> Iterator[tuple[date, bool]]:
        """Yield each day later than ``after`` up to ``until`` and whether it is a working day."""
        for ordinal in range(after.toordinal() + 1, until.toordinal() + 1):
            day = date.fromordinal(ordinal)
            yield day, self.is_workday(day)

    def _workdays_of(self, year: int) -> tuple[int, ...]:
        """Give the ordinals of a year's working days, counted once."""
        if (known := self._years.get(year)) is None:
            known = self._years[year] = tuple(
                day.toordinal() for day in _days_of(year) if self.is_workday(day)
            )
        return known

    def _rests_on_guess(self, after: date, until: date) -> bool:
        """Tell whether a day later than ``after`` up to ``until`` is in a year not announced."""
        first = min(after + _DAY, until)
        return not all(
            self.is_announced(date(year, 1, 1)) for year in range(first.year, until.year + 1)
        )


def _days_of(year: int) -> Iterator[date]:
    first = date(year, 1, 1).toordinal()
    return map(date.fromordinal, range(first, date(year, 12, 31).toordinal() + 1))


def _is_national_workday(day: date) -> bool:
    if day in constants.workdays:
        return True
    if day.weekday() >= 5 or day in constants.holidays:
        return False
    return FIRST_YEAR <= day.year <= LAST_YEAR or day not in _statutory_holidays(day.year)


@cache
def _statutory_holidays(year: int) -> frozenset[date]:
    """Give the days off that the law itself fixes, without days in lieu: those are announced."""
    return frozenset(holidays.country_holidays("CN", years=year, observed=False))


CHINA: Final = Calendar()
"""The national calendar, without local holidays or later changes."""
