"""The form's own titles."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask, graded
from gongkai.annualreport.rules.chapters_title import RULE


@pytest.mark.parametrize(
    ("number", "title", "severities"),
    [
        (5, "存在问题及改进措施", ["warning"]),
        (4, "行政复议和行政诉讼情况", ["warning"]),
        (4, "政府信息公开行政复议行政诉讼情况", []),
        (1, "总体 情况", []),
        (1, "概述", ["warning"]),
    ],
)
def test_titles_worded_otherwise(number: int, title: str, severities: list[str]) -> None:
    findings = ask(RULE, make_report(titles={number: title}))

    assert graded(findings) == severities
