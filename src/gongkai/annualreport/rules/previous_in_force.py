"""现行有效件数 follows from last year's by what was made and repealed."""

from collections.abc import Iterator

from gongkai.annualreport.comparison.balances import BASES, SEVERITIES, in_force
from gongkai.annualreport.forms import Slot
from gongkai.annualreport.rules.places import cell_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject
from gongkai.annualreport.rules.years import year_before


def check(subject: Subject) -> Iterator[Problem]:
    """Compare 现行有效 with last year's plus 制发 less 废止, in reports of the form of 2021."""
    previous, now = year_before(subject), subject.report.disclosure
    if previous is None:
        return
    for balance in in_force(previous, subject.report):
        if balance.state == "differs" and balance.difference is not None:
            was, made, repealed = (value for _, value in balance.parts)
            yield Problem(
                cell_place(now, Slot(balance.row, balance.column)),
                f"{balance.label}：上年末现行有效{was}件＋本年制发{made}件－本年废止{repealed}件＝{balance.expected}件，"
                f"“现行有效件数”填的是{balance.actual}件，相差{abs(balance.difference)}件。"
                "请核对；如因自然失效、统计口径调整，请在正文说明。",
                expected=balance.expected,
                actual=balance.actual,
            )


RULE = Rule(
    code="previous.in_force",
    title="现行有效件数，等于上年现行有效加本年制发减本年废止",
    basis=f"{FORM}（{BASES['in_force']}）",
    severity=SEVERITIES["in_force"],
    check=check,
    needs_previous=True,
)
