"""表三: 本年新收 + 上年结转 = 办理结果总计 + 结转下年度, in each of the seven columns."""

from collections.abc import Iterator

from gongkai.annualreport import applicants
from gongkai.annualreport.applicants import add
from gongkai.annualreport.rules.places import cells_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Compare what came in with what was done and carried out, column by column."""
    matrix = subject.matrix
    for column, (_, label) in enumerate(matrix.columns):
        new, carried_in, carried_out = (
            matrix.figure(row, column)
            for row in (applicants.NEW, applicants.CARRIED_IN, applicants.CARRIED_OUT)
        )
        done = matrix.rows[applicants.RESULTS][column]
        if done is None:
            results = add(matrix.figure(row, column) for row in matrix.results())
            done = results.value
        came, went = add((new, carried_in)), add((done, carried_out))
        if came.value == went.value:
            continue
        slots = matrix.slots(column, applicants.FRAME_ROWS)
        blank = any(matrix.table.value(*slot) is None for slot in slots)
        yield Problem(
            cells_place(matrix.table, f"表三“{label}”列", slots),
            f"表三“{label}”列不平：新收{new or 0}＋上年结转{carried_in or 0}＝{came.value}，"
            f"而办理结果总计{done}＋结转下年度{carried_out or 0}＝{went.value}，"
            f"相差{abs(came.value - went.value)}。"
            + (
                "其中有空白格，按0计算；请先补齐空白格再核对。"
                if blank
                else "请核对这四个数，使两边相等。"
            ),
            expected=came.value,
            actual=went.value,
            severity="warning" if blank else None,
        )


RULE = Rule(
    code="table3.balance",
    title="表三各列：新收加上年结转，等于办理结果总计加结转下年度",
    basis=f"{FORM}（表三勾稽关系：第一项加第二项之和，等于第三项加第四项之和）",
    severity="error",
    check=check,
)
