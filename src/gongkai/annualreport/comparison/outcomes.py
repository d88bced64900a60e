"""表三 in nine lines: what came in, what became of it, what is left, in both years."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from gongkai.annualreport.applicants import CARRIED_IN, CARRIED_OUT, NEW, TOTAL, Matrix, add
from gongkai.annualreport.model import Report, Value

_LINES: Final = (
    ("新收", NEW),
    ("上年结转", CARRIED_IN),
    ("予以公开", "granted"),
    ("部分公开", "partially_granted"),
    ("不予公开", "refused"),
    ("无法提供", "unavailable"),
    ("不予处理", "not_processed"),
    ("其他处理", "other"),
    ("结转下年度", CARRIED_OUT),
)


class Outcome(NamedTuple):
    """A line of 表三 in both years; None where a row of it is blank."""

    label: str
    old: Value
    new: Value


def outcomes(old: Report, new: Report) -> Iterator[Outcome]:
    """Give the lines in the order of the form; groups of results are added up."""
    before, now = Matrix.of(old.applications), Matrix.of(new.applications)
    for label, key in _LINES:
        yield Outcome(label, _total(before, key), _total(now, key))


def _total(matrix: Matrix, key: str) -> Value:
    rows = [row for row in matrix.rows if row == key or row.startswith(f"{key}.")]
    added = add(matrix.figure(row, TOTAL) for row in rows)
    return None if added.blanks else added.value
