from decimal import Decimal
from pathlib import Path

import pyarrow as pa

from annualreport.reports import make_report
from annualreport.rollup.stored import rows
from annualreport.rules.asking import applications, disclosure, remedies
from gongkai.annualreport.checking import check
from gongkai.annualreport.model import Report
from gongkai.annualreport.rollup.columns import FIGURES, SCHEMA
from gongkai.annualreport.rollup.rows import report_values


def stored(report: Report, *, checked: bool = False) -> dict[str, object]:
    (row,) = rows([report], checked=checked)
    arrays = [pa.array([value], field.type) for value, field in zip(row, SCHEMA, strict=True)]
    (made,) = pa.Table.from_arrays(arrays, schema=SCHEMA).to_pylist()
    return dict(made)


def test_every_cell_has_its_column_and_blank_is_not_zero() -> None:
    cells = applications(new_received=7, granted=2) | remedies("reconsideration", upheld=3)
    cells["applications", "carried_in", "total"] = None

    row = stored(make_report(cells=cells))

    assert row["applications.new_received.total"] == 7
    assert row["applications.granted.natural_person"] == 2
    assert row["applications.refused.state_secret.total"] == 0
    assert row["applications.carried_in.total"] is None
    assert row["remedies.reconsideration.upheld"] == 3


def test_tables_of_two_forms_have_columns_of_their_own() -> None:
    old = stored(make_report(year=2020, cells=disclosure("regulations", made=4)))
    new = stored(make_report(year=2021, cells=disclosure("regulations", made=5)))

    assert (old["disclosure_2019.regulations.made"], old["disclosure_2021.regulations.made"]) == (
        4,
        None,
    )
    assert (new["disclosure_2019.regulations.made"], new["disclosure_2021.regulations.made"]) == (
        None,
        5,
    )


def test_amounts_keep_six_decimals_and_what_is_too_large_is_left_out() -> None:
    cells = {
        ("disclosure", "fees", "amount_wan"): Decimal("1.9500004"),
        ("disclosure", "licences", "decisions"): 10**12,
    }

    row = stored(make_report(cells=cells))  # type: ignore[arg-type]  # keys are literal strings

    assert row["disclosure_2021.fees.amount_wan"] == Decimal("1.950000")
    assert row["disclosure_2021.licences.decisions"] is None
    assert row["figures_left_out"] == 1


def test_findings_are_counted_and_their_rows_named() -> None:
    cells = remedies("reconsideration", upheld=1, total=9) | applications(new_received=1)

    row = stored(make_report(cells=cells), checked=True)

    assert row["errors"] == 3  # 表三 fails in two columns
    assert row["failed_rules"] == ["table3.balance", "table4.group_total"]
    assert row["failed_rows"] == ["remedies.reconsideration"]


def test_a_row_tells_whose_report_it_is_and_where() -> None:
    report = make_report(body="正宁县水利局", year=2023)

    row = stored(report)

    assert (row["body"], row["year"], row["form"], row["kind"]) == (
        "正宁县水利局",
        2023,
        "2021",
        "department",
    )
    assert (row["division"], row["county"], row["division_basis"]) == ("621025", "正宁县", "name")


def test_folders_help_to_place_a_body() -> None:
    report = make_report(body="朝阳区水利局")
    path = Path("年报/北京市/2023/水利局.html")

    values = report_values(path, report, check(report), {})

    assert "110105" in values


def test_columns_are_named_once_and_know_their_form() -> None:
    names = [figure.name for figure in FIGURES]
    forms = {figure.name: figure.form for figure in FIGURES}

    assert len(set(names)) == len(names)
    assert forms["applications.other.total"] == "2019"
    assert forms["applications.other.unpaid.total"] == "2021"
    assert forms["applications.granted.total"] is None
    assert forms["disclosure_2019.regulations.made"] == "2019"
