"""What the prose says in figures is what the tables say."""

from collections.abc import Iterator

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


def check(subject: Subject) -> Iterator[Problem]:
    """Report claims that differ from the tables, as gravely as they are sure to mean the same."""
    tables = subject.tables
    for verdict in subject.verdicts:
        if verdict.severity is None:
            continue
        yield Problem(
            passage_place(subject.report, verdict.claim.passage),
            _sentence(verdict, tables),
            expected=first(verdict.figures),
            actual=as_value(verdict.claim.value),
            severity=verdict.severity,
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
