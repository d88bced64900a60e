from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualreport.reports import make_report
from annualreport.rollup.stored import asked, keep, plain, rows
from annualreport.rules.asking import applications
from gongkai.annualreport.rollup.outliers import LEAST_PEERS, median_of


@given(st.lists(st.integers(0, 50), min_size=1))
def test_a_median_of_counted_values_is_the_median(values: list[int]) -> None:
    counted = sorted((Decimal(value), values.count(value)) for value in set(values))

    assert median_of(counted) == Decimal(str(median(values)))


def test_there_is_no_median_of_nothing() -> None:
    with pytest.raises(IndexError):
        median_of([])


def found(folder: Path, received: list[int], body: str = "正宁县{}局") -> list[tuple[object, ...]]:
    reports = [
        make_report(body=body.format(number), cells=applications(new_received=count))
        for number, count in enumerate(received)
    ]
    outliers = asked(keep(folder / "数据.parquet", rows(reports))).outliers
    return plain(outliers, ("measure", "body", "value", "median", "mad", "peers", "z"))


def test_a_report_far_from_its_peers_is_listed_with_its_distance(tmp_path: Path) -> None:
    assert found(tmp_path, [1, 2, 3, 4, 5, 6, 7, 100]) == [
        ("new_received", "正宁县7局", 100, Decimal("4.5"), 2, 8, Decimal("32.21"))
    ]


def test_among_few_peers_nothing_is_far(tmp_path: Path) -> None:
    assert found(tmp_path, [1, 2, 3, 4, 5, 6, 100][: LEAST_PEERS - 1]) == []


def test_where_half_the_peers_are_equal_nothing_is_far(tmp_path: Path) -> None:
    assert found(tmp_path, [0] * 10 + [100]) == []


def test_bodies_are_compared_with_their_kind_only(tmp_path: Path) -> None:
    few = [make_report(body=f"正宁县{n}局", cells=applications(new_received=n)) for n in range(8)]
    many = make_report(body="正宁县人民政府", cells=applications(new_received=900))

    assert asked(keep(tmp_path / "数据.parquet", rows([*few, many]))).outliers.num_rows == 0


def test_results_are_compared_as_a_share_of_what_was_to_be_done(tmp_path: Path) -> None:
    done = [9, 8, 7, 9, 8, 10, 9, 8, 0]
    reports = [
        make_report(
            body=f"正宁县{number}局",
            cells=applications(new_received=8, carried_in=2, total_results=count),
        )
        for number, count in enumerate(done)
    ]

    outliers = asked(keep(tmp_path / "数据.parquet", rows(reports))).outliers

    assert plain(outliers, ("measure", "body", "value")) == [("done_share", "正宁县8局", 0)]
