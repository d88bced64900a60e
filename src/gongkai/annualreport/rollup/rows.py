"""A report, or a file that could not be read, as one row of the store."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

from gongkai.annualreport.forms import Slot, TableShape
from gongkai.annualreport.model import Finding, Report, Value
from gongkai.annualreport.rollup.columns import FIGURES, LARGEST, SCHEMA, column_name
from gongkai.annualreport.rollup.divisions import find_place
from gongkai.annualreport.rollup.kinds import kind_of

Row = tuple[object, ...]
"""Values in the order of ``SCHEMA``: a job's, then those of ``report_values``."""

_FOLDERS: Final = 4
"""So many folders above a file may tell where its body is."""

_POSITION: Final = {figure.name: i for i, figure in enumerate(FIGURES)}


class Job(NamedTuple):
    """A file to read, as it was when it was listed; what has changed since is read again."""

    file: str
    size: int
    modified: int


def report_values(
    path: Path, report: Report, findings: Sequence[Finding], codes: Mapping[str, str]
) -> Row:
    """Give what a row tells of a report, its findings counted and its body placed.

    ``codes`` gives the division codes of bodies by name, and decides before the name does.
    """
    folders = reversed(path.parent.parts[-_FOLDERS:])
    place = find_place(report.body, report.year, (report.title, *folders), codes)
    counts = Counter(finding.severity for finding in findings)
    grave = [finding for finding in findings if finding.severity == "error"]
    figures, left_out = _figures(report)
    return (
        None,
        report.body or None,
        report.year,
        report.form,
        report.title or None,
        *place,
        kind_of(report.body),
        counts["error"],
        counts["warning"],
        counts["info"],
        sorted({finding.rule for finding in grave}),
        sorted(set(_failed_rows(report, grave))),
        left_out,
        *figures,
    )


def error_row(job: Job, error: str) -> Row:
    """Make a row of a file that could not be read."""
    return (*job, error, *[None] * (len(SCHEMA) - len(job) - 1))


def _figures(report: Report) -> tuple[list[Value], int]:
    values: list[Value] = [None] * len(FIGURES)
    left_out = 0
    for table in report.tables.values():
        positions = _positions(table.shape)
        for position, cell in zip(positions, table.cells, strict=True):
            if cell.value is not None and not -LARGEST < cell.value < LARGEST:
                left_out += 1
            else:
                values[position] = _to_six_places(cell.value)
    return values, left_out


def _to_six_places(value: Value) -> Value:
    """Round what the form does not allow: amounts have at most six decimals (one 分 in 万元)."""
    return round(value, 6) if isinstance(value, Decimal) else value


def _positions(shape: TableShape) -> Sequence[int]:
    key = (shape.key, shape.form)
    if key not in _OF_SHAPE:
        _OF_SHAPE[key] = [_POSITION[column_name(shape, slot)] for slot in shape.slots]
    return _OF_SHAPE[key]


_OF_SHAPE: Final[dict[tuple[str, str], Sequence[int]]] = {}


def _failed_rows(report: Report, grave: Iterable[Finding]) -> Iterator[str]:
    """Name the rows that findings stand in, as far as their places name a row."""
    for finding in grave:
        for table in report.tables.values():
            for row in table.shape.rows:
                if finding.place.startswith(table.shape.describe_row(row.key).removesuffix("行")):
                    first = Slot(row.key, row.columns[0].key)
                    yield column_name(table.shape, first).removesuffix(f".{first.column}")
