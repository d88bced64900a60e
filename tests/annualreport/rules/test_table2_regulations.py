"""Only provinces and cities with districts make 规章."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask, disclosure
from gongkai.annualreport.rules.table2_regulations import RULE

MADE = disclosure("regulations", made=2, in_force=2)


@pytest.mark.parametrize(
    "body",
    ["东山县水利局", "东山县人民政府", "南陵市西河区人民政府", "石桥镇人民政府", "红旗街道办事处",
     "河湾自治县教育局", "白马旗农牧局", "大安市北原市财政局", "清水乡人民政府",
     "东山区卫生健康委员会",
     "国家税务总局东山县税务局"],
)  # fmt: skip
def test_a_county_or_lower_body_has_no_regulations(body: str) -> None:
    findings = ask(RULE, make_report(body=body, cells=MADE))

    assert [(f.severity, f.expected, f.actual) for f in findings] == [("error", 0, 2)] * 2
    assert "立法法" in findings[0].basis


@pytest.mark.parametrize(
    "body",
    ["南陵市人民政府", "云岭省人民政府办公厅", "西原壮族自治区人民政府", "景镇市人民政府",
     "东山经济技术开发区管理委员会", "高原藏族自治州人民政府", "临海特别行政区政府",
     "阿山地区行政公署",
     "南陵市司法局", "滨江新区管理委员会", ""],
)  # fmt: skip
def test_a_body_that_may_make_regulations_or_is_not_certain_raises_nothing(body: str) -> None:
    assert ask(RULE, make_report(body=body, cells=MADE)) == []


def test_zeros_raise_nothing() -> None:
    assert ask(RULE, make_report()) == []
