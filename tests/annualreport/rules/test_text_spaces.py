"""Spaces in sentences."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask, graded
from gongkai.annualreport.rules.text_spaces import RULE

LONG = "一年来我局坚持以公开为常态、不公开为例外，"


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        (LONG + "主动公开 和依申请公开都有进展。", ["info"]),
        (LONG + "用 WORD 文档发布 12 条信息。", []),
        ("局 长", []),
    ],
)
def test_stray_spaces_are_a_remark(text: str, severities: list[str]) -> None:
    assert graded(ask(RULE, make_report(chapters={1: text}))) == severities
