"""The real published reports, read in place: every known figure, every known mistake."""

from decimal import Decimal
from typing import Any

import pytest

from gongkai.annualreport.checking import check
from gongkai.annualreport.model import Finding, Report
from gongkai.annualreport.reading import read_report
from gongkai.annualreport.serialise import report_to_dict
from shared_reports import FOLDER, facts, needs_reports

pytestmark = needs_reports

FACTS = facts()
DISCLOSURE_ROWS = {
    "规章": "regulations",
    "规范性文件": "normative_documents",
    "行政规范性文件": "normative_documents",
    "行政许可": "licences",
    "其他对外管理服务事项": "other_services",
    "行政处罚": "penalties",
    "行政强制": "compulsory_measures",
    "行政事业性收费": "fees",
    "行政事业性收费_万元": "fees",
    "政府集中采购": "procurement",
}
AMOUNTS = {"1.95万元": Decimal("1.95"), "251000元": Decimal("25.1")}


def _read(name: str) -> Report:
    file = next(fact["file"] for fact in FACTS if fact["name"] == name)
    return read_report(FOLDER / file)


def _findings(name: str) -> tuple[Finding, ...]:
    return check(_read(name))


def _rules(findings: tuple[Finding, ...], severity: str) -> set[str]:
    return {finding.rule for finding in findings if finding.severity == severity}


def _figure(value: Any) -> Any:
    return AMOUNTS.get(value, value) if isinstance(value, str) else value


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["name"])
def test_every_cell_of_the_applications_table_is_read_exactly(fact: dict[str, Any]) -> None:
    rows = report_to_dict(_read(fact["name"]))["tables"]["applications"]

    assert [list(row.values()) for row in rows.values()] == list(fact["table3"].values())


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["name"])
def test_every_figure_of_the_remedies_table_is_read_exactly(fact: dict[str, Any]) -> None:
    rows = report_to_dict(_read(fact["name"]))["tables"]["remedies"]

    assert [value for row in rows.values() for value in row.values()] == fact["table4"]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["name"])
def test_every_figure_of_the_article_20_table_is_read_exactly(fact: dict[str, Any]) -> None:
    rows = report_to_dict(_read(fact["name"]))["tables"]["disclosure"]

    for label, printed in fact["table2_art20"].items():
        expected = printed if isinstance(printed, list) else [printed]
        read = list(rows[DISCLOSURE_ROWS[label]].values())
        assert [Decimal(str(v)) for v in read] == [Decimal(str(_figure(v))) for v in expected]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["name"])
def test_body_and_year_are_read_as_printed(fact: dict[str, Any]) -> None:
    report = _read(fact["name"])

    assert report.year == fact["year"]
    assert fact["agency"].startswith("（测试市") or fact["agency"].endswith(report.body)
    assert report.body


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["name"])
def test_every_figure_has_its_place(fact: dict[str, Any]) -> None:
    report = _read(fact["name"])

    for table in report.tables.values():
        assert all(cell.place for _, cell in table.items())


def test_the_blank_official_form_is_read_as_blank_and_not_as_zero() -> None:
    report = read_report(FOLDER / "official-template-2021.docx")

    assert report.form == "2021"
    assert len(report.chapters) == 6
    for table in report.tables.values():
        assert all(cell.value is None and cell.place for _, cell in table.items())


def test_the_worked_example_names_its_known_mistakes_each_with_its_place() -> None:
    findings = _findings("zhengning-wtgl-2020")
    told = "\n".join(f"{finding.message} {finding.place}" for finding in findings)

    for words in ("三安全一隐患", "其他其结果", "总结", "本年增/减处", "政务公开情况", "几方"):
        assert words in told
    assert "文体广电旅游局" in told
    assert {"chapters.structure", "chapters.title", "preamble"} <= {f.rule for f in findings}
    assert all(finding.place for finding in findings)


def test_the_worked_example_has_no_arithmetic_error() -> None:
    findings = _findings("zhengning-wtgl-2020")

    assert not any(f.severity == "error" for f in findings), [f.message for f in findings]


def test_two_totals_of_the_pdf_are_wrong_and_its_label_is_misprinted() -> None:
    findings = _findings("hongze-district-2023")
    totals = [f for f in findings if f.rule == "table4.group_total"]

    assert [(f.severity, f.expected, f.actual) for f in totals] == [
        ("error", 11, 0),
        ("error", 5, 0),
    ]
    assert any("其他法律行政止公开" in f.message for f in findings if f.rule == "labels.wording")
    assert "form.mixed" in _rules(findings, "warning")


def test_prose_that_contradicts_the_tables_is_an_error_where_the_scope_is_the_same() -> None:
    findings = _findings("shanghai-gov-office-2019")
    errors = "\n".join(f.message for f in findings if f.severity == "error")
    told = "\n".join(f.message for f in findings if f.severity != "info")

    for words in ("258", "275", "716", "805", "均获维持"):
        assert words in errors
    assert "265" in told
    assert "337" in told
    assert "cells.blank" in _rules(findings, "warning")


def test_a_truncated_percentage_is_no_more_than_a_remark() -> None:
    findings = _findings("shanghai-gov-office-2019")

    assert not [f for f in findings if "4.34" in f.message and f.severity != "info"]


def test_a_stale_year_and_an_unusual_chapter_title_are_warned_of() -> None:
    findings = _findings("shuyang-drc-2023")

    assert {"prose.stale_year", "chapters.title"} <= _rules(findings, "warning")
    assert not _rules(findings, "error")
    assert any(f.rule == "prose.omission" and f.severity == "info" for f in findings)
    assert not [f for f in findings if f.rule == "prose.sum"]


def test_a_clean_city_report_raises_no_error() -> None:
    assert not _rules(_findings("hangzhou-style-city-2025"), "error")
