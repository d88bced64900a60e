"""No blank and no dash where a figure belongs: nothing is written 0."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from gongkai.annualreport.forms import Slot
from gongkai.annualreport.model import ReportTable
from gongkai.annualreport.reading.figures import is_no_figure
from gongkai.annualreport.rules.losses import find_loss
from gongkai.annualreport.rules.places import cells_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject

Blank = tuple[Slot, str]
"""A blank cell and the mark printed in it, if any."""

_RUN = 5
"""From so many blanks on, a column is reported as a whole."""


def check(subject: Subject) -> Iterator[Problem]:
    """Report blank cells, together where they make up a table, a column or a row."""
    for table in subject.report.tables.values():
        if not table.is_present or find_loss(subject.report, table):
            continue  # what was left out is not blank
        blanks = [
            (slot, cell.text)
            for slot, cell in zip(table.shape.slots, table.cells, strict=True)
            if cell.value is None and (not cell.text or is_no_figure(cell.text))
        ]
        if len(blanks) == len(table.cells):
            yield _problem(table, f"{table.shape.name}全部", blanks)
        elif blanks:
            yield from _by_column(table, blanks)


def _by_column(table: ReportTable, blanks: list[Blank]) -> Iterator[Problem]:
    columns: dict[str, list[Blank]] = defaultdict(list)
    for blank in blanks:
        columns[blank[0].column].append(blank)
    rows: dict[str, list[Blank]] = defaultdict(list)
    for found in columns.values():
        if len(found) >= _RUN:
            label = table.shape.column(found[0][0]).label
            yield _problem(table, f"{table.shape.name}“{label}”列", found)
        else:
            for blank in found:
                rows[blank[0].row].append(blank)
    for row, found in rows.items():
        labels = "".join(f"“{table.shape.column(slot).label}”" for slot, _ in found)
        yield _problem(table, f"{table.shape.describe_row(row)}{labels}列", found)


def _problem(table: ReportTable, words: str, blanks: list[Blank]) -> Problem:
    marks = Counter(text for _, text in blanks if text)
    empty = len(blanks) - marks.total()
    told = [f"{empty}个单元格空白"] if empty else []
    told += [f"{count}个单元格填的是“{mark}”" for mark, count in marks.items()]
    return Problem(
        cells_place(table, words, [slot for slot, _ in blanks]),
        f"{words}{'，'.join(told)}。空白和符号都不等于0：没有发生的请填“0”，有数字的请补上。",
    )


RULE = Rule(
    code="cells.blank",
    title="数字单元格不留空白，不填“/”“-”“无”，没有的填0",
    basis=f"{FORM}（表格填报）",
    severity="warning",
    check=check,
)
