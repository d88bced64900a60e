"""现行有效 from year to year."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask, disclosure, graded
from gongkai.annualreport.rules.previous_in_force import RULE

BEFORE = make_report(year=2022, cells=disclosure("normative_documents", in_force=10))


@pytest.mark.parametrize(("in_force", "severities"), [(11, []), (12, ["warning"])])
def test_what_is_in_force_follows(in_force: int, severities: list[str]) -> None:
    cells = disclosure("normative_documents", made=3, repealed=2, in_force=in_force)

    assert graded(ask(RULE, make_report(year=2023, cells=cells), BEFORE)) == severities


def test_reports_of_different_forms_are_not_compared() -> None:
    before = make_report(year=2020, cells=disclosure("normative_documents", total_disclosed=10))

    assert ask(RULE, make_report(year=2021), before) == []
