"""A cell holds a figure only; its unit is in the heading."""

from collections.abc import Iterator

from gongkai.annualreport.rules.places import cells_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Report the units printed in the cells of a table, together."""
    for table in subject.report.tables.values():
        slots = [slot for slot, cell in table.items() if cell.unit]
        if not slots:
            continue
        name = table.shape.name
        words = table.shape.describe(slots[0]) if len(slots) == 1 else f"{name}{len(slots)}格"
        examples = "、".join(f"“{table.cell(*slot).text}”" for slot in slots[:3])
        more = "等" if len(slots) > 3 else ""
        yield Problem(
            cells_place(table, words, slots),
            f"单元格里写了单位：{examples}{more}。单元格只填数字，单位由表头说明。",
        )


RULE = Rule(
    code="cells.unit",
    title="单元格只填数字，不写单位",
    basis=f"{FORM}（表格填报）",
    severity="info",
    check=check,
)
