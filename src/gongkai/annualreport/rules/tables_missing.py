"""All three tables are there, and their figures can be read."""

from collections.abc import Iterator

from gongkai.annualreport.rules.losses import find_loss
from gongkai.annualreport.rules.places import table_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject

_NUMERALS = "〇一二三四五六"


def check(subject: Subject) -> Iterator[Problem]:
    """Report every table that has no cell in the source, or whose figures were left out."""
    for table in subject.report.tables.values():
        shape = table.shape
        if loss := find_loss(subject.report, table):
            rest = f"只读出{loss.rows_read}行" if loss.rows_read else "一个数字也没有读出"
            yield Problem(
                table_place(shape),
                f"{shape.name}“{shape.title}”有{loss.left_out}处数字与规定的行、栏对不上，"
                f"不知属于哪一格，未予采用，{rest}，这张表没有核对。请按规定格式逐格填写，没有的填0；"
                "原件无误的，请改用docx、xlsx或网页原件。",
            )
        elif not table.is_present:
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
