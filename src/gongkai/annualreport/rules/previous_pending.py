"""A case that was pending last year appears again this year."""

from collections.abc import Iterator

from gongkai.annualreport.comparison import balances
from gongkai.annualreport.forms import Slot
from gongkai.annualreport.rules.places import cell_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject
from gongkai.annualreport.rules.years import year_before


def check(subject: Subject) -> Iterator[Problem]:
    """Report groups of 表四 with fewer cases this year than were pending at the end of last."""
    previous = year_before(subject)
    if previous is None:
        return
    now = subject.report.remedies
    for balance in balances.pending(previous, subject.report):
        if balance.state != "differs":
            continue
        yield Problem(
            cell_place(now, Slot(balance.row, balance.column)),
            f"表四“{balance.label}”：上一年度报告有{balance.expected}件尚未审结，本年总计只有{balance.actual}件。"
            "上年未审结的案件应当在本年继续列出（审结的列结果，未结的仍列尚未审结），请核对。",
            expected=f"不少于{balance.expected}",
            actual=balance.actual,
        )


RULE = Rule(
    code="previous.pending",
    title="上年尚未审结的复议、诉讼，本年表四应继续列出",
    basis=f"{FORM}（{balances.BASES['pending']}）",
    severity=balances.SEVERITIES["pending"],
    check=check,
    needs_previous=True,
)
