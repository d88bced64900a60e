"""Figures of two years side by side."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualreport.reports import make_report
from annualreport.rules.asking import applications, disclosure, remedies
from gongkai.annualreport.comparison.figures import Figure, figures, shares, unmatched
from gongkai.annualreport.model import Value

VALUES = st.none() | st.integers(0, 10**6) | st.decimals(0, 10**4, places=2)


def figure(old: Value, new: Value) -> Figure:
    return Figure("applications", "granted", "total", "予以公开", "总计", old, new)


@given(VALUES, VALUES)
def test_changes_are_antisymmetric(old: Value, new: Value) -> None:
    there, back = figure(old, new).change, figure(new, old).change

    assert (there is None) == (old is None or new is None)
    assert there is None or (back is not None and there == -back)


@pytest.mark.parametrize(
    ("old", "new", "percent"),
    [
        (4, 6, "50.0"),
        (3, 2, "-33.3"),
        (0, 5, None),
        (None, 5, None),
        (5, None, None),
        (-2, 1, None),
    ],
)
def test_the_change_in_percent_needs_an_older_figure_above_zero(
    old: Value, new: Value, percent: str | None
) -> None:
    assert figure(old, new).percent == (None if percent is None else Decimal(percent))


@pytest.mark.parametrize("year", [2019, 2022])
def test_a_report_beside_itself_has_no_change(year: int) -> None:
    report = make_report(year=year, cells=applications(granted=3, carried_out=2))

    assert {f.change for f in figures(report, report)} == {0}
    assert list(unmatched(report, report)) == []
    assert {s.points for s in shares(report, report)} <= {Decimal(0), None}


def test_what_the_forms_do_not_share_is_told_and_never_converted() -> None:
    old = make_report(year=2020, cells=disclosure("normative_documents", total_disclosed=9))
    new = make_report(year=2021, cells=disclosure("normative_documents", in_force=9))

    alone = {(u.side, u.row, u.column): u for u in unmatched(old, new)}

    assert "不能换算" in alone["old", "normative_documents", "total_disclosed"].reason
    assert alone["new", "normative_documents", "in_force"].value == 9
    assert "没有这一行" in alone["old", "procurement", "items"].reason
    assert "没有这一列" in alone["old", "licences", "previous_items"].reason
    compared = {(f.row, f.column) for f in figures(old, new)}
    assert ("licences", "decisions") in compared
    assert ("normative_documents", "in_force") not in compared


def test_other_handling_is_one_row_against_the_sum_of_three() -> None:
    cells = applications(**{"other.uncorrected": 1, "other.unpaid": 2, "other.other": 3})
    old = make_report(year=2020, cells=applications(other=4))

    found = [f for f in figures(old, make_report(year=2021, cells=cells)) if f.row == "other"]

    assert [(f.old, f.new) for f in found if f.column == "total"] == [(4, 6)]
    assert len(found) == 7


def test_shares_are_of_all_results_and_of_all_outcomes() -> None:
    old = make_report(
        year=2022,
        cells=applications(granted=3, partially_granted=1, total_results=4)
        | remedies("reconsideration", upheld=1, corrected=1),
    )
    new = make_report(
        year=2023,
        cells=applications(granted=2, partially_granted=2, total_results=4)
        | remedies("reconsideration", upheld=1),
    )

    found = {(s.row, s.column): s for s in shares(old, new)}

    assert found["granted", "total"].points == Decimal("-25.0")
    assert found["reconsideration", "upheld"].new == Decimal("100.0")
    assert found["litigation_direct", "upheld"].points is None
