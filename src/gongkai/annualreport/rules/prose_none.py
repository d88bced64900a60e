"""Where the prose says there was none, the tables say nought."""

from collections.abc import Iterator

from gongkai.annualreport.prose import topics
from gongkai.annualreport.prose.comparison import Tables
from gongkai.annualreport.prose.denials import Denial, find_denials
from gongkai.annualreport.rules.places import passage_place
from gongkai.annualreport.rules.rule import Problem, Rule, Subject

_REMEDIES = 4


def check(subject: Subject) -> Iterator[Problem]:
    """Report denials of applications, reviews and suits that the tables count."""
    tables = subject.tables
    for passage in subject.prose.passages:
        for denial in find_denials(passage, subject.report.year):
            yield from _held_against(subject, denial, tables)


def _held_against(subject: Subject, denial: Denial, tables: Tables) -> Iterator[Problem]:
    counted = {topic: tables.of(topic) for topic in denial.topics}
    wrong = {topic: figures[0] for topic, figures in counted.items() if figures and all(figures)}
    if not wrong:
        return
    sure = denial.speaks_of_disclosure or denial.passage.number == _REMEDIES
    told = "、".join(
        f"“{topics.WORDS[topic]}”{max(counted[topic], key=_size)}件" for topic in wrong
    )
    table = "表三" if topics.RECEIVED in wrong else "表四"
    yield Problem(
        passage_place(subject.report, denial.passage),
        f"正文写“{_short(denial.text)}”，而{table}有{told}，两处矛盾。请核对后改成一致。",
        expected=next(iter(wrong.values())),
        actual=0,
        severity=None if sure else "warning",
    )


def _size(figure: object) -> float:
    return float(str(figure))


def _short(text: str) -> str:
    return text if len(text) <= 50 else f"{text[:48]}……"


RULE = Rule(
    code="prose.none",
    title="正文写没有申请、复议、诉讼的，表格应为0",
    basis="《中华人民共和国政府信息公开条例》第五十条",
    severity="error",
    check=check,
)
