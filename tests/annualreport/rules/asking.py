"""One rule asked about one report: what the tests of the rules have in common."""

from collections.abc import Sequence

from gongkai.annualreport.forms import TableKey
from gongkai.annualreport.model import Finding, Report
from gongkai.annualreport.rules import Rule, Subject

Figures = dict[tuple[TableKey, str, str], int | None]


def ask(rule: Rule, report: Report, previous: Report | None = None) -> list[Finding]:
    """Ask one rule about a report."""
    return [finding for _, finding in rule.findings(Subject(report, previous))]


def graded(findings: Sequence[Finding]) -> list[str]:
    """List the severities of findings."""
    return [finding.severity for finding in findings]


def applications(**rows: int) -> Figures:
    """Give rows of 表三 with one number from natural persons, and so in total.

    A row's key is written with two underscores for its dot: refused__state_secret.
    """
    figures: Figures = {}
    for row, count in rows.items():
        for column in ("natural_person", "total"):
            figures["applications", row.replace("__", "."), column] = count
    return figures


def remedies(row: str, **outcomes: int) -> Figures:
    """Give a group of 表四 with its total; ``total`` may be given."""
    total = outcomes.pop("total", sum(outcomes.values()))
    return {
        **{("remedies", row, outcome): count for outcome, count in outcomes.items()},
        ("remedies", row, "total"): total,
    }


def disclosure(row: str, **columns: int) -> Figures:
    """Give a row of 表二."""
    return {("disclosure", row, column): count for column, count in columns.items()}
