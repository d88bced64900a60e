"""The form's own labels."""

from dataclasses import replace

from annualreport.reports import make_report
from annualreport.rules.asking import ask
from gongkai.annualreport.model import LabelUse
from gongkai.annualreport.rules.labels_wording import RULE


def test_a_wording_is_one_finding_with_every_place() -> None:
    uses = tuple(LabelUse("remedies", "总结", "总计", f"第{n}行", "alias") for n in (3, 5, 7))

    (finding,) = ask(RULE, replace(make_report(), labels=uses))

    assert (finding.severity, finding.expected, finding.actual) == ("warning", "总计", "总结")
    assert "3处" in finding.message
    assert "第3行、第5行、第7行" in finding.place


def test_spacing_is_another_rules() -> None:
    use = LabelUse("remedies", "总 计", "总计", "第3行", "spacing")

    assert ask(RULE, replace(make_report(), labels=(use,))) == []
