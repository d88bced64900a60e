"""Fees."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import Figures, applications, ask, graded
from gongkai.annualreport.rules.prose_fee import RULE

UNPAID: Figures = applications(new_received=2, other__unpaid=2, total_results=2)


@pytest.mark.parametrize(
    ("sixth", "severities"),
    [
        ("无。", ["warning"]),
        ("依据信息处理费管理办法，全年收取信息处理费0元。", []),
        ("未收取信息处理费。", []),
    ],
)
def test_unpaid_notices_call_for_a_word_on_fees(sixth: str, severities: list[str]) -> None:
    assert graded(ask(RULE, make_report(cells=UNPAID, chapters={6: sixth}))) == severities


def test_a_fee_told_elsewhere_is_told_in_chapter_six() -> None:
    chapters = {1: "全年收取信息处理费300元。", 6: "无。"}

    assert graded(ask(RULE, make_report(chapters=chapters))) == ["warning"]


@pytest.mark.parametrize(
    ("sixth", "severities"),
    [
        ("全年收取信息处理费300元。", []),
        ("全年收取信息处理费0.03万元。", []),
        ("全年收取信息处理费350元。", ["warning"]),
        ("全年实际收取政府信息公开信息处理费共计1,300元。", ["warning"]),
    ],
)
def test_amounts_agree_everywhere(sixth: str, severities: list[str]) -> None:
    chapters = {1: "全年收取信息处理费300元。", 6: sixth}

    assert graded(ask(RULE, make_report(chapters=chapters))) == severities


def test_other_fees_are_not_meant() -> None:
    chapters = {1: "全年收取行政事业性收费1200元。", 6: "无。"}

    assert ask(RULE, make_report(chapters=chapters)) == []
