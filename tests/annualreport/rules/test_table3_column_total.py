"""The results of a column add up to （七）总计."""

from annualreport.reports import make_report
from annualreport.rules.asking import applications, ask, graded
from gongkai.annualreport.rules.table3_column_total import RULE


def test_results_that_add_up_raise_nothing() -> None:
    cells = applications(granted=3, not_processed__petition=2, total_results=5)

    assert ask(RULE, make_report(cells=cells)) == []


def test_results_that_do_not_add_up_name_sum_and_total() -> None:
    cells = applications(granted=3, not_processed__petition=2, total_results=6)

    findings = ask(RULE, make_report(cells=cells))

    assert [(f.severity, f.expected, f.actual) for f in findings] == [("error", 5, 6)] * 2
    assert "（七）总计" in findings[0].place


def test_the_single_row_of_other_results_counts_in_the_form_of_2019() -> None:
    cells = applications(other=2, total_results=2)

    assert ask(RULE, make_report(year=2019, cells=cells)) == []


def test_blank_totals_of_rows_are_made_good_from_their_columns() -> None:
    cells = applications(granted=3, total_results=3)
    cells["applications", "granted", "total"] = None

    assert ask(RULE, make_report(cells=cells)) == []


def test_a_blank_that_may_hold_what_is_missing_is_a_warning() -> None:
    cells = applications(granted=3, total_results=5)
    cells["applications", "partially_granted", "natural_person"] = None

    assert "warning" in graded(ask(RULE, make_report(cells=cells)))


def test_a_blank_explains_nothing_when_the_results_are_more_than_the_total() -> None:
    cells = applications(granted=7, total_results=5)
    cells["applications", "partially_granted", "natural_person"] = None

    assert set(graded(ask(RULE, make_report(cells=cells)))) == {"error"}
