"""Changes to the announced calendar, and the sentence for those that cannot be understood."""

from datetime import date

import pytest

from gongkai.statute.calendar import CHINA
from gongkai.statute.overrides import InvalidCalendarError, calendar_from

LOCAL = """
[[changes]]
from = 2025-10-13
until = 2025-10-14
workday = false
cites = "某自治州人民政府公告"

[[changes]]
from = 2025-10-18
workday = true
cites = "某自治州人民政府公告"
"""


def test_local_holidays_move_a_due_date() -> None:
    start = date(2025, 9, 25)

    assert calendar_from(LOCAL).add_workdays(start, 20).on == date(2025, 10, 30)
    assert CHINA.add_workdays(start, 20).on == date(2025, 10, 29)


def test_a_make_up_day_can_be_added() -> None:
    assert calendar_from(LOCAL).is_workday(date(2025, 10, 18))


def test_a_year_newly_announced_is_no_longer_provisional() -> None:
    text = "announced_years = [2027]\n" + LOCAL

    assert not calendar_from(text).add_workdays(date(2026, 12, 20), 20).provisional


def test_an_empty_file_is_the_national_calendar() -> None:
    assert calendar_from("") == CHINA


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("changes = [", "不是有效的TOML"),
        ("changes = 3", "changes应为列表"),
        ("changes = [3]", "第1项应为表"),
        ('[[changes]]\nfrom = 2025-01-02\nworkday = 1\ncites = "甲"', "true（上班）"),
        ("[[changes]]\nfrom = 2025-01-02\nworkday = true", "cites"),
        ('[[changes]]\nfrom = "2025"\nworkday = true\ncites = "甲"', "日期"),
        (
            '[[changes]]\nfrom = 2025-01-02\nuntil = 2025-01-01\nworkday = true\ncites = "甲"',
            "先后有序",
        ),
        (
            '[[changes]]\nfrom = 2025-01-02\nuntil = 2035-01-01\nworkday = true\ncites = "甲"',
            "超过一年",
        ),
        (LOCAL + LOCAL.replace("true", "false"), "矛盾"),
        ('announced_years = ["2027"]', "年份"),
        ("announced_years = 2027", "列表"),
    ],
)
def test_what_cannot_be_understood_is_said(text: str, sentence: str) -> None:
    with pytest.raises(InvalidCalendarError, match=sentence):
        calendar_from(text)
