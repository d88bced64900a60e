"""Where the prose says all cases were upheld, none was corrected, otherwise ended or pending."""

import re
from collections.abc import Iterator

from gongkai.annualreport.prose import Passage, topics
from gongkai.annualreport.prose.comparison import Tables
from gongkai.annualreport.rules.places import passage_place
from gongkai.annualreport.rules.rule import Problem, Rule, Subject

_ALL_UPHELD = re.compile(
    r"(?:[均皆]|全部|全都|都(?!市))(?:已?被?|获得?|予以|为|得到|是|判决|裁决|复议机关|法院|行政机关){0,3}"
    r"(?:结果)?(?:支持)?(?:维持|胜诉)|(?:结果)?(?:全部|均)(?:为)?(?:结果)?维持"
    r"|(?<![\d.])[1一]件[，,]?(?:审理|复议|诉讼|判决)?结果(?:均|都)?(?:为|是)?维持"
)
_NEVER_LOST = re.compile("零败诉|无败诉|无一败诉|没有败诉|未败诉|零纠错|无一被纠|无被纠")
_CASES = re.compile("复议|诉讼|应诉")
_NOT_DISCLOSURE = re.compile("全年办理|作为复议机关|以市政府为|以县政府为")
_SENTENCE = re.compile(r"[^。！？\n]+")
_REMEDIES = 4
_BREAK = re.compile("[；;]")


def check(subject: Subject) -> Iterator[Problem]:
    """Report sentences that hold all cases upheld beside other outcomes in the table."""
    tables = subject.tables
    for passage in subject.prose.passages:
        text = passage.text
        if ("维持" in text or "诉" in text) and _CASES.search(text):
            yield from _in_passage(subject, passage, tables)


def _in_passage(subject: Subject, passage: Passage, tables: Tables) -> Iterator[Problem]:
    about = "信息公开" in passage.text or passage.number == _REMEDIES
    for sentence in _SENTENCE.findall(passage.text):
        if _NOT_DISCLOSURE.search(sentence):
            continue
        for words, kinds, outcomes in _statements(sentence):
            others = _others(tables, kinds, outcomes)
            if others:
                yield _problem(subject, passage, words, others, sure=about)


def _statements(sentence: str) -> Iterator[tuple[str, list[str], tuple[str, ...]]]:
    """Yield what is said of all: the words, of which kinds of case, and what it rules out."""
    before = ""
    for clause in _BREAK.split(sentence):
        if match := _ALL_UPHELD.search(clause):
            kinds = _kinds(clause[: match.end()]) or _kinds(before)
            if kinds and not re.search(r"除|外|其余|其他|\d件.{0,6}其中", clause[: match.start()]):
                yield clause[: match.end()], kinds, ("corrected", "other_outcome", "pending")
        elif match := _NEVER_LOST.search(clause):
            kinds = _kinds(clause) or _kinds(before)
            yield clause[: match.end()], kinds or [topics.SUITS], ("corrected",)
        before = clause


def _kinds(clause: str) -> list[str]:
    kinds = []
    if "复议" in clause.replace("复议后", "").replace("未经复议", ""):
        kinds.append(topics.REVIEWS)
    if "诉讼" in clause or "起诉" in clause or "应诉" in clause:
        kinds.append(topics.SUITS)
    return kinds


def _others(tables: Tables, kinds: list[str], outcomes: tuple[str, ...]) -> list[str]:
    """List the outcomes the table has that the sentence rules out."""
    return [
        f"{topics.WORDS[kind]}“{topics.WORDS[outcome]}”{figures[0]}件"
        for kind in kinds
        for outcome in outcomes
        if (figures := tables.of(f"{kind}.{outcome}")) and figures[0]
    ]


def _problem(
    subject: Subject, passage: Passage, words: str, others: list[str], *, sure: bool
) -> Problem:
    shown = words.strip("，,； ")
    only_lost = _NEVER_LOST.search(words) is not None
    return Problem(
        passage_place(subject.report, passage),
        f"正文写“{shown[-40:]}”，而表四还有{'、'.join(others)}，两处矛盾。"
        "请核对；尚未审结等的要在正文写明。",
        severity=None if sure and not only_lost else "warning",
    )


RULE = Rule(
    code="prose.outcomes",
    title="正文写均获维持的，表四不应有纠正、其他结果或尚未审结",
    basis="《中华人民共和国政府信息公开条例》第五十条第（三）项",
    severity="error",
    check=check,
)
