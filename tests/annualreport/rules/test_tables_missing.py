"""Three tables."""

from dataclasses import replace

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask
from gongkai.annualreport.checking import check
from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.model import EMPTY, Remark, Report, ReportTable
from gongkai.annualreport.reading import report_from
from gongkai.annualreport.rules.tables_missing import RULE
from gongkai.officedocs.reading.html import read_html
from gongkai.officedocs.reading.text import read_text

ROWS = FORMS["2021"].tables["applications"].rows
FIGURES = {
    "一、": "48 6 2 56",
    "二、": "4 4",
    "（一）": "18 2 20",
    "（七）": "48 2 50",
    "四、": "10 10",
}


def _dump(figures: dict[str, str]) -> Report:
    lines = [
        next((f"{row.label} {f}" for mark, f in figures.items() if row.label.startswith(mark)), "")
        or row.label
        for row in ROWS
    ]
    text = (
        "东山县水利局2023年政府信息公开工作年度报告\n一、总体情况\n内容。\n"
        "三、收到和处理政府信息公开申请情况\n"
        + "\n".join(lines)
        + "\n四、政府信息公开行政复议、行政诉讼情况\n无。\n"
    )
    return report_from(read_text(text.encode(), "年报.txt"))


def _transposed() -> Report:
    heads = "".join(f"<td>{row.label}" for row in ROWS)
    body = "".join(
        f"<tr><td>{column.label}" + "<td>2" * len(ROWS) + "</tr>" for column in ROWS[0].columns
    )
    page = (
        f"<p>三、收到和处理政府信息公开申请情况</p><table><tr><td>申请人{heads}</tr>{body}</table>"
    )
    return report_from(read_html(page.encode(), "页面.html"))


def test_a_table_without_a_cell_is_an_error() -> None:
    report = make_report()
    shape = report.remedies.shape
    nothing = ReportTable(shape, (EMPTY,) * len(shape.slots))

    (finding,) = ask(RULE, replace(report, tables={**report.tables, "remedies": nothing}))

    assert finding.severity == "error"
    assert "表四" in finding.place
    assert ask(RULE, report) == []


@pytest.mark.parametrize("report", [_dump(FIGURES), _transposed()], ids=["blanks", "transposed"])
def test_a_table_whose_figures_fit_no_cell_is_an_error_that_says_so(report: Report) -> None:
    (found,) = [f for f in check(report) if f.rule == "tables.missing" and "表三" in f.place]

    assert found.severity == "error"
    assert "未予采用" in found.message
    assert "没有找到" not in found.message


def test_figures_that_were_left_out_are_not_called_blank() -> None:
    found = check(_dump(FIGURES | {"3.其他": "1 2 3 4 5 6 21"}))

    assert any("只读出1行" in f.message for f in found if f.rule == "tables.missing")
    assert not any(f.rule == "cells.blank" and "表三" in f.message for f in found)


def test_a_single_row_left_out_is_no_lost_table() -> None:
    report = make_report()
    remark = Remark("reading.unplaced", "warning", "表三“（一）予以公开”行（第9行）", "未予采用。")

    assert ask(RULE, replace(report, remarks=(remark,))) == []


def test_a_blank_form_is_blank_and_not_lost() -> None:
    head = "".join(f"<td>{column.label}" for column in ROWS[0].columns)
    body = "".join(f"<tr><td>{row.label}" + "<td>" * 7 + "</tr>" for row in ROWS)
    page = f"<p>三、收到和处理政府信息公开申请情况</p><table><tr><td>{head}</tr>{body}</table>"
    report = report_from(read_html(page.encode(), "页面.html"))

    assert not [f for f in check(report) if f.rule == "tables.missing" and "表三" in f.place]
    assert [f for f in check(report) if f.rule == "cells.blank" and "表三" in f.message]
