"""What came in is what was done and carried out."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import applications, ask, graded
from gongkai.annualreport.rules.table3_balance import RULE


def test_a_column_that_balances_raises_nothing() -> None:
    cells = applications(new_received=9, carried_in=2, granted=8, total_results=8, carried_out=3)

    assert ask(RULE, make_report(cells=cells)) == []


def test_a_column_that_does_not_balance_names_the_four_figures() -> None:
    cells = applications(new_received=9, carried_in=2, granted=8, total_results=8, carried_out=1)

    person, total = ask(RULE, make_report(cells=cells))

    assert (person.severity, person.expected, person.actual) == ("error", 11, 9)
    assert "自然人" in person.place
    assert "总计" in total.place
    assert "相差2" in person.message


def test_a_blank_counts_as_nothing_when_the_column_balances() -> None:
    cells = applications(new_received=4, granted=4, total_results=4)
    cells["applications", "carried_in", "natural_person"] = None

    assert ask(RULE, make_report(cells=cells)) == []


@pytest.mark.parametrize("row", ["carried_in", "carried_out"])
def test_a_blank_that_may_explain_the_difference_is_a_warning(row: str) -> None:
    cells = applications(new_received=4, granted=5, total_results=5)
    cells |= {("applications", row, "natural_person"): None, ("applications", row, "total"): None}

    assert set(graded(ask(RULE, make_report(cells=cells)))) == {"warning"}


def test_a_blank_total_of_results_is_made_good_from_the_results() -> None:
    cells = applications(new_received=4, granted=3, partially_granted=1)
    cells |= {("applications", "total_results", c): None for c in ("natural_person", "total")}

    assert ask(RULE, make_report(cells=cells)) == []
