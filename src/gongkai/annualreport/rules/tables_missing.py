"""All three tables are there."""

from collections.abc import Iterator

from gongkai.annualreport.rules.places import table_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject

_NUMERALS = "〇一二三四五六"


def check(subject: Subject) -> Iterator[Problem]:
    """Report every table that has no cell in the source."""
    for table in subject.report.tables.values():
        if not table.is_present:
            shape = table.shape
            yield Problem(
                table_place(shape),
                f"没有找到{shape.name}“{shape.title}”。请在第{_NUMERALS[shape.chapter]}章"
                "按规定格式附上表格；数字都是0的也要附表。表格不要用图片。",
            )


RULE = Rule(
    code="tables.missing",
    title="三张表齐全",
    basis=FORM,
    severity="error",
    check=check,
)
