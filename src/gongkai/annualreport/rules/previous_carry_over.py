"""上年结转 of this year's report is 结转下年度 of last year's."""

from collections.abc import Iterator

from gongkai.annualreport.comparison.balances import BASES, SEVERITIES, carry_over
from gongkai.annualreport.forms import Slot
from gongkai.annualreport.model import Report
from gongkai.annualreport.rules.places import cell_place, title_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject
from gongkai.annualreport.rules.years import year_before


def check(subject: Subject) -> Iterator[Problem]:
    """Compare what was carried in with what last year carried out, column by column."""
    previous = year_before(subject)
    if previous is not None:
        yield from _compare(subject.report, previous)
    elif subject.previous is not None:
        yield Problem(
            title_place(subject.report),
            f"用来核对的上年报告是{subject.previous.year}年的，本报告是{subject.report.year}年的，"
            "不是前后相连的两年，结转、存量等没有核对。请换用上一年度的报告。",
            severity="warning",
        )


def _compare(report: Report, previous: Report) -> Iterator[Problem]:
    for balance in carry_over(previous, report):
        if balance.state != "differs":
            continue
        label = report.applications.shape.column(Slot(balance.row, balance.column)).label
        yield Problem(
            cell_place(report.applications, Slot(balance.row, balance.column)),
            f"表三“{label}”列“上年结转”填的是{balance.actual}，"
            f"而上一年度报告“结转下年度继续办理”是{balance.expected}。"
            "两个数应当相同；如因机构调整等不同，请在正文说明原因。",
            expected=balance.expected,
            actual=balance.actual,
        )


RULE = Rule(
    code="previous.carry_over",
    title="上年结转数，等于上一年度报告的结转下年度数",
    basis=f"{FORM}（{BASES['carry_over']}）",
    severity=SEVERITIES["carry_over"],
    check=check,
    needs_previous=True,
)
