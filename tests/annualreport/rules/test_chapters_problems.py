"""Chapter five names problems and improvements."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask, graded
from gongkai.annualreport.rules.chapters_problems import RULE

BOTH = "一是栏目维护滞后，二是对条例学习得不够。下一步，我们将明确栏目责任人，每季度组织一次学习。"
WITH_COMMA = (
    "没有大的失误，但仍有不足：栏目维护滞后，学习不够。今后将明确责任人，每季度组织学习并检查。"
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "无。",
        "暂无。",
        "无存在问题。",
        "（略）",
        "没有问题。",
        "2023年我局没有发现存在的问题，今后继续保持。",
    ],
)
def test_nothing_said_is_an_error(text: str) -> None:
    assert graded(ask(RULE, make_report(chapters={5: text}))) == ["error"]


@pytest.mark.parametrize("text", [BOTH, WITH_COMMA])
def test_problems_and_improvements_raise_nothing(text: str) -> None:
    assert ask(RULE, make_report(chapters={5: text})) == []


@pytest.mark.parametrize(
    "text",
    ["公开内容与群众需求还有距离，解读形式单一，个别栏目内容更新不及时，业务人员流动大。",
     "下一步我局加大培训力度，增加图解，完善栏目维护机制，定期通报更新情况，接受社会监督。"],
)  # fmt: skip
def test_one_half_alone_is_a_warning(text: str) -> None:
    assert graded(ask(RULE, make_report(chapters={5: text}))) == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "存在问题：公开不够。改进措施：加强培训。",
        "公开不够及时。今后加强培训。",
        "问题：1.公开内容不够全面；2.队伍不稳。对策：1.扩大公开范围；2.充实队伍。",
    ],
)
def test_a_short_chapter_that_names_both_raises_nothing(text: str) -> None:
    assert ask(RULE, make_report(chapters={5: text})) == []


def test_headings_with_nothing_under_them_are_an_error() -> None:
    text = "存在问题：无。改进措施：无。"

    assert graded(ask(RULE, make_report(chapters={5: text}))) == ["error"]
