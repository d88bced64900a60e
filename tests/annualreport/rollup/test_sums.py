from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annualreport.reports import make_report
from annualreport.rollup.stored import asked, failed, keep, plain, rows
from annualreport.rules.asking import applications, remedies
from gongkai.annualreport.model import Report
from gongkai.annualreport.rollup.columns import FIGURES, SCHEMA
from gongkai.annualreport.rollup.rows import Row
from gongkai.annualreport.rollup.sources import NotAStoreError, open_reports
from gongkai.annualreport.rollup.sums import KEYS, key_columns

FIGURE = st.one_of(
    st.none(), st.integers(0, 10**6), st.decimals(-1000, 1000, places=6, allow_nan=False)
)
CELLS = [figure for figure in FIGURES if figure.form != "2019"]
BODIES = ("正宁县水利局", "正宁县人民政府", "沭阳县水利局", "朝阳区水利局", "甘肃省水利厅", "")


@st.composite
def reports(draw: st.DrawFn) -> Report:
    slots = draw(
        st.dictionaries(
            st.sampled_from([f for f in FIGURES if f.form != "2019"]), FIGURE, max_size=6
        )
    )
    cells = {(f.table, f.row, f.column): value for f, value in slots.items()}
    return make_report(
        year=draw(st.integers(2021, 2023)), body=draw(st.sampled_from(BODIES)), cells=cells
    )


def added_up(given: list[Row], keys: tuple[str, ...]) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Add up in plain Python, blank as blank."""
    sums: dict[tuple[Any, ...], dict[str, Any]] = defaultdict(
        lambda: dict.fromkeys([f.name for f in FIGURES])
    )
    for row in given:
        named = dict(zip(SCHEMA.names, row, strict=True))
        group = sums[tuple(named[key] for key in keys)]
        for figure in FIGURES:
            if (value := named[figure.name]) is not None:
                group[figure.name] = (group[figure.name] or 0) + Decimal(value)
    return sums


@settings(max_examples=25, deadline=None)
@given(given=st.lists(reports(), min_size=1, max_size=8), by=st.sets(st.sampled_from(list(KEYS))))
def test_sums_are_those_of_plain_addition(
    given: list[Report], by: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    tmp_path = tmp_path_factory.mktemp("sums")
    made = rows(given)

    rollup = asked(keep(tmp_path / "数据.parquet", made), *by)

    expected = added_up(made, rollup.keys)
    names = [f.name for f in FIGURES]
    got = {
        tuple(row[key] for key in rollup.keys): {name: row[name] for name in names}
        for row in rollup.groups.to_pylist()
    }
    assert got == expected
    assert sum(rollup.groups["reports"].to_pylist()) == len(given)
    (total,) = rollup.total.to_pylist()
    assert {name: total[name] for name in names} == added_up(made, ())[()]


def test_a_county_of_one_name_in_two_cities_makes_two_groups() -> None:
    assert key_columns(("county", "year")) == ("province", "city", "county", "year")
    assert key_columns(("city", "county")) == ("province", "city", "county")


def test_unreadable_files_and_errors_are_counted_apart(tmp_path: Path) -> None:
    wrong = make_report(cells=remedies("reconsideration", upheld=1, total=9))
    made = [*rows([make_report(), wrong], checked=True), failed("a.docx"), failed("b.docx")]

    rollup = asked(keep(tmp_path / "数据.parquet", made))

    columns = ("reports", "unreadable", "with_errors", "incomplete")
    assert plain(rollup.total, columns) == [(2, 2, 1, 0)]
    assert plain(rollup.total_shares, ["errors"]) == [(Decimal("0.5"),)]
    assert rollup.unreadable.to_pylist() == [
        {"file": "a.docx", "error": "坏了。"},
        {"file": "b.docx", "error": "坏了。"},
    ]


def test_results_are_shares_of_their_total_and_of_nothing_there_is_none(tmp_path: Path) -> None:
    some = make_report(year=2022, cells=applications(granted=3, total_results=12, carried_out=3))
    other = make_report(year=2022, cells=applications(carried_out=4), body="正宁县水利局")
    none = make_report(year=2023)

    rollup = asked(keep(tmp_path / "数据.parquet", rows([some, other, none])), "year")

    assert plain(rollup.shares, ("year", "granted", "other", "mean_carried_out")) == [
        (2022, Decimal("0.25"), None, Decimal("3.5")),
        (2023, None, None, Decimal(0)),
    ]


def test_a_blank_adds_nothing_and_is_told(tmp_path: Path) -> None:
    cells = applications(new_received=5)
    cells["applications", "carried_out", "total"] = None

    rollup = asked(keep(tmp_path / "数据.parquet", rows([make_report(cells=cells), make_report()])))

    columns = ("incomplete", "carried_out_known", "applications.new_received.total")
    assert plain(rollup.total, columns) == [(1, 1, 5)]


def test_defects_are_counted_by_rule_and_group(tmp_path: Path) -> None:
    wrong = [
        make_report(year=year, cells=remedies("reconsideration", upheld=1, total=9))
        for year in (2021, 2022)
    ]
    unbalanced = make_report(year=2022, cells=applications(new_received=1))

    path = keep(tmp_path / "数据.parquet", rows([*wrong, unbalanced], checked=True))
    rollup = asked(path, "year")

    columns = ("year", "rule", "reports", "share")
    assert plain(rollup.defects, columns) == [
        (2021, "table4.group_total", 1, 1),
        (2022, "table3.balance", 1, Decimal("0.5")),
        (2022, "table4.group_total", 1, Decimal("0.5")),
    ]
    assert plain(rollup.total_defects, columns[1:]) == [
        ("table4.group_total", 2, Decimal("0.666667")),
        ("table3.balance", 1, Decimal("0.333333")),
    ]


def test_reports_given_twice_and_bodies_not_placed_are_told(tmp_path: Path) -> None:
    named = make_report(body="正宁县水利局")
    made = rows([named, named, make_report(body="某局"), make_report(body="朝阳区水利局")])

    rollup = asked(keep(tmp_path / "数据.parquet", made), "province")

    assert plain(rollup.given_twice, ("body", "year", "reports")) == [("正宁县水利局", 2023, 2)]
    assert rollup.unplaced["body"].to_pylist() == ["朝阳区水利局", "某局"]


def test_many_stores_are_asked_as_one_and_a_folder_as_its_files(tmp_path: Path) -> None:
    keep(tmp_path / "a.parquet", rows([make_report(cells=applications(granted=1))]))
    keep(tmp_path / "b.parquet", rows([make_report(cells=applications(granted=2))]))

    rollup = asked(tmp_path)

    assert plain(rollup.total, ["applications.granted.total"]) == [(3,)]


def test_parquet_of_another_kind_is_refused(tmp_path: Path) -> None:
    other, broken = tmp_path / "x.parquet", tmp_path / "y.parquet"
    pq.write_table(pa.table({"a": [1]}), other)
    broken.write_bytes(b"no parquet")

    for path, said in ((other, "缺少"), (broken, "不是完整的Parquet")):
        with duckdb.connect() as connection, pytest.raises(NotAStoreError, match=said):
            open_reports(connection, [path])


def test_a_result_told_a_million_times_the_total_stops_nothing(tmp_path: Path) -> None:
    absurd = make_report(
        cells={
            ("applications", "granted", "total"): 10**11,
            ("applications", "total_results", "total"): Decimal("0.000001"),
            ("applications", "new_received", "total"): Decimal("0.000001"),
            ("applications", "carried_in", "total"): 0,
        }
    )
    plain_ones = [make_report(cells=applications(new_received=n)) for n in range(12)]

    rollup = asked(keep(tmp_path / "数据.parquet", rows([absurd, *plain_ones])))

    assert rollup.total["applications.granted.total"].to_pylist() == [10**11]
    assert rollup.total_shares["granted"].to_pylist() == [None]
