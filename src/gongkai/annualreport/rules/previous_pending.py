"""A case that was pending last year appears again this year."""

from collections.abc import Iterator

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
    for row in now.shape.rows:
        pending = previous.remedies.value(row.key, "pending")
        total = now.value(row.key, "total")
        if pending is None or total is None or total >= pending:
            continue
        yield Problem(
            cell_place(now, Slot(row.key, "total")),
            f"表四“{row.label}”：上一年度报告有{pending}件尚未审结，本年总计只有{total}件。"
            "上年未审结的案件应当在本年继续列出（审结的列结果，未结的仍列尚未审结），请核对。",
            expected=f"不少于{pending}",
            actual=total,
        )


RULE = Rule(
    code="previous.pending",
    title="上年尚未审结的复议、诉讼，本年表四应继续列出",
    basis=f"{FORM}（表四“尚未审结”）",
    severity="warning",
    check=check,
    needs_previous=True,
)
