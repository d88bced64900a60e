"""表四: in each of the three groups the four outcomes add up to 总计."""

from collections.abc import Iterator

from gongkai.annualreport.applicants import add
from gongkai.annualreport.forms import Slot
from gongkai.annualreport.rules.places import cell_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject

OUTCOMES = ("upheld", "corrected", "other", "pending")


def check(subject: Subject) -> Iterator[Problem]:
    """Compare the sum of each group's outcomes with its printed total."""
    table = subject.report.remedies
    for row in table.shape.rows:
        parts = [table.value(row.key, column) for column in OUTCOMES]
        printed = table.value(row.key, "total")
        added = add(parts)
        if printed is None or added.value == printed or added.blanks == len(parts):
            continue
        excused = added.blanks > 0 and added.value < printed
        shown = "＋".join(str(part or 0) for part in parts)
        yield Problem(
            cell_place(table, Slot(row.key, "total")),
            f"表四“{row.label}”：结果维持、结果纠正、其他结果、尚未审结相加是{shown}＝{added.value}，"
            f"“总计”填的是{printed}，相差{abs(added.value - printed)}。"
            + ("其中有空白格，请先补齐。" if excused else "请核对四项结果和总计。"),
            expected=added.value,
            actual=printed,
            severity="warning" if excused else None,
        )


RULE = Rule(
    code="table4.group_total",
    title="表四各组：维持、纠正、其他结果、尚未审结相加，等于总计",
    basis=f"{FORM}（表四）",
    severity="error",
    check=check,
)
