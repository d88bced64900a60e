"""Two reports compared as a whole."""

import dataclasses
import json
from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualreport.reports import Cells, make_report
from annualreport.rules.asking import applications
from gongkai.annualreport.comparison.compare import Comparison, compare
from gongkai.annualreport.comparison.plain import comparison_to_dict
from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.model import Report
from gongkai.annualreport.reading import read_report
from shared_reports import FOLDER, needs_reports

PLANTED = "我局在办事大厅设置查阅点，安排专人引导群众使用自助终端查询水价和缴费记录。"
OWN = "新开设河湖长制专题，集中展示巡河记录和整治前后对比图片，方便社会监督。"


def kinds(comparison: Comparison) -> list[str]:
    return [note.kind for note in comparison.notes]


def counted(year: int, counts: Sequence[int | None]) -> Report:
    """Make a report with these counts in the first cells of 表三."""
    slots = FORMS["2019" if year < 2021 else "2021"].tables["applications"].slots
    cells: Cells = {
        ("applications", *slot): count for slot, count in zip(slots, counts, strict=False)
    }
    return make_report(year=year, cells=cells)


@given(st.lists(st.none() | st.integers(0, 10**6), max_size=40), st.sampled_from((2019, 2022)))
def test_the_same_figures_a_year_later_are_no_change(counts: list[int | None], year: int) -> None:
    comparison = compare(counted(year, counts), counted(year + 1, counts))

    assert comparison.notes == ()
    assert {f.change for f in comparison.figures} <= {0, None}
    assert {s.points for s in comparison.shares} <= {0, None}
    blanks = sum(count is None for count in counts)
    assert sum(f.change is None for f in comparison.figures) == blanks


@needs_reports
def test_real_reports_of_two_bodies_and_forms_are_compared_with_all_notes() -> None:
    old, new = (
        read_report(FOLDER / name) for name in ("zhengning-wtgl-2020.txt", "shuyang-drc-2023.html")
    )

    comparison = compare(old, new)

    assert kinds(comparison) == ["gap", "body", "form"]
    assert comparison.balances == ()
    licences = next(f for f in comparison.figures if (f.row, f.column) == ("licences", "decisions"))
    assert (licences.old, licences.new) == (0, new.disclosure.value("licences", "decisions"))
    procurement = next(u for u in comparison.unmatched if u.column == "amount_wan")
    assert (procurement.side, procurement.value) == ("old", Decimal("1.95"))


def without_year(report: Report) -> Report:
    return dataclasses.replace(report, year=None)


def test_two_years_that_follow_one_another_need_no_note() -> None:
    comparison = compare(make_report(year=2022), make_report(year=2023))

    assert comparison.notes == ()
    assert {b.state for b in comparison.balances} == {"holds"}


def test_the_wrong_order_is_put_right_and_said() -> None:
    comparison = compare(make_report(year=2023), make_report(year=2022))

    assert (comparison.old.year, comparison.new.year) == (2022, 2023)
    assert kinds(comparison) == ["order"]
    assert "对调" in comparison.notes[0].message


@pytest.mark.parametrize(("years", "kind"), [((2023, 2023), "same_year"), ((2021, 2023), "gap")])
def test_years_that_do_not_follow_are_compared_without_balances(
    years: tuple[int, int], kind: str
) -> None:
    comparison = compare(*(make_report(year=year) for year in years))

    assert kinds(comparison) == [kind]
    assert comparison.balances == ()
    assert comparison.figures


def test_unknown_years_are_trusted_and_said() -> None:
    one = compare(without_year(make_report(year=2022)), make_report(year=2023))
    both = compare(*(without_year(make_report(year=year)) for year in (2022, 2023)))

    assert kinds(one) == kinds(both) == ["year"]
    assert one.notes[0].message.startswith("有一份")
    assert both.notes[0].message.startswith("两份")
    assert both.balances


@pytest.mark.parametrize(
    ("body", "expected"), [("东山县 水利局", []), ("西山县水利局", ["body"]), ("", ["body"])]
)
def test_another_body_is_said(body: str, expected: list[str]) -> None:
    comparison = compare(make_report(year=2022, body=body), make_report(year=2023))

    assert kinds(comparison) == expected


def test_two_forms_are_said_and_only_their_common_figures_compared() -> None:
    comparison = compare(make_report(year=2020), make_report(year=2021))

    assert kinds(comparison) == ["form"]
    assert {b.kind for b in comparison.balances} == {"carry_over", "pending"}
    assert {u.side for u in comparison.unmatched} == {"old", "new"}


def test_copied_text_is_told_by_chapter() -> None:
    old = make_report(year=2022, chapters={1: PLANTED, 5: "无。"})
    new = make_report(year=2023, chapters={1: PLANTED, 5: OWN})

    copied = compare(old, new).copied

    assert [(c.number, c.share) for c in copied.chapters] == [(1, Decimal(100)), (5, Decimal(0))]
    assert copied.share is not None
    assert 0 < copied.share < 100
    assert sum(c.characters for c in copied.chapters) == copied.characters
    assert len(copied.passages) == copied.copied_sentences == 1


def test_no_text_of_its_own_has_no_share() -> None:
    nothing = dict.fromkeys((1, 5, 6), "无。")

    comparison = compare(*(make_report(year=year, chapters=nothing) for year in (2022, 2023)))

    assert comparison.copied.share is None


def test_plain_data_is_json_with_decimals_as_strings_and_blanks_as_null() -> None:
    cells = applications(granted=3, total_results=4)
    cells["applications", "new_received", "total"] = None
    old = make_report(year=2022, chapters={1: PLANTED})
    new = make_report(year=2023, cells=cells, chapters={1: PLANTED})

    plain = json.loads(json.dumps(comparison_to_dict(compare(old, new))))

    keys = "old new notes figures unmatched shares balances copied"
    assert list(plain) == keys.split()
    figures = {(f["row"], f["column"]): f for f in plain["figures"]}
    assert figures["new_received", "total"]["new"] is None
    assert figures["new_received", "total"]["change"] is None
    assert figures["granted", "total"]["change"] == 3
    shares = {(s["row"], s["column"]): s for s in plain["shares"]}
    assert shares["granted", "total"]["new"] == "75.0"
    first = plain["balances"][0]
    assert (first["kind"], first["state"]) == ("carry_over", "holds")
    assert first["table"] == "applications"
    assert first["parts"] == {"carried_out": 0}
    assert plain["copied"]["passages"][0]["similarity"] == "100.0"
    assert plain["copied"]["passages"][0]["chapter"] == 1
