"""A count is a whole number not below zero; an amount has no more than six decimal places."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.annualreport.forms import CellKind
from gongkai.annualreport.model import Cell, Value
from gongkai.annualreport.reading.figures import is_no_figure
from gongkai.annualreport.rules.places import cell_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject

_PLACES = 6


def check(subject: Subject) -> Iterator[Problem]:
    """Report every cell whose figure cannot be one."""
    for table in subject.report.tables.values():
        for slot, cell in table.items():
            if cell.value is None and not cell.text:
                continue
            if type(cell.value) is int and cell.value >= 0:
                continue
            wrong = _wrong(cell, table.shape.column(slot).kind)
            if wrong:
                yield Problem(cell_place(table, slot), wrong, actual=cell.text or cell.value)


def _wrong(cell: Cell, kind: CellKind) -> str:
    if cell.value is None:
        if not cell.text or is_no_figure(cell.text):
            return ""
        return f"这一格填的“{cell.text}”不是数字。请只填一个数字，没有的填0。"
    if kind == "count":
        return _wrong_count(cell.value)
    if kind == "change":
        fraction = cell.value != int(cell.value)
        return f"增减数填的是{cell.value}，应为整数（减少填负数）。" if fraction else ""
    return _wrong_amount(cell.value)


def _wrong_count(value: Value) -> str:
    if value is not None and value < 0:
        return f"件数填的是{value}，件数不能小于0。请核对。"
    if isinstance(value, Decimal):
        return f"件数填的是{value}，件数应为整数。请核对。"
    return ""


def _wrong_amount(value: Value) -> str:
    if value is not None and value < 0:
        return f"金额填的是{value}，金额不能小于0。请核对。"
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    if isinstance(exponent, int) and -exponent > _PLACES:
        return f"金额填的是{value}，以万元为单位最多{_PLACES}位小数。请核对。"
    return ""


RULE = Rule(
    code="cells.number",
    title="件数填不小于0的整数，金额填不超过6位小数的数字",
    basis=f"{FORM}（表格填报）",
    severity="error",
    check=check,
)
