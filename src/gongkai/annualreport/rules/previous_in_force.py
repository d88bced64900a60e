"""现行有效件数 follows from last year's by what was made and repealed."""

from collections.abc import Iterator

from gongkai.annualreport.forms import Slot
from gongkai.annualreport.rules.places import cell_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject
from gongkai.annualreport.rules.years import year_before


def check(subject: Subject) -> Iterator[Problem]:
    """Compare 现行有效 with last year's plus 制发 less 废止, in reports of the form of 2021."""
    previous, now = year_before(subject), subject.report.disclosure
    if previous is None or {now.shape.form, previous.disclosure.shape.form} != {"2021"}:
        return
    for row in ("regulations", "normative_documents"):
        was = previous.disclosure.value(row, "in_force")
        made, repealed, is_now = (now.value(row, c) for c in ("made", "repealed", "in_force"))
        if was is None or made is None or repealed is None or is_now is None:
            continue
        expected = was + made - repealed
        if expected != is_now:
            label = now.shape.row_of[row].label
            yield Problem(
                cell_place(now, Slot(row, "in_force")),
                f"{label}：上年末现行有效{was}件＋本年制发{made}件－本年废止{repealed}件＝{expected}件，"
                f"“现行有效件数”填的是{is_now}件，相差{abs(expected - is_now)}件。"
                "请核对；如因自然失效、统计口径调整，请在正文说明。",
                expected=expected,
                actual=is_now,
            )


RULE = Rule(
    code="previous.in_force",
    title="现行有效件数，等于上年现行有效加本年制发减本年废止",
    basis=f"{FORM}（表二第二十条第（一）项）",
    severity="warning",
    check=check,
    needs_previous=True,
)
