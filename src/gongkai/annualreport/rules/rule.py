"""What a rule is: one question about a report, with its basis, answered by findings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gongkai.annualreport.forms import Slot
from gongkai.annualreport.model import Cell, Finding, Report, ReportTable, Severity, Value

FORM = "report.cites"
"""Written as a rule's basis when it rests on the form that the report uses."""


@dataclass(frozen=True)
class Rule:
    """One check: its code, a title for the list of rules, what it rests on, its severity.

    ``check`` takes a report and yields findings, none when all is well. A rule whose
    ``needs_previous`` is true compares with the report of the year before and runs only when
    there is one.
    """

    code: str
    title: str
    basis: str
    severity: Severity
    check: Callable[..., Iterable[Finding]]
    needs_previous: bool = False

    def run(self, report: Report, previous: Report | None) -> Iterable[Finding]:
        """Give the findings of this rule on a report."""
        if not self.needs_previous:
            return self.check(report)
        return self.check(report, previous) if previous is not None else ()

    def found(
        self,
        report: Report,
        place: str,
        message: str,
        *,
        severity: Severity | None = None,
        expected: Value | str = None,
        actual: Value | str = None,
    ) -> Finding:
        """Make a finding of this rule."""
        basis = report.cites if self.basis == FORM else self.basis
        return Finding(
            self.code, severity or self.severity, place, message, basis, expected, actual
        )


def rule(
    code: str, title: str, basis: str, severity: Severity, *, needs_previous: bool = False
) -> Callable[[Callable[..., Iterable[Finding]]], Rule]:
    """Make a rule of the function below."""

    def make(check: Callable[..., Iterable[Finding]]) -> Rule:
        return Rule(code, title, basis, severity, check, needs_previous)

    return make


def cell_place(table: ReportTable, slot: Slot) -> str:
    """Name a cell in the form's words, with its place in the source."""
    cell = table.cells[table.shape.index[slot]]
    return with_source(table.shape.describe(slot), cell)


def with_source(words: str, cell: Cell) -> str:
    """Add a cell's place in the source to words that name it."""
    return f"{words}（{cell.place}）" if cell.place else words


def shown(value: Value) -> str:
    """Write a figure for a sentence; a missing one as 空白."""
    return "空白" if value is None else f"{value}"
