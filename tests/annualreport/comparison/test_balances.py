"""What this year takes over from last year."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import applications, disclosure, remedies
from gongkai.annualreport.comparison.balances import (
    all_balances,
    carry_over,
    in_force,
    items,
    pending,
)


@pytest.mark.parametrize(
    ("carried_in", "state", "difference"), [(4, "holds", 0), (3, "differs", -1), (6, "differs", 2)]
)
def test_carry_over_is_compared_in_every_column(
    carried_in: int, state: str, difference: int
) -> None:
    old = make_report(year=2022, cells=applications(carried_out=4))
    new = make_report(year=2023, cells=applications(carried_in=carried_in))

    found = {b.column: (b.state, b.difference) for b in carry_over(old, new)}

    assert len(found) == 7
    assert found["total"] == (state, difference)
    assert found["research"] == ("holds", 0)


def test_a_blank_cannot_be_told() -> None:
    cells = applications(carried_in=4)
    cells["applications", "carried_in", "natural_person"] = None

    first = next(carry_over(make_report(year=2022), make_report(year=2023, cells=cells)))

    assert (first.state, first.difference) == ("unknown", None)


def test_more_cases_than_were_pending_are_no_difference() -> None:
    old = make_report(year=2022, cells=remedies("reconsideration", pending=2))
    new = make_report(year=2023, cells=remedies("reconsideration", upheld=3))

    first = next(pending(old, new))

    assert (first.state, first.difference, first.severity) == ("holds", 0, "warning")


def test_what_is_in_force_cannot_be_told_without_what_was() -> None:
    cells = disclosure("regulations", in_force=4)
    new = make_report(year=2023, cells=disclosure("regulations", made=1, in_force=5))
    unknown = make_report(year=2022, cells={("disclosure", "regulations", "in_force"): None})

    told, *_ = in_force(make_report(year=2022, cells=cells), new)
    untold, *_ = in_force(unknown, new)

    assert (told.state, untold.state) == ("holds", "unknown")
    assert (untold.expected, untold.actual) == (None, 5)


def test_items_are_compared_in_the_form_of_2019_only() -> None:
    old = make_report(year=2019, cells=disclosure("licences", previous_items=8, change=-2))

    (first, *_) = items(old, make_report(year=2020))

    assert (first.expected, first.actual, first.state) == (6, 0, "differs")
    assert list(items(make_report(year=2020), make_report(year=2021))) == []


def test_each_form_has_its_own_relations() -> None:
    kinds = {b.kind for b in all_balances(make_report(year=2022), make_report(year=2023))}

    assert kinds == {"carry_over", "in_force", "pending"}
