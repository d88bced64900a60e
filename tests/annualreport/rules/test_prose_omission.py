"""What the prose passes over."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import applications, ask, graded, remedies
from gongkai.annualreport.rules.prose_omission import RULE

CASES = remedies("reconsideration", pending=1)


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("我局落实条例要求。", ["info"]),
        ("政府信息公开行政复议1件，尚未审结。", []),
    ],
)
def test_cases_that_the_prose_never_mentions_are_a_remark(text: str, severities: list[str]) -> None:
    assert graded(ask(RULE, make_report(cells=CASES, chapters={1: text}))) == severities


def test_a_list_of_contents_in_the_preamble_mentions_nothing() -> None:
    report = make_report(cells=CASES, preamble="本报告包括行政复议、行政诉讼等内容。")

    assert graded(ask(RULE, report)) == ["info"]


def test_applications_that_the_prose_never_mentions_are_a_remark() -> None:
    cells = applications(new_received=3, granted=3, total_results=3)

    assert graded(ask(RULE, make_report(cells=cells))) == ["info"]
    assert ask(RULE, make_report(cells=cells, chapters={1: "办理依申请公开3件。"})) == []
