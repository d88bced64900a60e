"""The figures of two reports side by side: only what means the same in both forms."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal, NamedTuple

from gongkai.annualreport.applicants import FRAME_ROWS, RESULTS, TOTAL, Number, add, row_total
from gongkai.annualreport.forms import TABLE_KEYS, Slot, TableKey
from gongkai.annualreport.model import Report, ReportTable, Value

_TENTH = Decimal("0.1")
_OTHER: Final = ("other.uncorrected", "other.unpaid", "other.other")
_MERGED = "other"


class Figure(NamedTuple):
    """A figure of two years: its table, its words in the newer form, and both values."""

    table: TableKey
    row: str
    column: str
    row_label: str
    column_label: str
    old: Value
    new: Value

    @property
    def change(self) -> Number | None:
        """The newer figure less the older; None where either is blank: blank is not zero."""
        return None if self.old is None or self.new is None else self.new - self.old

    @property
    def percent(self) -> Decimal | None:
        """The change in percent of the older figure, to a tenth; None unless that is above 0."""
        if self.change is None or self.old is None or self.old <= 0:
            return None
        return tenths(100 * Decimal(self.change) / self.old)


class Unmatched(NamedTuple):
    """A figure that the other report's form does not have, and why it is not compared."""

    table: TableKey
    row: str
    column: str
    row_label: str
    column_label: str
    side: Literal["old", "new"]
    value: Value
    reason: str


class Share(NamedTuple):
    """A part of a whole in both years, in percent to a tenth; None where it cannot be told."""

    table: TableKey
    row: str
    column: str
    label: str
    old: Decimal | None
    new: Decimal | None

    @property
    def points(self) -> Decimal | None:
        """The change in percentage points."""
        return None if self.old is None or self.new is None else self.new - self.old


def figures(old: Report, new: Report) -> Iterator[Figure]:
    """Give every figure that both reports' forms have, in the order of the newer form."""
    for key in TABLE_KEYS:
        before, now = old.tables[key], new.tables[key]
        for slot, cell in now.items():
            if slot in before.shape.index:
                value = before.value(*slot)
                yield Figure(key, *slot, *_labels(now, slot), value, cell.value)
        if key == "applications" and before.shape.form != now.shape.form:
            yield from _merged(before, now)


def unmatched(old: Report, new: Report) -> Iterator[Unmatched]:
    """Give the figures without a counterpart in the other form, those of the older report first."""
    for key in TABLE_KEYS:
        before, now = old.tables[key], new.tables[key]
        yield from _missing(before, now, "old")
        yield from _missing(now, before, "new")


def shares(old: Report, new: Report) -> Iterator[Share]:
    """Give each result's share of all results of 表三, and each outcome's of its group in 表四."""
    before, now = old.applications, new.applications
    both = [r for r in now.shape.rows if r.key in before.shape.row_of and r.key not in FRAME_ROWS]
    for row in both:
        parts = [_percent(_total(t, row.key), _total(t, RESULTS)) for t in (before, now)]
        label = _row_label(now, row.key)
        yield Share("applications", row.key, "total", label, *parts)
    if before.shape.form != now.shape.form:
        parts = [_percent(other_handling(t, "total"), _total(t, RESULTS)) for t in (before, now)]
        yield Share("applications", _MERGED, "total", "（六）其他处理", *parts)
    yield from _outcomes(old.remedies, new.remedies)


def other_handling(table: ReportTable, column: str) -> Value:
    """Return （六）其他处理 of 表三: one row in the form of 2019, three in that of 2021."""
    if _MERGED in table.shape.row_of:
        return table.value(_MERGED, column)
    added = add(table.value(row, column) for row in _OTHER)
    return None if added.blanks else added.value


def _outcomes(before: ReportTable, now: ReportTable) -> Iterator[Share]:
    for row in now.shape.rows:
        for column in row.columns[:-1]:
            parts = [
                _percent(t.value(row.key, column.key), t.value(row.key, "total"))
                for t in (before, now)
            ]
            label = f"{_row_label(now, row.key)}：{column.label}"
            yield Share("remedies", row.key, column.key, label, *parts)


def _merged(before: ReportTable, now: ReportTable) -> Iterator[Figure]:
    for column in now.shape.rows[0].columns:
        values = [other_handling(table, column.key) for table in (before, now)]
        yield Figure(now.shape.key, _MERGED, column.key, "（六）其他处理", column.label, *values)


def _missing(
    here: ReportTable, there: ReportTable, side: Literal["old", "new"]
) -> Iterator[Unmatched]:
    for slot, cell in here.items():
        if slot in there.shape.index:
            continue
        reason = _reason(slot, there)
        yield Unmatched(here.shape.key, *slot, *_labels(here, slot), side, cell.value, reason)


def _reason(slot: Slot, there: ReportTable) -> str:
    if slot.row == _MERGED or slot.row in _OTHER:
        return "“（六）其他处理”旧格式是一行，新格式分为三行，只比较三行之和。"
    if slot.column in ("total_disclosed", "in_force"):
        return "“对外公开总数量”和“现行有效件数”不是同一口径，不能换算。"
    if slot.row not in there.shape.row_of:
        return f"{there.shape.cites}的格式没有这一行。"
    return f"{there.shape.cites}的格式没有这一列。"


def _labels(table: ReportTable, slot: Slot) -> tuple[str, str]:
    return _row_label(table, slot.row), table.shape.column(slot).label


def _row_label(table: ReportTable, row: str) -> str:
    """Give the row in the form's words, without the table's name and the quotes around it."""
    return table.shape.describe_row(row).removeprefix(f"{table.shape.name}“").removesuffix("”行")


def _total(table: ReportTable, row: str) -> Value:
    columns = table.shape.row_of[row].columns
    return row_total([table.value(row, column.key) for column in columns[: TOTAL + 1]])


def _percent(part: Value, whole: Value) -> Decimal | None:
    if part is None or whole is None or whole <= 0:
        return None
    return tenths(100 * Decimal(part) / whole)


def tenths(value: Decimal) -> Decimal:
    """Round a percentage to a tenth, halves away from zero."""
    return value.quantize(_TENTH, ROUND_HALF_UP)
