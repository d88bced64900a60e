"""Amounts under a heading in another unit than the form's: 本年收费金额（单位：元）to 万元."""

import re
from collections.abc import Iterable
from typing import Final

from gongkai.annualreport.model import Cell, ReportTable
from gongkai.annualreport.reading.assembly import Notes
from gongkai.annualreport.reading.figures import in_wan

_OF_AMOUNTS: Final = re.compile("金额|收费|采购")
_UNIT: Final = re.compile(r"(?:单位\s*[:：]?|[（(])\s*(?:人民币)?\s*(亿元|百万元|万元|千元|元)")
_OF_THE_FORM: Final = "万元"


def amounts_in_wan(table: ReportTable, headings: Iterable[str], notes: Notes) -> ReportTable:
    """Convert the amounts of 表二 to the form's 万元 when the headings give another unit.

    A unit printed in the cell itself counts before the heading's. Headings that contradict each
    other decide nothing.
    """
    units = {
        found[1]
        for heading in headings
        if _OF_AMOUNTS.search(heading) and (found := _UNIT.search(heading))
    }
    unit = units.pop() if len(units) == 1 else _OF_THE_FORM
    if unit == _OF_THE_FORM:
        return table
    cells = []
    for slot, cell in table.items():
        if table.shape.column(slot).kind == "amount_wan" and cell.value and not cell.unit:
            cells.append(_converted(cell, unit, table.shape.describe(slot), notes))
        else:
            cells.append(cell)
    return ReportTable(table.shape, tuple(cells))


def _converted(cell: Cell, unit: str, words: str, notes: Notes) -> Cell:
    value = in_wan(cell.value, unit)
    notes.remark(
        "cells.unit",
        "warning",
        f"{words}（{cell.place}）",
        f"表头的单位是“{unit}”，规定格式是万元；“{cell.text}”已按{value:f}万元读取。"
        "请把表头改为“单位：万元”，金额换算成万元。",
    )
    return cell._replace(value=value)
