"""All upheld, beside what the table has."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import Figures, ask, graded, remedies
from gongkai.annualreport.rules.prose_outcomes import RULE

PENDING: Figures = {
    **remedies("reconsideration", upheld=3, pending=1),
    **remedies("litigation_direct", upheld=2),
}
UPHELD: Figures = {
    **remedies("reconsideration", upheld=4),
    **remedies("litigation_direct", upheld=2),
}


def severities(text: str, cells: Figures) -> list[str]:
    return graded(ask(RULE, make_report(cells=cells, chapters={1: text})))


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开行政复议4件，诉讼2件，均获维持。",
        "因政府信息公开被申请行政复议4件，结果全部维持。",
        "政府信息公开类行政复议4件，全部予以维持；行政诉讼2件，均胜诉。",
        "涉及信息公开的行政复议4件均被维持。",
    ],
)
def test_all_upheld_beside_a_pending_case_is_an_error(text: str) -> None:
    assert severities(text, PENDING) == ["error"]
    assert severities(text, UPHELD) == []


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开行政复议4件，其中维持3件，1件尚未审结；行政诉讼2件，均胜诉。",
        "政府信息公开行政诉讼2件，均获维持。",
        "除1件尚未审结外，政府信息公开行政复议均获维持。",
        "全县行政复议案件均依法办结，维护了当事人权益。",
        "政府信息公开行政复议已审结的3件，其余1件在审。",
        "公开目录均已更新，行政复议答复规范。",
    ],
)
def test_what_does_not_say_all_raises_nothing(text: str) -> None:
    assert severities(text, PENDING) == []


def test_a_record_without_defeat_beside_a_corrected_case_is_a_warning() -> None:
    cells = remedies("litigation_direct", upheld=1, corrected=1)

    assert severities("政府信息公开行政诉讼2件，保持零败诉。", cells) == ["warning"]
