"""Fees for handling information are told in chapter six, and told the same everywhere."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.annualreport.forms import Slot
from gongkai.annualreport.numerals import number
from gongkai.annualreport.prose import Passage
from gongkai.annualreport.rules.places import cell_place, passage_place
from gongkai.annualreport.rules.rule import Problem, Rule, Subject

_FEE = re.compile(r"信息处理费|信息公开(?:收费|费用)|收取[^。，；]{0,10}费")
_AMOUNT = re.compile(
    r"(?:收取|收到|收入|征收)[^。；\d]{0,30}?(?:信息处理费|费用)[^。；\d]{0,14}?"
    r"(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<unit>万?元)"
    r"|信息处理费[^。；\d]{0,14}?"
    r"(?P<other>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<other_unit>万?元)"
)
_UNPAID = "other.unpaid"
_SIXTH = 6


def check(subject: Subject) -> Iterator[Problem]:
    """Report fees that chapter six leaves out, and amounts that differ between places."""
    stated = list(_stated(subject))
    in_sixth = subject.prose.of_chapter(_SIXTH)
    if not _FEE.search("".join(p.text for p in in_sixth)):
        yield from _left_out(subject, stated)
    amounts = {amount for amount, _ in stated}
    if len(amounts) > 1:
        shown = "、".join(f"{amount:f}元" for amount in sorted(amounts))
        yield Problem(
            passage_place(subject.report, stated[-1][1]),
            f"正文各处写的信息处理费金额不同：{shown}。请核对后改成一致。",
        )


def _stated(subject: Subject) -> Iterator[tuple[Decimal, Passage]]:
    for passage in subject.prose.passages:
        if "费" not in passage.text:
            continue
        for match in _AMOUNT.finditer(passage.text):
            amount = number(match["amount"] or match["other"])
            if amount is not None:
                unit = match["unit"] or match["other_unit"]
                yield (amount * 10_000 if unit == "万元" else amount).normalize(), passage


def _left_out(subject: Subject, stated: list[tuple[Decimal, Passage]]) -> Iterator[Problem]:
    table = subject.report.applications
    if _UNPAID in table.shape.row_of:
        unpaid = table.value(_UNPAID, "total")
        if unpaid:
            yield Problem(
                cell_place(table, Slot(_UNPAID, "total")),
                f"表三有{unpaid}件因申请人逾期未缴费不再处理，第六章没有写收取信息处理费的情况。"
                "请在“其他需要报告的事项”中写明依据和金额，没有实际收取的也要写明。",
            )
    paid = next(((amount, passage) for amount, passage in stated if amount), None)
    if paid:
        yield Problem(
            passage_place(subject.report, paid[1]),
            f"正文写收取信息处理费{paid[0]:f}元，第六章没有报告。请在“其他需要报告的事项”中写明。",
        )


RULE = Rule(
    code="prose.fee",
    title="收取信息处理费的情况在第六章写明，各处一致",
    basis="《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
    severity="warning",
    check=check,
)
