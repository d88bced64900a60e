"""上一年项目数量 from year to year."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask, disclosure, graded
from gongkai.annualreport.rules.previous_items import RULE

BEFORE = make_report(year=2019, cells=disclosure("licences", previous_items=8, change=-2))


@pytest.mark.parametrize(("items", "severities"), [(6, []), (8, ["warning"])])
def test_items_follow_from_last_years_change(items: int, severities: list[str]) -> None:
    report = make_report(year=2020, cells=disclosure("licences", previous_items=items))

    assert graded(ask(RULE, report, BEFORE)) == severities
