"""上一年项目数量 is last year's number of items with last year's change."""

from collections.abc import Iterator

from gongkai.annualreport.comparison.balances import BASES, SEVERITIES, items
from gongkai.annualreport.forms import Slot
from gongkai.annualreport.rules.places import cell_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject
from gongkai.annualreport.rules.years import year_before


def check(subject: Subject) -> Iterator[Problem]:
    """Compare 上一年项目数量 with what last year's report comes to, in the form of 2019."""
    previous, now = year_before(subject), subject.report.disclosure
    if previous is None:
        return
    for balance in items(previous, subject.report):
        if balance.state != "differs":
            continue
        was, change = (value for _, value in balance.parts)
        yield Problem(
            cell_place(now, Slot(balance.row, balance.column)),
            f"{balance.label}：上一年度报告的项目数量{was}、增减{change}，年末应为{balance.expected}项，"
            f"本报告“上一年项目数量”填的是{balance.actual}项。请核对；如因口径调整，请在正文说明。",
            expected=balance.expected,
            actual=balance.actual,
        )


RULE = Rule(
    code="previous.items",
    title="上一年项目数量，等于上一年度报告的项目数量加增减",
    basis=f"{FORM}（{BASES['items']}）",
    severity=SEVERITIES["items"],
    check=check,
    needs_previous=True,
)
