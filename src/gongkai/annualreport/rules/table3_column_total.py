"""表三: in each column the results add up to （七）总计."""

from collections.abc import Iterator

from gongkai.annualreport import applicants
from gongkai.annualreport.applicants import add
from gongkai.annualreport.forms import Slot
from gongkai.annualreport.rules.places import cell_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Compare the sum of each column's results with its printed total."""
    matrix = subject.matrix
    results = tuple(matrix.results())
    for column, (key, label) in enumerate(matrix.columns):
        printed = matrix.rows[applicants.RESULTS][column]
        if printed is None:
            continue
        added = add(matrix.figure(row, column) for row in results)
        if added.value == printed or added.blanks == len(results):
            continue
        excused = added.blanks > 0 and added.value < printed
        yield Problem(
            cell_place(matrix.table, Slot(applicants.RESULTS, key)),
            f"表三“{label}”列：（一）至（六）各项办理结果相加是{added.value}，"
            f"“（七）总计”填的是{printed}，相差{abs(added.value - printed)}。"
            + (
                f"该列有{added.blanks}个空白格，请先补齐。" if excused else "请核对各项结果和总计。"
            ),
            expected=added.value,
            actual=printed,
            severity="warning" if excused else None,
        )


RULE = Rule(
    code="table3.column_total",
    title="表三各列：（一）至（六）办理结果相加，等于（七）总计",
    basis=f"{FORM}（表三“三、本年度办理结果”）",
    severity="error",
    check=check,
)
