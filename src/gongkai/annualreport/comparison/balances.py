"""What this year's report must take over from last year's, row by row, with its basis."""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from gongkai.annualreport.applicants import CARRIED_IN, CARRIED_OUT, Matrix, Number
from gongkai.annualreport.model import Report, ReportTable, Severity, Value

BalanceKind = Literal["carry_over", "in_force", "items", "pending"]
State = Literal["holds", "differs", "unknown"]

BASES: Final[dict[BalanceKind, str]] = {
    "carry_over": "表三第二项与上一年度表三第四项",
    "in_force": "表二第二十条第（一）项",
    "items": "表二“上一年项目数量”“本年增/减”",
    "pending": "表四“尚未审结”",
}
"""The part of the statutory form that each relation rests on."""
SEVERITIES: Final[dict[BalanceKind, Severity]] = {
    "carry_over": "error",
    "in_force": "warning",
    "items": "warning",
    "pending": "warning",
}
_DOCUMENTS = ("regulations", "normative_documents")
_ITEMS = ("licences", "other_services", "penalties", "compulsory_measures", "fees")


class Balance(NamedTuple):
    """One relation from year to year: what this year's cell should be, and what it is.

    ``parts`` are the figures ``expected`` is made of, by column key in the order they are added up.
    A pending case need only come again, so that ``actual`` may be more: ``at_least``.
    """

    kind: BalanceKind
    row: str
    column: str
    label: str
    expected: Value
    actual: Value
    parts: tuple[tuple[str, Value], ...]
    basis: str
    at_least: bool = False

    @property
    def state(self) -> State:
        """Whether the relation holds; unknown where a figure is blank."""
        if self.expected is None or self.actual is None:
            return "unknown"
        if self.at_least:
            return "holds" if self.actual >= self.expected else "differs"
        return "holds" if self.actual == self.expected else "differs"

    @property
    def difference(self) -> Number | None:
        """How much more this year's cell is than it should be; None where that is unknown."""
        if self.expected is None or self.actual is None:
            return None
        return 0 if self.state == "holds" else self.actual - self.expected

    @property
    def severity(self) -> Severity:
        """How grave it is when the relation does not hold."""
        return SEVERITIES[self.kind]


def all_balances(old: Report, new: Report) -> Iterator[Balance]:
    """Give every relation between two reports that follow one another."""
    yield from carry_over(old, new)
    yield from in_force(old, new)
    yield from items(old, new)
    yield from pending(old, new)


def carry_over(old: Report, new: Report) -> Iterator[Balance]:
    """Compare 上年结转 with last year's 结转下年度, column by column."""
    now, before = Matrix.of(new.applications), Matrix.of(old.applications)
    for column, (key, label) in enumerate(now.columns):
        carried_out = before.figure(CARRIED_OUT, column)
        parts = ((CARRIED_OUT, carried_out),)
        actual = now.figure(CARRIED_IN, column)
        basis = _basis("carry_over", new)
        yield Balance("carry_over", CARRIED_IN, key, label, carried_out, actual, parts, basis)


def in_force(old: Report, new: Report) -> Iterator[Balance]:
    """Compare 现行有效 with last year's plus 制发 less 废止; both in the form of 2021."""
    if _forms(old, new) != {"2021"}:
        return
    now = new.disclosure
    for row in _DOCUMENTS:
        was = old.disclosure.value(row, "in_force")
        made, repealed = now.value(row, "made"), now.value(row, "repealed")
        if was is None or made is None or repealed is None:
            expected: Value = None
        else:
            expected = was + made - repealed
        parts = (("in_force", was), ("made", made), ("repealed", repealed))
        yield _in_disclosure("in_force", new, row, "in_force", expected, parts)


def items(old: Report, new: Report) -> Iterator[Balance]:
    """Compare 上一年项目数量 with what last year's comes to; both in the form of 2019."""
    if _forms(old, new) != {"2019"}:
        return
    for row in _ITEMS:
        was = old.disclosure.value(row, "previous_items")
        change = old.disclosure.value(row, "change")
        expected = None if was is None or change is None else was + change
        parts = (("previous_items", was), ("change", change))
        yield _in_disclosure("items", new, row, "previous_items", expected, parts)


def pending(old: Report, new: Report) -> Iterator[Balance]:
    """Compare the cases of each group of 表四 with those pending at the end of last year."""
    for row in new.remedies.shape.rows:
        was, total = old.remedies.value(row.key, "pending"), new.remedies.value(row.key, "total")
        yield Balance(
            "pending",
            row.key,
            "total",
            row.label,
            was,
            total,
            (("pending", was),),
            _basis("pending", new),
            at_least=True,
        )


def _in_disclosure(
    kind: BalanceKind,
    new: Report,
    row: str,
    column: str,
    expected: Value,
    parts: tuple[tuple[str, Value], ...],
) -> Balance:
    table: ReportTable = new.disclosure
    label, actual = table.shape.row_of[row].label, table.value(row, column)
    return Balance(kind, row, column, label, expected, actual, parts, _basis(kind, new))


def _forms(old: Report, new: Report) -> set[str]:
    return {old.disclosure.shape.form, new.disclosure.shape.form}


def _basis(kind: BalanceKind, new: Report) -> str:
    return f"{new.cites}（{BASES[kind]}）"
