"""Set phrases are whole."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask
from gongkai.annualreport.rules.text_wording import RULE


@pytest.mark.parametrize(
    ("text", "printed", "meant"),
    [
        ("做好以下几方材料面工作。", "几方材料面", "几方面"),
        ("依法办理行政复理议案件。", "行政复理议", "行政复议"),
        ("完善政府信公开制度。", "政府信公开", "政府信息公开"),
        ("学习信息公开条列。", "信息公开条列", "信息公开条例"),
    ],
)
def test_a_broken_phrase_is_a_warning(text: str, printed: str, meant: str) -> None:
    (finding,) = ask(RULE, make_report(chapters={1: text}))

    assert (finding.severity, finding.expected, finding.actual) == ("warning", meant, printed)


@pytest.mark.parametrize(
    "text",
    ["以下几个方面工作。", "几方面的工作，各方面都有进展。", "主动公开政府信息，主动公示开工项目。",
     "人民政协与人民政府。", "政府信息主动公开工作。", "行政处以罚款。", "全面贯彻、层层落实。",
     "依申请办理公开事项。", "规范性政策文件。"],
)  # fmt: skip
def test_ordinary_sentences_raise_nothing(text: str) -> None:
    assert ask(RULE, make_report(chapters={1: text})) == []
