"""Years left from another year."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask, graded
from gongkai.annualreport.rules.prose_stale_year import RULE

PROBLEMS = "2023年工作中存在栏目更新不及时、解读形式单一等问题。"


def plans(text: str) -> list[str]:
    return graded(ask(RULE, make_report(year=2023, chapters={5: text})))


@pytest.mark.parametrize(
    "text",
    [
        PROBLEMS + "2023年，我局将从以下方面改进：加强培训。",
        PROBLEMS + "下一步，2023年我局要加强培训。",
        PROBLEMS + "\n（二）改进措施。为做好工作，2023年我局加大培训力度。",
        PROBLEMS + "\n下一步工作打算：\n2022年，我们将继续完善制度。",
    ],
)
def test_plans_for_a_year_gone_by_are_a_warning(text: str) -> None:
    assert plans(text) == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        PROBLEMS + "2024年，我局将从以下方面改进：加强培训。",
        "2023年，我局公开工作取得一定成绩，但仍有不足。下一步，将加强培训。",
        "下一步，针对2023年存在的不足，我局将加强培训。",
        "2023年我局将政府信息公开工作纳入考核，但更新仍不及时。下一步将加强培训。",
        "改进措施：对照2023年第三方评估发现的问题，逐项整改。",
        "下一步，我局将巩固2023年工作成果，继续抓好落实。",
        "今后，按照2023年政务公开工作要点未完成事项清单推进。",
        "年初提出的整改措施已落实：2023年我局加大公开力度。主要问题是解读形式单一。",
        "2022年反馈的问题已整改到位，2023年仍存在解读单一的问题。今后加强培训。",
    ],
)
def test_looking_back_is_no_plan(text: str) -> None:
    assert plans(text) == []


@pytest.mark.parametrize(
    ("preamble", "severities"),
    [
        ("数据统计期限为2023年1月1日至2023年12月31日。", []),
        ("数据统计期限为2023年1月1日至12月31日。", []),
        ("数据统计期限为2022年1月1日至2022年12月31日。", ["warning"]),
        ("数据统计期限为2022年1月1日起至12月31日止。", ["warning"]),
        ("现公布2022年度政府信息公开工作年度报告。", ["warning"]),
        ("现公布2023年度政府信息公开工作年度报告，发布日期2024年1月20日。", []),
    ],
)
def test_the_period_is_the_year_reported_on(preamble: str, severities: list[str]) -> None:
    assert graded(ask(RULE, make_report(year=2023, preamble=preamble))) == severities


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("2022年，我局认真落实条例。", ["warning"]),
        ("2023年，我局认真落实条例，公开2022年度部门决算和2022年度报告。", []),
        ("2021年以来，我局认真落实条例。", []),
        ("2022年我局没有举办培训，2023年举办2期。", []),
    ],
)
def test_the_first_sentence_is_of_the_year(text: str, severities: list[str]) -> None:
    assert graded(ask(RULE, make_report(year=2023, chapters={1: text}))) == severities


def test_a_report_of_an_unknown_year_is_not_judged() -> None:
    report = make_report(year=2023, chapters={5: "2023年，我局将继续改进。"})
    object.__setattr__(report, "year", None)

    assert ask(RULE, report) == []
