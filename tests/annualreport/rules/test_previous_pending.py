"""Pending cases come again."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask, graded, remedies
from gongkai.annualreport.rules.previous_pending import RULE

BEFORE = make_report(year=2022, cells=remedies("reconsideration", upheld=1, pending=2))


@pytest.mark.parametrize(("upheld", "severities"), [(0, ["warning"]), (1, ["warning"]), (2, [])])
def test_pending_cases_come_again(upheld: int, severities: list[str]) -> None:
    report = make_report(year=2023, cells=remedies("reconsideration", upheld=upheld))

    assert graded(ask(RULE, report, BEFORE)) == severities
