"""上年结转 of this year's report is 结转下年度 of last year's."""

from collections.abc import Iterator

from gongkai.annualreport.applicants import CARRIED_IN, CARRIED_OUT, Matrix
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
    now, before = Matrix.of(report.applications), Matrix.of(previous.applications)
    for column, (key, label) in enumerate(now.columns):
        carried_in = now.figure(CARRIED_IN, column)
        carried_out = before.figure(CARRIED_OUT, column)
        if carried_in is None or carried_out is None or carried_in == carried_out:
            continue
        yield Problem(
            cell_place(report.applications, Slot(CARRIED_IN, key)),
            f"表三“{label}”列“上年结转”填的是{carried_in}，"
            f"而上一年度报告“结转下年度继续办理”是{carried_out}。"
            "两个数应当相同；如因机构调整等不同，请在正文说明原因。",
            expected=carried_out,
            actual=carried_in,
        )


RULE = Rule(
    code="previous.carry_over",
    title="上年结转数，等于上一年度报告的结转下年度数",
    basis=f"{FORM}（表三第二项与上一年度表三第四项）",
    severity="error",
    check=check,
    needs_previous=True,
)
