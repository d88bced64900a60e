"""What the prose says in figures is what the tables say."""

import re
from collections.abc import Iterator

from gongkai.annualreport.applicants import CARRIED_IN, NEW, RESULTS
from gongkai.annualreport.prose import topics
from gongkai.annualreport.prose.comparison import Tables, Verdict, as_value, first, shown
from gongkai.annualreport.rules.places import passage_place
from gongkai.annualreport.rules.rule import Problem, Rule, Subject

_TABLE_OF = {
    topics.MADE: "表二",
    topics.IN_FORCE: "表二",
    topics.REPEALED: "表二",
    topics.LICENCES: "表二",
    topics.PENALTIES: "表二",
    topics.COMPULSORY: "表二",
}
_NATURAL_PERSONS = re.compile(
    r"[\d,]+\s*件[，,；;（(]?(?:其中)?[，,：:]?自然人(?:提出|提交)?的?(?:申请)?(?P<number>\d{1,9})件"
)
"""Natural persons told right after all that was received: 申请56件，其中自然人48件."""


def check(subject: Subject) -> Iterator[Problem]:
    """Report claims that differ from the tables, as gravely as they are sure to mean the same."""
    tables = subject.tables
    for verdict in subject.verdicts:
        if verdict.agrees and verdict.claim.topic == topics.RECEIVED and not verdict.is_part:
            yield from _natural_persons(subject, verdict, tables)
        if verdict.severity is None:
            continue
        yield Problem(
            passage_place(subject.report, verdict.claim.passage),
            _sentence(verdict, tables),
            expected=first(verdict.figures),
            actual=as_value(verdict.claim.value),
            severity=verdict.severity,
        )


def _natural_persons(subject: Subject, verdict: Verdict, tables: Tables) -> Iterator[Problem]:
    """Compare natural persons with their column: of the new, of all in hand, or of the answered."""
    passage = verdict.claim.passage
    match = _NATURAL_PERSONS.match(passage.text, verdict.claim.at)
    new, carried, handled = (tables.matrix.rows[row][0] for row in (NEW, CARRIED_IN, RESULTS))
    if match is None or new is None:
        return
    stated = int(match["number"])
    if stated in (new, new + (carried or 0), handled):
        return
    yield Problem(
        passage_place(subject.report, passage),
        f"正文写“{match[0]}”，表三“自然人”一栏新收申请是{new}件，两处不一致。"
        "请核对；口径不同的，请在正文写明。",
        expected=new,
        actual=stated,
        severity="warning",
    )


def _sentence(verdict: Verdict, tables: Tables) -> str:
    claim, figures = verdict.claim, verdict.figures
    topic, _, outcome = claim.topic.partition(".")
    words = topics.WORDS[topic] + (topics.WORDS[outcome] if outcome else "")
    table = "表四" if topic in topics.CASES else _TABLE_OF.get(topic, "表三")
    taken = tables.mistaken_for(claim.topic, claim.value) if claim.value else ""
    why = f"（{as_value(claim.value)}只是{taken}的数）" if taken else ""
    advice = "请改成一致。" if verdict.severity == "error" else "请核对；口径不同的，请在正文写明。"
    return f"正文写“{claim.text}”，{table}“{words}”是{shown(figures)}件，两处不一致{why}。{advice}"


RULE = Rule(
    code="prose.figures",
    title="正文中的数字与表格一致",
    basis="《中华人民共和国政府信息公开条例》第五十条",
    severity="error",
    check=check,
)
