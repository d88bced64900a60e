"""A report checked: every rule asked, and what the reader remarked, the gravest first."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from gongkai.annualreport.model import Finding, Report, Severity
from gongkai.annualreport.rules import RULES, Subject
from gongkai.annualreport.rules.places import Place

_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}
_NO_SEVERITIES: Mapping[str, Severity] = MappingProxyType({})
_TABLE = re.compile("^表([二三四])")
_NUMBERS = re.compile(r"\d+")


def check(
    report: Report,
    previous: Report | None = None,
    severities: Mapping[str, Severity] = _NO_SEVERITIES,
) -> tuple[Finding, ...]:
    """Check a report by every rule; ``previous`` is last year's report of the same body.

    ``severities`` sets the severity of rules by code. The findings come errors first, then in
    reading order.
    """
    subject = Subject(report, previous)
    found = [*_ask(subject, severities), *_remarked(report, severities)]
    if len(found) > 1:
        found.sort(key=_order)
    return tuple(finding for _, finding in found)


def _ask(subject: Subject, severities: Mapping[str, Severity]) -> Iterator[tuple[Place, Finding]]:
    for rule in RULES:
        if subject.previous is not None or not rule.needs_previous:
            yield from rule.findings(subject, severities.get(rule.code))


def _remarked(
    report: Report, severities: Mapping[str, Severity]
) -> Iterator[tuple[Place, Finding]]:
    for remark in report.remarks:
        severity = severities.get(remark.rule, remark.severity)
        table = _TABLE.match(remark.place)
        chapter = "〇一二三四".index(table[1]) + 0.5 if table else 0
        yield (
            Place(remark.place, chapter, remark.place),
            Finding(remark.rule, severity, remark.place, remark.message, report.cites),
        )


def _order(found: tuple[Place, Finding]) -> tuple[int, float, list[int]]:
    place, finding = found
    return (
        _RANK[finding.severity],
        place.chapter,
        [int(number) for number in _NUMBERS.findall(place.source)],
    )
