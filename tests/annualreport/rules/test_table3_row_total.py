"""The applicants of a row add up to 总计."""

from annualreport.reports import make_report
from annualreport.rules.asking import Figures, applications, ask
from gongkai.annualreport.rules.table3_row_total import RULE


def test_applicants_that_add_up_raise_nothing() -> None:
    assert ask(RULE, make_report(cells=applications(granted=3))) == []


def test_applicants_that_do_not_add_up_name_the_row() -> None:
    cells: Figures = {
        ("applications", "granted", "commercial"): 2,
        ("applications", "granted", "total"): 3,
    }

    (finding,) = ask(RULE, make_report(cells=cells))

    assert (finding.severity, finding.expected, finding.actual) == ("error", 2, 3)
    assert "（一）予以公开" in finding.place


def test_a_blank_total_is_not_an_error_of_addition() -> None:
    cells: Figures = {
        ("applications", "granted", "commercial"): 2,
        ("applications", "granted", "total"): None,
    }

    assert ask(RULE, make_report(cells=cells)) == []


def test_a_blank_column_that_may_hold_the_rest_is_a_warning() -> None:
    cells: Figures = {
        ("applications", "granted", "commercial"): None,
        ("applications", "granted", "total"): 3,
    }

    assert [f.severity for f in ask(RULE, make_report(cells=cells))] == ["warning"]
