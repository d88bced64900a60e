"""How a report opens."""

from dataclasses import replace

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask, graded
from gongkai.annualreport.rules.preamble import RULE

BASIS = "根据《中华人民共和国政府信息公开条例》的规定，编制本报告。"
PERIOD = "数据统计期限为2023年1月1日至12月31日。"
CONTACT = "联系电话：0934-6120000。发布日期：2024年1月20日。"


def test_an_opening_that_says_everything_raises_nothing() -> None:
    assert ask(RULE, make_report(preamble=BASIS + PERIOD + CONTACT)) == []


@pytest.mark.parametrize(
    ("opening", "severities"),
    [
        (BASIS + CONTACT, ["info"]),
        (PERIOD + CONTACT, ["info"]),
        ("2023年，我局认真开展公开工作。" + CONTACT, ["warning"]),
        (BASIS + PERIOD, ["info"]),
        (BASIS + PERIOD + CONTACT + "现将工作总结如下：", ["info"]),
        (BASIS + PERIOD + CONTACT + "现将政务信息公开工作报告如下：", ["info"]),
    ],
)
def test_what_an_opening_leaves_out(opening: str, severities: list[str]) -> None:
    assert graded(ask(RULE, make_report(preamble=opening))) == severities


def test_a_title_of_another_name_is_a_warning() -> None:
    report = make_report(preamble=BASIS + PERIOD + CONTACT)
    titled = replace(report, title="东山县水利局2023年政务公开工作年度报告")

    assert graded(ask(RULE, titled)) == ["warning"]
