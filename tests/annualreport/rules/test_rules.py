"""The list of rules is whole: code, title, basis, file and tests for each."""

import re
from pathlib import Path
from time import perf_counter

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import applications
from gongkai.annualreport import rules
from gongkai.annualreport.checking import check
from gongkai.annualreport.model import Remark
from gongkai.annualreport.rules import RULES, Rule

HERE = Path(__file__).parent
SOURCE = Path(rules.__file__).parent
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_title_basis_file_and_tests(rule: Rule) -> None:
    name = rule.code.replace(".", "_")

    assert re.fullmatch(r"[a-z0-9]+(\.[a-z_]+)?", rule.code)
    assert CHINESE.search(rule.title)
    assert CHINESE.search(rule.basis.replace("{form}", "国办公开办函"))
    assert (SOURCE / f"{name}.py").is_file()
    assert (HERE / f"test_{name}.py").is_file()
    assert rule.check.__module__ == f"gongkai.annualreport.rules.{name}"


def test_no_two_rules_have_the_same_code() -> None:
    codes = [rule.code for rule in RULES]

    assert len(codes) == len(set(codes))


def test_every_file_that_has_a_rule_is_in_the_list() -> None:
    files = {p.stem for p in SOURCE.glob("*.py") if "\nRULE = Rule(" in p.read_text("utf-8")}

    assert files == {rule.code.replace(".", "_") for rule in RULES}


@pytest.mark.parametrize("year", [2019, 2020, 2021, 2023, 2025])
def test_a_clean_report_raises_nothing_above_a_remark(year: int) -> None:
    findings = check(make_report(year=year))

    assert [f for f in findings if f.severity != "info"] == []


def test_the_basis_names_the_form_of_the_report() -> None:
    wrong = applications(new_received=1)

    old, new = (check(make_report(year=year, cells=wrong))[0] for year in (2020, 2023))

    assert "〔2019〕60号" in old.basis
    assert "〔2021〕30号" in new.basis


def test_findings_come_errors_first_then_in_reading_order() -> None:
    cells = {
        **applications(new_received=1),
        ("remedies", "reconsideration", "total"): 2,
        ("disclosure", "licences", "decisions"): None,
    }

    findings = check(make_report(cells=cells, titles={5: "存在的问题及改进"}))

    ranks = ["error", "warning", "info"]
    severities = [ranks.index(f.severity) for f in findings]
    assert severities == sorted(severities)
    errors = [f.rule for f in findings if f.severity == "error"]
    assert errors == ["table3.balance", "table3.balance", "table4.group_total"]


def test_a_severity_can_be_set_by_rule() -> None:
    report = make_report(cells={("remedies", "reconsideration", "pending"): None})

    usual = check(report)
    strict = check(report, severities={"cells.blank": "error"})

    assert [f.severity for f in usual if f.rule == "cells.blank"] == ["warning"]
    assert [f.severity for f in strict if f.rule == "cells.blank"] == ["error"]


def test_what_a_rule_holds_less_grave_is_not_raised_by_a_setting() -> None:
    report = make_report(preamble="本报告依据《中华人民共和国政府信息公开条例》编制。")

    findings = check(report, severities={"preamble": "error"})

    assert {f.severity for f in findings if f.rule == "preamble"} == {"info"}


def test_what_the_reader_remarked_is_a_finding() -> None:
    remark = Remark("reading.unplaced", "warning", "表三（第7行）", "这一行无法判断。")
    report = make_report()
    object.__setattr__(report, "remarks", (remark,))

    findings = [f for f in check(report) if f.rule == "reading.unplaced"]

    assert [(f.severity, f.place, f.message) for f in findings] == [
        ("warning", "表三（第7行）", "这一行无法判断。")
    ]


def test_rules_from_year_to_year_are_not_asked_without_last_years_report() -> None:
    report = make_report(cells=applications(carried_in=3, granted=3, total_results=3))

    assert not [f for f in check(report) if f.rule.startswith("previous.")]


def test_a_hostile_text_does_not_hold_up_the_checks() -> None:
    report = make_report(chapters={1: "其中1件，" * 3_000, 5: "未收到" * 3_000})
    began = perf_counter()

    check(report)

    assert perf_counter() - began < 5
