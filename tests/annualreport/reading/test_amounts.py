"""Amounts whose heading names another unit than the form's."""

from decimal import Decimal

import pytest

from gongkai.annualreport.model import Report
from gongkai.annualreport.reading import report_from
from gongkai.officedocs.reading.html import read_html
from gongkai.officedocs.reading.text import read_text

HEADING = "<tr><td>信息内容<td>本年处理决定数量</tr><tr><td>行政许可<td>7</tr>"


def _fees(heading: str, cell: str, label: str = "行政事业性收费") -> Report:
    table = f"{HEADING}<tr><td>信息内容<td>{heading}</tr><tr><td>{label}<td>{cell}</tr>"
    page = f"<p>二、主动公开政府信息情况</p><table>{table}</table>"
    return report_from(read_html(page.encode(), "页面.html"))


def _amount(report: Report) -> object:
    return report.disclosure.value("fees", "amount_wan")


@pytest.mark.parametrize(
    ("heading", "cell", "amount"),
    [
        ("本年收费金额（单位：元）", "1234500", Decimal("123.45")),
        ("本年收费金额（单位:元）", "1,234,500.50", Decimal("123.45005")),
        ("本年收费金额（元）", "0.07", Decimal("0.000007")),
        ("本年收费金额（单位：人民币元）", "20000", 2),
        ("本年收费金额(单位 ：千元)", "12", Decimal("1.2")),
        ("本年收费金额（单位：亿元）", "1.5", 15_000),
        ("本年收费金额（单位：百万元）", "1.5", 150),
    ],
)
def test_an_amount_is_converted_from_the_unit_of_its_heading(
    heading: str, cell: str, amount: object
) -> None:
    report = _fees(heading, cell)

    assert _amount(report) == amount
    assert [(r.rule, r.severity) for r in report.remarks] == [("cells.unit", "warning")]
    assert f"“{cell}”已按{amount:f}万元读取" in report.remarks[0].message


@pytest.mark.parametrize(
    ("heading", "cell", "amount"),
    [
        ("本年收费金额（单位：万元）", "123.45", Decimal("123.45")),
        ("本年收费金额", "123.45", Decimal("123.45")),
        ("本年收费金额（单位：元）", "123.45万元", Decimal("123.45")),
        ("本年收费金额（单位：元）", "0", 0),
        ("本年收费金额（单位：元）", "", None),
        ("本年收费金额（单位：万元，不足一元的按元计）", "3", 3),
    ],
)
def test_what_is_in_the_form_s_unit_or_names_its_own_stays(
    heading: str, cell: str, amount: object
) -> None:
    report = _fees(heading, cell)

    assert _amount(report) == amount
    assert not report.remarks


def test_headings_that_contradict_each_other_decide_nothing() -> None:
    report = _fees("本年收费金额（单位：万元）", "12.5", label="行政事业性收费（元）")

    assert _amount(report) == Decimal("12.5")


def test_the_unit_in_the_row_s_own_label_counts_too() -> None:
    report = _fees("本年收费金额", "125000", label="行政事业性收费（元）")

    assert _amount(report) == Decimal("12.5")


def test_other_figures_of_the_table_are_not_converted() -> None:
    assert _fees("本年收费金额（单位：元）", "5").disclosure.value("licences", "decisions") == 7


def test_the_amount_of_purchases_is_converted_in_the_form_of_2019() -> None:
    table = (
        "<tr><td>信息内容<td>采购项目数量<td>采购总金额（单位：元）</tr>"
        "<tr><td>政府集中采购<td>3<td>251000</tr>"
    )
    page = f"<p>二、主动公开政府信息情况</p><table>{table}</table>"
    report = report_from(read_html(page.encode(), "页面.html"))

    assert report.disclosure.value("procurement", "items") == 3
    assert report.disclosure.value("procurement", "amount_wan") == Decimal("25.1")


def test_an_amount_in_a_text_dump_is_converted_too() -> None:
    text = (
        "东山县水利局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
        "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0\n行政规范性文件 1 0 2\n"
        "信息内容 本年处理决定数量\n行政许可 7\n行政处罚 1\n行政强制 0\n"
        "信息内容 本年收费金额（单位：元）\n行政事业性收费 251000\n"
        "三、收到和处理政府信息公开申请情况\n"
    )

    report = report_from(read_text(text.encode(), "年报.txt"))

    assert _amount(report) == Decimal("25.1")
