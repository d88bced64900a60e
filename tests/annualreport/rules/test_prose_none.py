"""Denials against the tables."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import Figures, applications, ask, graded, remedies
from gongkai.annualreport.rules.prose_none import RULE

RECEIVED: Figures = applications(new_received=4, granted=4, total_results=4)
REVIEWED: Figures = remedies("reconsideration", upheld=2)
SUED: Figures = remedies("litigation_direct", upheld=1)


def severities(text: str, cells: Figures, *, chapter: int = 1) -> list[str]:
    return graded(ask(RULE, make_report(year=2023, cells=cells, chapters={chapter: text})))


@pytest.mark.parametrize(
    "text",
    [
        "2023年，我局未收到政府信息公开申请。",
        "本年度没有收到公民、法人和其他组织提出的政府信息公开申请。",
        "全年无依申请公开政府信息情况。",
        "2023年，无政府信息公开申请情况。",
        "本年度我局未接到任何公民、法人或者其他组织申请公开政府信息。",
        "未收到任何形式的信息公开申请。",
        "未发生依申请公开事项。",
        "今年我局无政府信息公开申请，也无上年结转。",
        "2022年收到政府信息公开申请6件，2023年未收到政府信息公开申请。",
        "与2022年一样，我局未收到政府信息公开申请。",
        "2023年度依申请公开数量为0。",
        "2023年，我局政府信息公开申请件数为零。",
        "本年度政府信息公开申请为0件，主动公开信息20条。",
        "2022年政府信息公开申请为6件，2023年政府信息公开申请为0。",
    ],
)
def test_a_denial_of_applications_that_the_table_counts_is_an_error(text: str) -> None:
    assert severities(text, RECEIVED) == ["error"]
    assert severities(text, {}) == []


@pytest.mark.parametrize(
    "text",
    [
        "2022年我局未收到政府信息公开申请。",
        "未收到通过信函方式提出的政府信息公开申请。",
        "未收到法人提出的政府信息公开申请。",
        "无因政府信息公开申请引发的行政复议。",
        "全年没有超期答复的政府信息公开申请。",
        "无上年结转的政府信息公开申请。",
        "收到政府信息公开申请4件，没有申请人对答复提出异议。",
        "未收取依申请公开费用。",
        "未发生政府信息公开申请逾期未答复情况。",
        "部分单位未收到政府信息公开申请。",
        "12个乡镇未收到政府信息公开申请。",
        "上半年未收到政府信息公开申请。",
        "没有公开申请人的个人信息。",
        "对无法提供的政府信息公开申请说明理由。",
        "无正当理由大量反复申请的政府信息公开申请依法处理。",
        "无需补正的政府信息公开申请当日登记。",
        "未收到涉及商业秘密的政府信息公开申请。",
        "镇政府各站所未收到政府信息公开申请。",
        "2022年我局未收到政府信息公开申请，2023年收到4件。",
        "2022年度依申请公开数量为0。",
        "逾期未答复的政府信息公开申请数量为0。",
        "通过信函方式，依申请公开数量为0。",
        "重复申请中，依申请公开数量为0。",
        "法人政府信息公开申请件数为零。",
        "依申请公开收费为0元，依申请公开投诉为0。",
        "各乡镇依申请公开数量为0.5件左右。",
        "上半年依申请公开数量为0。",
    ],
)
def test_what_only_sounds_like_a_denial_of_applications_raises_nothing(text: str) -> None:
    assert severities(text, RECEIVED) == []


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("2023年，无政府信息公开行政复议、行政诉讼情况。", REVIEWED),
        ("2023年，无政府信息公开行政复议、行政诉讼情况。", SUED),
        ("本年度没有发生因政府信息公开被申请行政复议、提起行政诉讼的情况。", REVIEWED),
        ("未发生涉及政府信息公开的行政复议和行政诉讼案件。", SUED),
        ("我局没有被申请政府信息公开行政复议，也没有被提起政府信息公开行政诉讼。", REVIEWED),
        ("政府信息公开方面未发生行政复议。", REVIEWED),
        ("政府信息公开工作无行政诉讼。", SUED),
    ],
)
def test_a_denial_of_cases_that_the_table_counts_is_an_error(text: str, cells: Figures) -> None:
    assert severities(text, cells) == ["error"]
    assert severities(text, {}) == []


def test_chapter_four_speaks_of_disclosure_without_saying_so() -> None:
    assert severities("2023年，无行政复议、行政诉讼情况。", REVIEWED, chapter=4) == ["error"]


def test_elsewhere_a_denial_that_does_not_say_of_what_is_a_warning() -> None:
    assert severities("全年没有发生行政复议、行政诉讼案件。", REVIEWED) == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开行政复议2件，无行政复议被纠正的情况。",
        "政府信息公开行政诉讼未发生败诉。",
        "未经复议直接起诉的政府信息公开案件1件。",
        "政府信息公开被申请行政复议2件，未发生行政诉讼败诉情况。",
        "2022年无政府信息公开行政复议、行政诉讼。",
        "政府信息公开无复议、诉讼被纠错情形。",
        "政府信息公开无上年结转的行政复议案件。",
        "2022年未发生政府信息公开行政复议、行政诉讼，2023年有所发生。",
    ],
)
def test_what_only_sounds_like_a_denial_of_cases_raises_nothing(text: str) -> None:
    assert severities(text, {**REVIEWED, **SUED}) == []


def test_a_denial_of_suits_says_nothing_of_reviews() -> None:
    text = "政府信息公开行政复议2件，未发生行政诉讼。"

    assert severities(text, REVIEWED) == []
