"""表二: what is in force or disclosed is no less than what this year added."""

from collections.abc import Iterator

from gongkai.annualreport.forms import Slot
from gongkai.annualreport.model import ReportTable
from gongkai.annualreport.rules.places import cell_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Compare the figures of a row of 表二 with each other."""
    table = subject.report.disclosure
    if table.shape.form == "2019":
        yield from _published(table)
        yield from _items(table)
    else:
        yield from _in_force(table)


def _in_force(table: ReportTable) -> Iterator[Problem]:
    for row in ("regulations", "normative_documents"):
        made, repealed, in_force = (table.value(row, c) for c in ("made", "repealed", "in_force"))
        if made is None or repealed is None or in_force is None or in_force >= made - repealed:
            continue
        label = table.shape.row_of[row].label
        yield Problem(
            cell_place(table, Slot(row, "in_force")),
            f"{label}：本年制发{made}件、废止{repealed}件，“现行有效件数”却只有{in_force}件。"
            f"现行有效应当不少于制发减废止的{made - repealed}件"
            "（包括以前年度制发仍有效的），请核对。",
            expected=f"不少于{made - repealed}",
            actual=in_force,
        )


def _published(table: ReportTable) -> Iterator[Problem]:
    for row in ("regulations", "normative_documents"):
        new, total = table.value(row, "newly_disclosed"), table.value(row, "total_disclosed")
        if new is None or total is None or total >= new:
            continue
        label = table.shape.row_of[row].label
        yield Problem(
            cell_place(table, Slot(row, "total_disclosed")),
            f"{label}：“对外公开总数量”{total}件少于“本年新公开数量”{new}件。"
            "总数量应当包括本年新公开的，请核对。",
            expected=f"不少于{new}",
            actual=total,
        )


def _items(table: ReportTable) -> Iterator[Problem]:
    for row in table.shape.rows:
        if row.columns[0].key != "previous_items":
            continue
        was, change = table.value(row.key, "previous_items"), table.value(row.key, "change")
        if was is None or change is None or was + change >= 0:
            continue
        yield Problem(
            cell_place(table, Slot(row.key, "change")),
            f"{row.label}：上一年项目数量{was}，本年增减{change}，合计{was + change}，"
            "项目数量不会小于0。请核对。",
            expected=f"不小于{-was}",
            actual=change,
            severity="error",
        )


RULE = Rule(
    code="table2.balance",
    title="表二：现行有效不少于制发减废止，公开总数不少于本年新公开，项目数量不小于0",
    basis=f"{FORM}（表二）",
    severity="warning",
    check=check,
)
