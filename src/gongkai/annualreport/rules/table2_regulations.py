"""A body of a county or below makes no 规章: 立法法 art. 93 leaves that to provinces and cities."""

from collections.abc import Iterator

from gongkai.annualreport.forms import Slot
from gongkai.annualreport.rules.levels import is_county_or_below
from gongkai.annualreport.rules.places import cell_place
from gongkai.annualreport.rules.rule import Problem, Rule, Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Report 规章 in the report of a body that cannot make any."""
    table, body = subject.report.disclosure, subject.report.body
    columns = table.shape.row_of["regulations"].columns
    given = [c for c in columns if table.value("regulations", c.key)]
    if not given or not is_county_or_below(body):
        return
    for column in given:
        value = table.value("regulations", column.key)
        yield Problem(
            cell_place(table, Slot("regulations", column.key)),
            f"“规章”行“{column.label}”填的是{value}。{body}没有规章制定权，这一行应当都填0；"
            "如果是行政规范性文件，请填到下一行。",
            expected=0,
            actual=value,
        )


RULE = Rule(
    code="table2.regulations",
    title="县级及以下机关没有规章制定权，“规章”行填0",
    basis="《中华人民共和国立法法》第九十三条",
    severity="error",
    check=check,
)
