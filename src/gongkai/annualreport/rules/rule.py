"""What a rule is: one question about a report, with its basis, answered by the problems found."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from gongkai.annualreport.applicants import Matrix
from gongkai.annualreport.model import Finding, Report, Severity, Value
from gongkai.annualreport.prose import Prose, read_prose
from gongkai.annualreport.prose.claims import find_claims
from gongkai.annualreport.prose.comparison import Tables, Verdict, compare
from gongkai.annualreport.rules.places import Place

FORM: Final = "{form}"
"""Stands in a rule's basis for the document that lays down the form the report uses."""

_RANK: Final[dict[Severity, int]] = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True)
class Subject:
    """What rules are asked about: a report, with last year's of the same body if there is one."""

    report: Report
    previous: Report | None = None

    @cached_property
    def prose(self) -> Prose:
        """The report's running text, read once for all rules."""
        return read_prose(self.report)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The figures that the prose claims, compared with the tables, once for all rules."""
        year, body = self.report.year, self.report.body
        claims = [c for p in self.prose.passages for c in find_claims(p, year, body)]
        return compare(claims, self.tables) if claims else ()

    @cached_property
    def tables(self) -> Tables:
        """The figures of the tables by the topics that prose speaks of."""
        return Tables(self.report, self.matrix)

    @cached_property
    def matrix(self) -> Matrix:
        """The figures of 表三 by row."""
        return Matrix.of(self.report.applications)


class Problem(NamedTuple):
    """One thing that is wrong: where, a sentence, and a severity when not the rule's own."""

    place: Place
    message: str
    severity: Severity | None = None
    expected: Value | str = None
    actual: Value | str = None


@dataclass(frozen=True)
class Rule:
    """One check: its code, a title for the list of rules, what it rests on, its severity.

    ``check`` takes a subject and yields a problem for each place that is wrong. A rule that
    ``needs_previous`` compares with last year's report and is not asked without one.
    """

    code: str
    title: str
    basis: str
    severity: Severity
    check: Callable[[Subject], Iterable[Problem]]
    needs_previous: bool = False

    def findings(
        self, subject: Subject, severity: Severity | None = None
    ) -> Iterator[tuple[Place, Finding]]:
        """Ask the rule; ``severity``, when given, replaces the rule's own.

        What the rule itself holds less grave stays so, and is never graver than what was set.
        """
        for problem in self.check(subject):
            yield (
                problem.place,
                Finding(
                    self.code,
                    self._graded(problem.severity, severity),
                    problem.place.words,
                    problem.message,
                    self.basis.replace(FORM, subject.report.cites),
                    problem.expected,
                    problem.actual,
                ),
            )

    def _graded(self, own: Severity | None, chosen: Severity | None) -> Severity:
        if chosen is None:
            return own or self.severity
        if own is None or _RANK[own] >= _RANK[self.severity]:
            return chosen
        return min(own, chosen, key=_RANK.__getitem__)
