"""表三: in each row the six columns of applicants add up to 总计."""

from collections.abc import Iterator

from gongkai.annualreport.applicants import APPLICANTS, TOTAL, add
from gongkai.annualreport.forms import Slot
from gongkai.annualreport.rules.places import cell_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Compare the sum of each row's six columns with its printed total."""
    table = subject.report.applications
    for key, row in subject.matrix.rows.items():
        printed = row[TOTAL]
        added = add(row[:APPLICANTS])
        if printed is None or added.value == printed or added.blanks == APPLICANTS:
            continue
        excused = added.blanks > 0 and added.value < printed
        yield Problem(
            cell_place(table, Slot(key, "total")),
            f"{table.shape.describe_row(key)}：自然人和五类法人或其他组织相加是{added.value}，"
            f"“总计”填的是{printed}，相差{abs(added.value - printed)}。"
            + (
                f"该行有{added.blanks}个空白格，请先补齐。" if excused else "请核对该行各栏和总计。"
            ),
            expected=added.value,
            actual=printed,
            severity="warning" if excused else None,
        )


RULE = Rule(
    code="table3.row_total",
    title="表三各行：六类申请人相加，等于总计",
    basis=f"{FORM}（表三“申请人情况”）",
    severity="error",
    check=check,
)
