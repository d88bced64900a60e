"""Working days: the worked examples of the law, and what must hold on any day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.calendar import CHINA, LAST_YEAR, Calendar

ANNOUNCED = st.dates(date(2004, 1, 1), date(LAST_YEAR - 1, 12, 31))
ANY = st.dates(date(2004, 1, 1), date(2040, 12, 31))
COUNTS = st.integers(0, 300)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2025-09-25", 7, "2025-10-11"),
        ("2025-09-25", 20, "2025-10-29"),
        ("2025-09-25", 40, "2025-11-26"),
        ("2025-09-28", 20, "2025-10-31"),
        ("2025-10-01", 20, "2025-11-04"),
        ("2020-01-17", 7, "2020-02-04"),
        ("2020-01-17", 20, "2020-02-21"),
        ("2020-01-17", 40, "2020-03-20"),
        ("2020-04-24", 7, "2020-05-07"),
        ("2020-04-24", 20, "2020-05-25"),
        ("2026-02-13", 20, "2026-03-19"),
        ("2026-02-14", 20, "2026-03-20"),
        ("2025-01-24", 20, "2025-02-27"),
        ("2024-12-20", 20, "2025-01-20"),
        ("2026-03-07", 1, "2026-03-09"),
        ("2026-03-07", 20, "2026-04-03"),
        ("2026-04-28", 10, "2026-05-14"),
        ("2026-04-28", 5, "2026-05-08"),
    ],
)
def test_the_worked_examples_come_out(start: str, count: int, expected: str) -> None:
    found = CHINA.add_workdays(date.fromisoformat(start), count)

    assert found == (date.fromisoformat(expected), False)


def test_a_make_up_saturday_is_worked_and_the_day_in_lieu_is_not() -> None:
    assert CHINA.is_workday(date(2025, 10, 11))
    assert not CHINA.is_workday(date(2025, 10, 8))


@pytest.mark.parametrize(
    ("year", "count"),
    [(2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248)],
)
def test_each_year_has_its_announced_number_of_working_days(year: int, count: int) -> None:
    assert CHINA.count_workdays(date(year - 1, 12, 31), date(year, 12, 31)) == count


def test_beyond_the_announced_years_an_answer_is_provisional() -> None:
    found = CHINA.add_workdays(date(2026, 11, 20), 40)

    assert found.provisional
    assert found.on == date(2027, 1, 18)


def test_the_spring_festival_of_a_year_not_announced_is_still_a_holiday() -> None:
    assert not CHINA.is_workday(date(2027, 2, 5))  # 除夕
    assert not CHINA.is_workday(date(2027, 2, 8))  # 初三


def test_a_day_before_the_data_begins_is_provisional() -> None:
    assert CHINA.add_workdays(date(2003, 3, 3), 5).provisional
    assert not CHINA.is_announced(date(2003, 12, 31))


def test_a_start_before_the_horizon_and_an_end_before_it_is_certain() -> None:
    assert not CHINA.add_workdays(date(2026, 12, 1), 10).provisional


def test_an_override_makes_a_day_off_and_moves_what_follows() -> None:
    local = Calendar(overrides={date(2025, 9, 26): False})

    assert local.add_workdays(date(2025, 9, 25), 20).on == date(2025, 10, 30)


def test_a_year_carried_by_overrides_is_announced() -> None:
    known = Calendar(announced_years=frozenset({2027}))

    assert not known.add_workdays(date(2026, 11, 20), 40).provisional


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2026-10-01", "2026-10-08"), ("2026-10-02", "2026-10-08"), ("2026-02-20", "2026-02-24")],
)
def test_a_last_day_on_a_holiday_rolls_forward(day: str, expected: str) -> None:
    assert CHINA.roll_forward(date.fromisoformat(day)) == (date.fromisoformat(expected), False)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2021-01-31", "2021-01-29"),
        ("2022-01-31", "2022-01-30"),
        ("2025-01-31", "2025-01-27"),
        ("2026-01-31", "2026-01-30"),
        ("2024-03-31", "2024-03-29"),
    ],
)
def test_what_is_due_before_a_day_is_due_on_the_last_working_day(until: str, expected: str) -> None:
    assert CHINA.last_workday(date.fromisoformat(until)).on == date.fromisoformat(expected)


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="不能为负"):
        CHINA.add_workdays(date(2025, 1, 2), -1)


@given(ANY, COUNTS)
def test_counting_back_gives_the_number_counted(start: date, count: int) -> None:
    assert CHINA.count_workdays(start, CHINA.add_workdays(start, count).on) == count


@given(ANY, COUNTS, COUNTS)
def test_counting_on_is_counting_once(start: date, first: int, second: int) -> None:
    midway = CHINA.add_workdays(start, first).on

    assert CHINA.add_workdays(midway, second).on == CHINA.add_workdays(start, first + second).on


@given(ANY, COUNTS)
def test_a_later_start_never_ends_earlier(start: date, count: int) -> None:
    tomorrow = start + timedelta(days=1)

    assert CHINA.add_workdays(tomorrow, count).on >= CHINA.add_workdays(start, count).on


@given(ANNOUNCED, st.integers(1, 60))
def test_the_days_listed_agree_with_the_count(start: date, count: int) -> None:
    due = CHINA.add_workdays(start, count).on

    assert sum(is_workday for _, is_workday in CHINA.days(start, due)) == count
