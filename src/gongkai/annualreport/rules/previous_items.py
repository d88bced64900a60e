"""上一年项目数量 is last year's number of items with last year's change."""

from collections.abc import Iterator

from gongkai.annualreport.forms import Slot
from gongkai.annualreport.rules.places import cell_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject
from gongkai.annualreport.rules.years import year_before

_ROWS = ("licences", "other_services", "penalties", "compulsory_measures", "fees")


def check(subject: Subject) -> Iterator[Problem]:
    """Compare 上一年项目数量 with what last year's report comes to, in the form of 2019."""
    previous, now = year_before(subject), subject.report.disclosure
    if previous is None or {now.shape.form, previous.disclosure.shape.form} != {"2019"}:
        return
    for row in _ROWS:
        was = previous.disclosure.value(row, "previous_items")
        change = previous.disclosure.value(row, "change")
        printed = now.value(row, "previous_items")
        if was is None or change is None or printed is None or was + change == printed:
            continue
        label = now.shape.row_of[row].label
        yield Problem(
            cell_place(now, Slot(row, "previous_items")),
            f"{label}：上一年度报告的项目数量{was}、增减{change}，年末应为{was + change}项，"
            f"本报告“上一年项目数量”填的是{printed}项。请核对；如因口径调整，请在正文说明。",
            expected=was + change,
            actual=printed,
        )


RULE = Rule(
    code="previous.items",
    title="上一年项目数量，等于上一年度报告的项目数量加增减",
    basis=f"{FORM}（表二“上一年项目数量”“本年增/减”）",
    severity="warning",
    check=check,
    needs_previous=True,
)
