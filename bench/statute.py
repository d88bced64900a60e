"""A due date against `chinesecalendar.find_workday`, and a whole case against both.

Run as `python -m bench.statute`. All three find the same due dates, which is asserted first.
"""

from datetime import date, timedelta

from chinese_calendar import find_workday

from bench.ratios import Ratio, best, show
from gongkai.statute.calendar import CHINA
from gongkai.statute.clock import Event, reckon
from gongkai.statute.limits import get_limit

COUNT = 20
"""Working days of the limit: those for the answer to an application."""
STARTS = [
    day
    for week in range(250)
    if CHINA.is_workday(day := date(2020, 1, 1) + timedelta(days=7 * week))
]
"""Received on working days: a start on a day off the package counts from the next working day."""
GOAL = 10


def by_package() -> list[date]:
    """Find the due dates day by day, as the package does."""
    return [find_workday(COUNT, start) for start in STARTS]


def by_calendar() -> list[date]:
    """Find the due dates in our calendar."""
    return [CHINA.add_workdays(start, COUNT).on for start in STARTS]


def by_clock() -> list[date]:
    """Reckon whole cases: state, days used and left, and the steps with their articles."""
    limit = get_limit("application", on=STARTS[0])
    return [
        reckon(limit, [Event("received", start)], on=start, calendar=CHINA).due_on
        for start in STARTS
    ]


def ratios() -> list[Ratio]:
    """Compare the three."""
    if not by_package() == by_calendar() == by_clock():
        raise RuntimeError("due dates differ")
    package, calendar, clock = best(by_package), best(by_calendar), best(by_clock)
    found = []
    for what, time in (("算出届满日", calendar), ("算出期限的状态和每一步依据", clock)):
        ratio = package / time
        met = ratio >= GOAL
        found.append(Ratio("chinesecalendar.find_workday", what, ratio, f"≥ {GOAL}", met))
    return found


if __name__ == "__main__":
    show(ratios())
