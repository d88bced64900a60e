"""Spaces in labels."""

from dataclasses import replace

from annualreport.reports import make_report
from annualreport.rules.asking import ask
from gongkai.annualreport.model import LabelUse
from gongkai.annualreport.rules.labels_spacing import RULE


def test_all_spaced_labels_are_one_remark() -> None:
    uses = tuple(
        LabelUse("applications", printed, canonical, "第3行", "spacing")
        for printed, canonical in (("自 然 人", "自然人"), ("总 计", "总计"))
    )

    (finding,) = ask(RULE, replace(make_report(), labels=uses))

    assert finding.severity == "info"
    assert "2处" in finding.message
    assert ask(RULE, make_report()) == []
