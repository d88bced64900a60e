"""Parts named in the prose add up to the whole named before them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from gongkai.annualreport.prose import Passage, topics
from gongkai.annualreport.prose.comparison import Verdict, as_value
from gongkai.annualreport.prose.figures import Figure, find_figures
from gongkai.annualreport.rules.places import passage_place
from gongkai.annualreport.rules.rule import Problem, Rule, Subject

_LIST = re.compile(
    r"[^，。；：:（(]{0,8}?[，,；（(：:]?\s*(?:其中|包括|包含|分别(?:为|是)|具体(?:为|是|包括))"
    r"(?P<colon>[：:])?"
)
_OPEN_ENDED = re.compile(r"等(?!级)|主要|除此|以上|(?:其余|其他)(?![^，。；、\d]{0,12}\d)")
_NESTED = re.compile("其中|(?<!包)含|占|较|比|同比|增|减|下降|累计|约|阅读|点击|浏览|播放")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_STOP = re.compile(r"[。！？\n]")
_LONGEST_LIST = 800
_LEAST_PARTS = 3
_MOST_PARTS = 60
_FEW_LEFT_OUT = Decimal("0.8")
"""A list that does not say it is whole still seems so when it leaves out less than a fifth."""
_SOME_LEFT_OUT = Decimal("0.5")


def check(subject: Subject) -> Iterator[Problem]:
    """Report results of applications, and other lists, whose parts do not make their whole."""
    yield from _results(subject)
    for passage in subject.prose.passages:
        if "其中" in passage.text or "包括" in passage.text or "分别" in passage.text:
            yield from _lists(subject, passage)


def _results(subject: Subject) -> Iterator[Problem]:
    by_passage: dict[int, list[Verdict]] = {}
    for verdict in subject.verdicts:
        if verdict.claim.topic in topics.GROUPS or verdict.claim.topic == topics.HANDLED:
            by_passage.setdefault(id(verdict.claim.passage), []).append(verdict)
    for verdicts in by_passage.values():
        yield from _compare_results(subject, verdicts)


def _compare_results(subject: Subject, verdicts: list[Verdict]) -> Iterator[Problem]:
    handled = next((v for v in verdicts if v.claim.topic == topics.HANDLED), None)
    parts = {v.claim.topic: v for v in reversed(verdicts) if v.claim.topic in topics.GROUPS}
    if handled is None or len(parts) < _LEAST_PARTS or not _is_complete(subject, parts):
        return
    if any(v.is_part for v in parts.values()):
        return
    if handled.agrees and all(v.agrees for v in parts.values()):
        return  # The table itself does not add up, which is table3.column_total's to say.
    ordered = sorted(parts.values(), key=lambda v: v.claim.at)
    added = sum((v.claim.value for v in ordered), Decimal(0))
    if added == handled.claim.value or added in subject.tables.accepted(topics.HANDLED):
        return
    yield Problem(
        passage_place(subject.report, handled.claim.passage),
        f"正文各项办理结果{_shown([v.claim.value for v in ordered])}＝{added}，"
        f"而正文写答复办结{handled.claim.value}件，相差{abs(added - handled.claim.value)}。"
        "请核对各项结果，使合计相等。",
        expected=as_value(handled.claim.value),
        actual=as_value(added),
        severity=None if handled.agrees and handled.claim.is_whole else "warning",
    )


def _is_complete(subject: Subject, parts: dict[str, Verdict]) -> bool:
    """Tell whether every group of results that the table has is named."""
    tables = subject.tables
    for topic in topics.GROUPS[1:]:
        joined = topic in (topics.GRANTED, topics.PARTIAL) and topics.GRANTED_OR_PARTIAL in parts
        if topic not in parts and not joined and any(tables.of(topic)):
            return False
    return True


class _List(NamedTuple):
    whole: Figure
    parts: list[Figure]
    names_all: bool


def _lists(subject: Subject, passage: Passage) -> Iterator[Problem]:
    text = _BRACKETS.sub(lambda match: "　" * len(match[0]), passage.text)
    figures = [figure for figure in find_figures(text) if figure.unit != "%"]
    for index, whole in enumerate(figures):
        match = _LIST.match(text, whole.end)
        if match is None or whole.is_rough:
            continue
        following = figures[index + 1 : index + 1 + _MOST_PARTS]
        found = _List(whole, _parts(text, following, whole), match["colon"] is not None)
        if _is_wrong(text, found):
            yield _problem(subject, passage, found)


def _parts(text: str, following: Iterable[Figure], whole: Figure) -> list[Figure]:
    """Take the figures that follow in the sentence."""
    stop = _STOP.search(text, whole.end, whole.end + _LONGEST_LIST)
    end = stop.start() if stop else whole.end + _LONGEST_LIST
    return list(takewhile(lambda figure: figure.start < end, following))


def _is_wrong(text: str, found: _List) -> bool:
    whole, parts = found.whole, found.parts
    if len(parts) < _LEAST_PARTS or any(p.unit != whole.unit or p.is_rough for p in parts):
        return False
    if any(part.value > whole.value for part in parts):
        return False
    between = text[whole.end : parts[-1].end + 2]
    after_first = text[parts[0].start : parts[-1].end]
    if _NESTED.search(after_first) or _OPEN_ENDED.search(between):
        return False
    if _tells_steps(parts) or _makes_whole([part.value for part in parts], whole.value):
        return False
    added = sum(part.value for part in parts)
    if topics.LEAD.search(parts[0].lead) and topics.LEAD.search(whole.lead):
        return False
    if added < whole.value and not _STOP.search(text, parts[-1].end):
        return False
    least = _SOME_LEFT_OUT if found.names_all or "包括" in between[:8] else _FEW_LEFT_OUT
    return added >= least * whole.value


_STEPS = frozenset({*topics.FRAME, *topics.GROUPS})


def _tells_steps(parts: Sequence[Figure]) -> bool:
    """Tell whether only some parts say what became of applications: 撤回1件，受理53件，办结50件."""
    steps = [_topic(part) in _STEPS for part in parts]
    return any(steps) and not all(steps)


def _topic(part: Figure) -> str | None:
    match = topics.LEAD.search(part.lead)
    return match.lastgroup if match else None


def _makes_whole(values: Sequence[Decimal], whole: Decimal) -> bool:
    """Tell whether the parts make the whole in one of the ways that lists are told.

    Other parts may stand before those that make it (公文345件，其中规范性文件12件，主动公开120件，
    依申请公开30件，不予公开195件), and a part may be told in parts of its own (法人8件，企业6件，
    法律服务机构2件，自然人48件).
    """
    tails = (values[first:] for first in range(len(values) - 1))
    return any(_splits(tail, whole) for tail in tails) or _splits(_without_nested(values), whole)


def _splits(values: Sequence[Decimal], whole: Decimal) -> bool:
    """Tell whether figures make the whole, once or several times over.

    受理30件，其中自然人28件，法人2件；予以公开13件…: two ways of splitting the same thirty.
    """
    left = whole
    for value in values:
        left -= value
        if left < 0:
            return False
        if left == 0:
            left = whole
    return left == whole


def _without_nested(values: Sequence[Decimal]) -> list[Decimal]:
    """Leave out figures that, two or more together, make the part just before them."""
    kept: list[Decimal] = []
    at = 0
    while at < len(values):
        kept.append(values[at])
        at = _after_nested(values, at)
    return kept


def _after_nested(values: Sequence[Decimal], at: int) -> int:
    """Give where the parts of a part end, or the next place when it has none."""
    left = values[at]
    for end in range(at + 1, len(values)):
        left -= values[end]
        if left == 0 and end > at + 1:
            return end + 1
        if left <= 0:
            break
    return at + 1


def _problem(subject: Subject, passage: Passage, found: _List) -> Problem:
    added = sum((part.value for part in found.parts), Decimal(0))
    whole = found.whole
    return Problem(
        passage_place(subject.report, passage),
        f"正文写共{whole.value}{whole.unit}，"
        f"所列各项{_shown([p.value for p in found.parts])}＝{added}，"
        f"相差{abs(added - whole.value)}。请核对；没有全部列出的，请写明“等”。",
        expected=as_value(whole.value),
        actual=as_value(added),
        severity="warning",
    )


def _shown(values: Sequence[Decimal]) -> str:
    return "＋".join(str(value) for value in values)


RULE = Rule(
    code="prose.sum",
    title="正文所列各项相加，等于所写的总数",
    basis="《中华人民共和国政府信息公开条例》第五十条",
    severity="error",
    check=check,
)
