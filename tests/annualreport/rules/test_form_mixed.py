"""One form for all tables."""

from annualreport.reports import make_report
from annualreport.rules.asking import ask
from gongkai.annualreport.rules.form_mixed import RULE


def test_tables_of_two_forms_are_a_warning() -> None:
    (finding,) = ask(RULE, make_report(year=2023, applications_form="2019"))

    assert finding.severity == "warning"
    assert "表三" in finding.place
    assert "只有一行" in finding.message


def test_tables_of_one_form_raise_nothing() -> None:
    assert ask(RULE, make_report(year=2023)) == []
    assert ask(RULE, make_report(year=2020)) == []
