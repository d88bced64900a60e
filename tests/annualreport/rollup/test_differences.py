from collections.abc import Iterable
from pathlib import Path

import duckdb

from annualreport.reports import make_report
from annualreport.rollup.stored import keep, rows
from annualreport.rules.asking import Figures, applications, disclosure, remedies
from gongkai.annualreport.model import Report
from gongkai.annualreport.rollup.differences import Difference, Differences, find_differences
from gongkai.annualreport.rollup.families import family_of, find_families
from gongkai.annualreport.rollup.sources import open_reports


def report(body: str, cells: Figures, year: int = 2023) -> Report:
    return make_report(body=body, cells=cells, year=year)


def compared(folder: Path, reports: Iterable[Report]) -> Differences:
    path = keep(folder / "数据.parquet", rows(reports, checked=True))
    with duckdb.connect() as connection:
        stored = open_reports(connection, [path])
        return find_differences(connection, stored, find_families(connection, stored))


def compared_with(folder: Path, parent: Report, reports: Iterable[Report]) -> Differences:
    path = keep(folder / "数据.parquet", rows(reports, checked=True))
    whole = keep(folder / "汇总.parquet", rows([parent]))
    with duckdb.connect() as connection:
        stored = open_reports(connection, [path])
        return find_differences(
            connection, stored, family_of(open_reports(connection, [whole]), stored)
        )


def totals(found: Differences) -> dict[str, Difference]:
    """Give the differences by row; of 表三 the totals alone are compared."""
    return {each.column: each for each in found.found}


def test_a_government_that_sums_up_its_bodies_has_no_difference(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [
            report("正宁县人民政府", applications(new_received=5)),
            report("正宁县水利局", applications(new_received=2)),
            report("正宁县教育局", applications(new_received=3)),
        ],
    )

    assert found == (1, 0, ())


def test_the_body_whose_figure_is_the_difference_is_named(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [
            report("正宁县人民政府", applications(new_received=5)),
            report("正宁县水利局", applications(new_received=5)),
            report("正宁县教育局", applications(new_received=3)),
            report("正宁县财政局", applications(new_received=0)),
        ],
    )

    difference = totals(found)["applications.new_received.total"]
    assert (difference.stated, difference.summed, difference.difference) == (5, 8, -3)
    assert difference.equal == ("正宁县教育局",)
    assert (difference.parent, difference.children) == ("正宁县人民政府", 3)
    assert "“一、本年新收政府信息公开申请数量”" in difference.label


def test_a_figure_that_many_bodies_have_explains_nothing(tmp_path: Path) -> None:
    bodies = [
        report(f"正宁县{name}局", applications(granted=1))
        for name in ("水利", "教育", "财政", "统计")
    ]

    found = compared(tmp_path, [report("正宁县人民政府", applications(granted=3)), *bodies])

    assert totals(found)["applications.granted.total"].equal == ()


def test_bodies_with_an_error_in_the_row_are_named(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [
            report("正宁县人民政府", remedies("reconsideration", upheld=1)),
            report("正宁县水利局", remedies("reconsideration", upheld=1, total=9)),
            report("正宁县教育局", remedies("reconsideration", upheld=0)),
        ],
    )

    difference = totals(found)["remedies.reconsideration.total"]
    assert difference.with_errors == ("正宁县水利局",)
    assert not difference.equal


def test_bodies_that_reported_in_another_year_are_missing(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [
            report("正宁县人民政府", applications(new_received=5)),
            report("正宁县水利局", applications(new_received=3)),
            report("正宁县教育局", applications(new_received=9), year=2022),
        ],
    )

    difference = totals(found)["applications.new_received.total"]
    assert (difference.difference, difference.missing) == (2, ("正宁县教育局",))
    assert difference.is_explained


def test_a_sum_that_is_too_large_is_not_explained_by_what_is_missing(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [
            report("正宁县人民政府", applications(new_received=2)),
            report("正宁县水利局", applications(new_received=3)),
            report("正宁县财政局", applications(new_received=4)),
            report("正宁县教育局", applications(new_received=9), year=2022),
        ],
    )

    difference = totals(found)["applications.new_received.total"]
    assert (difference.difference, difference.missing) == (-5, ())
    assert not difference.is_explained


def test_a_city_sums_up_its_bodies_and_its_counties_governments(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [
            report("庆阳市人民政府", applications(granted=10)),
            report("庆阳市水利局", applications(granted=1)),
            report("正宁县人民政府", applications(granted=6)),
            report("正宁县水利局", applications(granted=6)),
            report("宁县人民政府", applications(granted=2)),
        ],
    )

    difference = totals(found)["applications.granted.total"]
    assert (difference.summed, difference.children) == (9, 3)
    assert "西峰区人民政府" in difference.missing
    assert "宁县人民政府" not in difference.missing
    assert found.parents == 2  # 宁县 has no bodies here, and is compared with nothing


def test_districts_of_a_municipality_stand_right_below_it(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [
            report("重庆市人民政府", applications(granted=3)),
            report("重庆市渝中区人民政府", applications(granted=2)),
        ],
    )

    assert totals(found)["applications.granted.total"].summed == 2


def test_the_office_of_a_government_reports_for_itself(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        [
            report("正宁县人民政府办公室", applications(granted=3)),
            report("正宁县水利局", applications(granted=2)),
        ],
    )

    assert found == (0, 0, ())


def test_of_two_governments_reports_none_is_the_parent(tmp_path: Path) -> None:
    twice = report("正宁县人民政府", applications(granted=3))

    assert compared(tmp_path, [twice, twice]) == (0, 0, ())


def test_a_blank_is_not_compared(tmp_path: Path) -> None:
    blank: Figures = {("applications", "granted", "total"): None}

    found = compared(
        tmp_path,
        [report("正宁县人民政府", blank), report("正宁县水利局", applications(granted=3))],
    )

    assert "applications.granted.total" not in totals(found)


def test_a_report_can_be_named_as_the_parent(tmp_path: Path) -> None:
    parent = report("临宁县人民政府", disclosure("licences", decisions=9))
    children = [
        report("临宁县水利局", disclosure("licences", decisions=4)),
        report("高庙镇人民政府", disclosure("licences", decisions=5)),
        report("高庙镇人民政府", disclosure("licences", decisions=7), year=2022),
        parent,
    ]

    found = compared_with(tmp_path, parent, children)

    assert found == (1, 0, ())


def test_a_parent_that_is_placed_has_the_bodies_of_its_place(tmp_path: Path) -> None:
    parent = report("正宁县人民政府", disclosure("licences", decisions=9))
    children = [
        report("正宁县水利局", disclosure("licences", decisions=4)),
        report("沭阳县水利局", disclosure("licences", decisions=5)),
    ]

    found = compared_with(tmp_path, parent, children)

    difference = totals(found)["disclosure_2021.licences.decisions"]
    assert (difference.summed, difference.difference) == (4, 5)
    assert difference.missing == ()
