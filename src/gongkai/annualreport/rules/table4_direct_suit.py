"""From 2024 a refusal to disclose goes to reconsideration before it goes to court."""

from collections.abc import Iterator

from gongkai.annualreport.applicants import RESULTS, row_total
from gongkai.annualreport.forms import Slot
from gongkai.annualreport.rules.places import cell_place
from gongkai.annualreport.rules.rule import Problem, Rule, Subject

_FIRST_YEAR = 2024
_REFUSALS = (
    "refused.state_secret",
    "refused.forbidden_by_law",
    "refused.three_securities_one_stability",
    "refused.third_party_rights",
    "refused.internal_affairs",
    "refused.process_information",
    "refused.enforcement_file",
)
"""The refusals of arts. 14 to 16 of the Regulation; 属于行政查询事项 is not one of them."""


def check(subject: Subject) -> Iterator[Problem]:
    """Report suits brought directly where there were refusals to be reconsidered first."""
    report = subject.report
    suits = report.remedies.value("litigation_direct", "total")
    if report.year is None or report.year < _FIRST_YEAR or not suits:
        return
    matrix = subject.matrix
    refused = sum(row_total(matrix.rows[row]) or 0 for row in _REFUSALS)
    if not refused:
        return
    only = refused == row_total(matrix.rows[RESULTS])
    yield Problem(
        cell_place(report.remedies, Slot("litigation_direct", "total")),
        f"“未经复议直接起诉”有{suits}件，表三有{refused}件按条例第十四条至第十六条不予公开。"
        "自2024年1月1日起，对不予公开政府信息决定不服的，应当先申请行政复议。"
        + (
            "本年办理结果全部是这类决定，请核对这些诉讼是否应列入“复议后起诉”。"
            if only
            else "请确认直接起诉的不是这类决定。"
        ),
        severity="warning" if only else "info",
    )


RULE = Rule(
    code="table4.direct_suit",
    title="2024年起，对不予公开决定不服的应先复议后起诉",
    basis="《中华人民共和国行政复议法》（2023年修订）第二十三条第一款第（四）项",
    severity="warning",
    check=check,
)
