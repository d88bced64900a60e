"""One name for one body."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask
from gongkai.annualreport.rules.body_name import RULE


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("东山县文化广电和旅游局", "东山县文化广电旅游局"),
        ("东山县住房城乡建设局", "东山县住房和城乡建设局"),
        ("东山县人力资源和社会保障局", "东山县人力资源与社会保障局"),
        ("东山县市场监督管理执法局", "东山县市场监督管埋执法局"),
    ],
)
def test_a_nearly_equal_name_is_a_warning(body: str, printed: str) -> None:
    report = make_report(
        body=body, chapters={1: f"一年来，{printed}认真落实条例。{body}发布信息。"}
    )

    (finding,) = ask(RULE, report)

    assert (finding.severity, finding.expected, finding.actual) == ("warning", body, printed)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("东山县文化广电和旅游局", "县文旅局、我局与东山县教育局配合，东山县文化馆参加。"),
        ("东山县教育局", "与东山县体育局共建。"),
        ("东山县民政局", "与东山县财政局、东山县审计局会商。"),
        ("东山县城东街道办事处", "与东山县城西街道办事处共建。"),
        ("东山县人民政府", "东山县人民政府办公室和东山县人民法院共同主办。"),
        ("东山县第一人民医院管理中心", "与东山县第二人民医院管理中心共建。"),
        ("东山县水利局", "东山县水利局局属单位、东山县水务集团。"),
    ],
)
def test_short_forms_and_other_bodies_raise_nothing(body: str, text: str) -> None:
    assert ask(RULE, make_report(body=body, chapters={1: text})) == []
