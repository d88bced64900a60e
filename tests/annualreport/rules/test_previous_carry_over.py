"""What last year carried out, this year carries in."""

from annualreport.reports import make_report
from annualreport.rules.asking import applications, ask, graded
from gongkai.annualreport.rules.previous_carry_over import RULE

BEFORE = make_report(year=2022, cells=applications(carried_out=4))


def test_the_same_number_raises_nothing() -> None:
    assert ask(RULE, make_report(year=2023, cells=applications(carried_in=4)), BEFORE) == []


def test_another_number_is_an_error_in_its_columns() -> None:
    findings = ask(RULE, make_report(year=2023, cells=applications(carried_in=3)), BEFORE)

    assert [(f.severity, f.expected, f.actual) for f in findings] == [("error", 4, 3)] * 2


def test_a_blank_is_not_another_number() -> None:
    cells = applications(carried_in=4)
    cells["applications", "carried_in", "natural_person"] = None

    assert ask(RULE, make_report(year=2023, cells=cells), BEFORE) == []


def test_a_report_that_is_not_of_the_year_before_is_not_compared() -> None:
    findings = ask(RULE, make_report(year=2024), BEFORE)

    assert graded(findings) == ["warning"]
    assert "2022" in findings[0].message


def test_the_forms_may_differ() -> None:
    before = make_report(year=2020, cells=applications(carried_out=2))

    assert ask(RULE, make_report(year=2021, cells=applications(carried_in=2)), before) == []
