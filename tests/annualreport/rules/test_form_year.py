"""The form of the year."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask, graded
from gongkai.annualreport.forms import FormCode
from gongkai.annualreport.rules.form_year import RULE


@pytest.mark.parametrize(
    ("year", "form", "severities"),
    [
        (2019, "2019", []),
        (2020, "2019", []),
        (2020, "2021", ["error"]),
        (2021, "2021", []),
        (2021, "2019", ["error"]),
        (2025, "2019", ["error"]),
        (2018, "2019", []),
    ],
)
def test_the_form_fits_the_year(year: int, form: FormCode, severities: list[str]) -> None:
    findings = ask(RULE, make_report(year=year, form=form))

    assert graded(findings) == severities
    assert all("60号" in f.basis and "30号" in f.basis for f in findings)


def test_a_mixture_is_left_to_its_own_rule() -> None:
    assert ask(RULE, make_report(year=2023, applications_form="2019")) == []
