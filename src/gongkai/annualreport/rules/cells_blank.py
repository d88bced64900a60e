"""No blank and no dash where a figure belongs: nothing is written 0."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from gongkai.annualreport.forms import Slot
from gongkai.annualreport.model import Cell, ReportTable
from gongkai.annualreport.reading.figures import is_no_figure
from gongkai.annualreport.rules.places import Place, cells_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject

_RUN = 5
"""From so many blanks on, a column is reported as a whole."""


def check(subject: Subject) -> Iterator[Problem]:
    """Report blank cells, together where they make up a table, a column or a row."""
    for table in subject.report.tables.values():
        if not table.is_present:
            continue
        blanks = [slot for slot, cell in table.items() if cell.value is None and _is_blank(cell)]
        if not blanks:
            continue
        if len(blanks) == len(table.cells):
            yield _problem(table, f"{table.shape.name}全部", blanks)
            continue
        yield from _by_column(table, blanks)


def _is_blank(cell: Cell) -> bool:
    return not cell.text or is_no_figure(cell.text)


def _by_column(table: ReportTable, blanks: list[Slot]) -> Iterator[Problem]:
    by_column = Counter(slot.column for slot in blanks)
    whole = {column for column, count in by_column.items() if count >= _RUN}
    for column in by_column:
        if column in whole:
            slots = [slot for slot in blanks if slot.column == column]
            label = table.shape.column(slots[0]).label
            yield _problem(table, f"{table.shape.name}“{label}”列", slots)
    by_row: dict[str, list[Slot]] = defaultdict(list)
    for slot in blanks:
        if slot.column not in whole:
            by_row[slot.row].append(slot)
    for row, slots in by_row.items():
        labels = "".join(f"“{table.shape.column(slot).label}”" for slot in slots)
        yield _problem(table, f"{table.shape.describe_row(row)}{labels}列", slots)


def _problem(table: ReportTable, words: str, slots: list[Slot]) -> Problem:
    place: Place = cells_place(table, words, slots)
    marks = Counter(text for slot in slots if (text := table.cell(*slot).text))
    empty = len(slots) - marks.total()
    told = [f"{empty}个单元格空白"] if empty else []
    told += [f"{count}个单元格填的是“{mark}”" for mark, count in marks.items()]
    return Problem(
        place,
        f"{words}{'，'.join(told)}。空白和符号都不等于0：没有发生的请填“0”，有数字的请补上。",
    )


RULE = Rule(
    code="cells.blank",
    title="数字单元格不留空白，不填“/”“-”“无”，没有的填0",
    basis=f"{FORM}（表格填报）",
    severity="warning",
    check=check,
)
