"""Claims against the tables: which agree, which do not, and how surely they mean the same."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gongkai.annualreport.applicants import APPLICANTS, Matrix, row_total
from gongkai.annualreport.model import Report, Severity, Value
from gongkai.annualreport.prose import topics
from gongkai.annualreport.prose.claims import Claim

_ROWS_OF: dict[str, tuple[str, ...]] = {
    topics.RECEIVED: ("new_received",),
    topics.CARRIED_IN: ("carried_in",),
    topics.HANDLED: ("total_results",),
    topics.CARRIED_OUT: ("carried_out",),
    topics.GRANTED: ("granted",),
    topics.PARTIAL: ("partially_granted",),
    topics.GRANTED_OR_PARTIAL: ("granted", "partially_granted"),
    topics.REFUSED: ("refused.",),
    topics.UNAVAILABLE: ("unavailable.",),
    topics.NOT_PROCESSED: ("not_processed.",),
    topics.OTHER: ("other", "other."),
}
_REMEDY_ROWS: dict[str, tuple[str, ...]] = {
    topics.REVIEWS: ("reconsideration",),
    topics.SUITS: ("litigation_direct", "litigation_after_reconsideration"),
    topics.DIRECT_SUITS: ("litigation_direct",),
    topics.SUITS_AFTER: ("litigation_after_reconsideration",),
    topics.REVIEWS_AND_SUITS: (
        "reconsideration",
        "litigation_direct",
        "litigation_after_reconsideration",
    ),
}
_OUTCOME_COLUMN = {
    "upheld": "upheld",
    "corrected": "corrected",
    "other_outcome": "other",
    "pending": "pending",
}
_DISCLOSURE: dict[str, tuple[tuple[str, str], ...]] = {
    topics.MADE: (("normative_documents", "made"),),
    topics.IN_FORCE: (("normative_documents", "in_force"),),
    topics.REPEALED: (("normative_documents", "repealed"),),
    topics.LICENCES: (("licences", "decisions"),),
    topics.PENALTIES: (("penalties", "decisions"),),
    topics.COMPULSORY: (("compulsory_measures", "decisions"),),
}

Figures = tuple[Value, ...]


class Verdict(NamedTuple):
    """A claim compared: the table's figures it was held against, and how grave a difference is.

    ``severity`` is None when the claim agrees, or when nothing sure can be said.
    """

    claim: Claim
    figures: Figures
    agrees: bool
    severity: Severity | None = None

    @property
    def is_part(self) -> bool:
        """Tell whether the claim is of less than the table's figure: in words, or in number too."""
        if not self.claim.is_whole:
            return True
        given = [figure for figure in self.figures if figure is not None]
        return self.claim.is_narrow and bool(given) and self.claim.value < max(given)


class Tables:
    """The figures of a report's tables by the topics that prose speaks of."""

    def __init__(self, report: Report, matrix: Matrix | None = None) -> None:
        self.report = report
        self.matrix = matrix or Matrix.of(report.applications)
        self._known: dict[str, Figures] = {}

    def of(self, topic: str) -> Figures:
        """Return what the tables say of a topic: as printed, and as added up; empty when blank."""
        if topic not in self._known:
            self._known[topic] = self._find(topic)
        return self._known[topic]

    def _find(self, topic: str) -> Figures:
        if topic in _ROWS_OF:
            return _added(self.matrix, _ROWS_OF[topic])
        cases, _, outcome = topic.partition(".")
        if outcome:
            return self._outcome(cases, _OUTCOME_COLUMN[outcome])
        if topic in _REMEDY_ROWS:
            return self._cases(topic)
        return self._disclosed(topic)

    def _cases(self, topic: str) -> Figures:
        table = self.report.remedies
        printed = [table.value(row, "total") for row in _REMEDY_ROWS[topic]]
        parts = [
            table.value(row, column)
            for row in _REMEDY_ROWS[topic]
            for column in ("upheld", "corrected", "other", "pending")
        ]
        return _distinct(_sum(printed), _sum(parts))

    def _outcome(self, cases: str, column: str) -> Figures:
        table = self.report.remedies
        return _distinct(_sum(table.value(row, column) for row in _REMEDY_ROWS[cases]))

    def _disclosed(self, topic: str) -> Figures:
        table = self.report.disclosure
        cells = (
            table.value(row, column)
            for row, column in _DISCLOSURE[topic]
            if any(c.key == column for c in table.shape.row_of[row].columns)
        )
        return _distinct(_sum(cells))

    def mistaken_for(self, topic: str, value: Decimal) -> str:
        """Name the cell or row of 表三 that a wrong figure seems to be taken from, if any."""
        table = self.report.applications
        for row in _keys(_ROWS_OF.get(topic, ()), tuple(self.matrix.rows)):
            if table.value(row, "natural_person") == value:
                return f"{table.shape.describe_row(row)}“自然人”一栏"
            if value in _added(self.matrix, (row,)):
                return table.shape.describe_row(row)
        return ""

    def is_one_row(self, topic: str, value: Decimal) -> bool:
        """Tell whether a figure is that of one reason within its group: 不予公开3件 of 4.

        The prose may well speak of that reason alone, in words that are not known for it.
        """
        reasons = tuple(row for row in _ROWS_OF.get(topic, ()) if row.endswith("."))
        rows = _keys(reasons, tuple(self.matrix.rows)) if reasons and value else ()
        return any(value in _added(self.matrix, (row,)) for row in rows)

    def accepted(self, topic: str) -> Figures:
        """Return every figure that a claim may state in good faith."""
        figures = self.of(topic)
        if topic == topics.RECEIVED:
            return (*figures, *_plus(figures, self.of(topics.CARRIED_IN)))
        if topic == topics.HANDLED:
            new, carried = self.of(topics.RECEIVED), self.of(topics.CARRIED_IN)
            own = _plus(figures, _negative(carried))
            return (*figures, *own, *new, *_plus(new, carried))
        if topic == topics.SUITS:
            return (*figures, *self.of(topics.DIRECT_SUITS), *self.of(topics.SUITS_AFTER))
        return figures


@cache
def _keys(rows: tuple[str, ...], keys: tuple[str, ...]) -> tuple[str, ...]:
    """List the rows of 表三 meant: by key, or all of a group (refused.)."""
    groups = tuple(row for row in rows if row.endswith("."))
    return tuple(key for key in keys if key in rows or (groups and key.startswith(groups)))


def _added(matrix: Matrix, rows: tuple[str, ...]) -> Figures:
    """Add rows of 表三 up by their totals, and by their columns."""
    lines = [matrix.rows[key] for key in _keys(rows, tuple(matrix.rows))]
    own = [value for line in lines for value in line[:APPLICANTS]]
    return _distinct(_sum(row_total(line) for line in lines), _sum(own))


def _sum(values: Iterable[Value]) -> Value:
    given = [value for value in values if value is not None]
    return sum(given) if given else None


def _distinct(*values: Value) -> Figures:
    return tuple(dict.fromkeys(value for value in values if value is not None))


def _plus(first: Figures, second: Figures) -> Figures:
    return tuple(a + b for a in first for b in second if a is not None and b is not None)


def _negative(figures: Figures) -> Figures:
    return tuple(-figure for figure in figures if figure is not None)


def compare(claims: Iterable[Claim], tables: Tables) -> tuple[Verdict, ...]:
    """Compare claims with the tables, paragraph by paragraph."""
    by_passage: dict[int, list[Claim]] = {}
    for claim in claims:
        by_passage.setdefault(id(claim.passage), []).append(claim)
    verdicts = [_agreement(group, tables) for group in by_passage.values()]
    return tuple(verdict for group in verdicts for verdict in _graded(group, tables))


def _agreement(claims: list[Claim], tables: Tables) -> list[Verdict]:
    listed = {claim.topic for claim in claims}
    apart = any(c.topic == topics.CARRIED_IN and not _is_included(c) for c in claims)
    found = []
    for claim in claims:
        strict = claim.topic == topics.RECEIVED and apart
        figures = tables.of(claim.topic) if strict else tables.accepted(claim.topic)
        if claim.topic == topics.GRANTED and topics.PARTIAL not in listed:
            figures = (*figures, *tables.of(topics.GRANTED_OR_PARTIAL))
        found.append(Verdict(claim, tables.of(claim.topic), claim.value in figures))
    return found


def _is_included(claim: Claim) -> bool:
    """Tell whether what was carried in is told as a part of what was received (含上年结转2件)."""
    before = claim.passage.text[max(claim.at - 16, 0) : claim.at]
    return any(mark in before for mark in ("含", "包括", "其中", "（", "("))


def _graded(verdicts: list[Verdict], tables: Tables) -> Iterator[Verdict]:
    """Grade disagreement: graver where claims before it, or in its sentence, agree exactly."""
    agreed: set[str] = {v.claim.topic for v in verdicts if v.agrees and v.claim.value}
    elsewhere = False
    sure_from: int | None = None
    for verdict in verdicts:
        claim = verdict.claim
        if claim.topic == topics.RECEIVED:
            elsewhere = not verdict.agrees and topics.RECEIVED in agreed
        if verdict.agrees:
            if claim.value and claim.is_whole and not elsewhere and sure_from is None:
                sure_from = claim.at
            yield verdict
            continue
        if not verdict.figures or verdict.is_part or elsewhere or claim.topic in agreed:
            yield verdict
            continue
        anchored = (sure_from is not None and sure_from < claim.at) or _beside(verdicts, claim)
        sure = anchored and not _is_one_reason(claim, tables)
        yield verdict._replace(severity=_severity(claim, sure=sure))


def _is_one_reason(claim: Claim, tables: Tables) -> bool:
    """Tell whether a claim may be of one reason of its group; 等 says that it is of several."""
    return "等" not in claim.text and tables.is_one_row(claim.topic, claim.value)


def _beside(verdicts: list[Verdict], claim: Claim) -> bool:
    """Tell whether another claim of the same sentence agrees with the tables."""
    return any(
        v.agrees and v.claim.value and v.claim.is_whole and v.claim.sentence == claim.sentence
        for v in verdicts
    )


_ERRORS = frozenset({*topics.FRAME, *topics.GROUPS, topics.REVIEWS, topics.REVIEWS_AND_SUITS})


def _severity(claim: Claim, *, sure: bool) -> Severity:
    return "error" if sure and claim.topic in _ERRORS else "warning"


def shown(figures: Figures) -> str:
    """Write the table's figure, or the printed and the added one where they differ."""
    return "或".join(str(figure) for figure in figures)


def first(figures: Figures) -> Value:
    """Return the figure as printed."""
    return figures[0] if figures else None


def as_value(value: Decimal) -> Value:
    """Give a claim's number as a count where it is whole."""
    return int(value) if value == value.to_integral_value() else value
