"""Sentences to claims: what figure the prose states of what, and how surely of the whole."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from gongkai.annualreport.prose import topics
from gongkai.annualreport.prose.figures import Figure, find_figures
from gongkai.annualreport.prose.passages import Passage

_COUNTED: Final = frozenset({"件", "份", "条", "宗", "起", "例", "次", "个", "项", "件次"})
_TRIGGERS: Final = (
    "申请",
    "复议",
    "诉讼",
    "规范性文件",
    "行政许可",
    "行政处罚",
    "行政强制",
    "答复",
    "不予公开",
)
_SENTENCE_END: Final = "。！？\n"
_LONGEST_SENTENCE: Final = 2000
_NEAR: Final = 40
"""So many claims before one may tell what it goes on about."""
_YEAR: Final = re.compile(
    r"(?<!结转)(?<!结转至)(?<!结转到)(?<!顺延到)(?<!顺延至)(20\d\d)年(?!度?(?:末)?(?:结转|遗留))"
)
_SHARE: Final = re.compile(
    r"^[，,、（(]?\s*(?:约)?(?:占|占比)(?:[^，。；\d]{0,20}?)(?:的)?(?:比例|比重|比)?[为达约是]?\s*$"
)
_DISCLOSURE: Final = re.compile("信息公开|政务公开|申请公开")
_OF_THEM: Final = re.compile(r"[，,；（(]?\s*(?:其中|包括|含)[^。；]{0,15}?(?:信息公开|政务公开)")
_REMEDIES: Final = 4
_AS_AUTHORITY: Final = re.compile(
    r"(?:受理|审理|审结|办结|办理|审查|承办|收到)[^，。；被]{0,10}复议"
)


class Claim(NamedTuple):
    """A figure the prose states: of what, how many, where."""

    topic: str
    value: Decimal
    text: str
    """The words of the claim: 予以公开及部分公开258件."""
    passage: Passage
    sentence: int
    """Where its sentence begins in the passage."""
    at: int
    is_whole: bool
    """False when words beside it show another scope: a part, another year, another body."""
    share: "Share | None" = None
    """The percentage that follows it, if one does."""


class Share(NamedTuple):
    """A percentage printed after a figure: 占33.9%."""

    percent: Decimal
    places: int
    is_rough: bool


def find_claims(passage: Passage, year: int | None) -> list[Claim]:
    """Find the claims of a paragraph, in order; ``year`` is the year reported on."""
    text = passage.text
    if not any(trigger in text for trigger in _TRIGGERS):
        return []
    claims: list[Claim] = []
    for figure in find_figures(text):
        if figure.unit == "%":
            _add_share(claims, figure)
        elif figure.unit in _COUNTED and not figure.is_rough:
            claims += _claim(passage, figure, year, claims[-_NEAR:])
    return claims


def _add_share(claims: list[Claim], figure: Figure) -> None:
    """Give the claim just before a percentage its share."""
    if claims and claims[-1].share is None and _SHARE.match(figure.lead):
        last = claims[-1]
        between = last.passage.text[last.at : figure.start]
        if len(between) - len(figure.lead) <= len(last.text) + 8:
            share = Share(figure.value, figure.places, figure.is_rough)
            claims[-1] = last._replace(share=share)


def _claim(
    passage: Passage, figure: Figure, year: int | None, before: list[Claim]
) -> Iterator[Claim]:
    text = passage.text
    topic = _topic(text, figure)
    if topic is None:
        return
    from_ = max(figure.start - _LONGEST_SENTENCE, 0)
    stops = (text.rfind(stop, from_, figure.start) for stop in _SENTENCE_END)
    sentence = max(*stops, from_ - 1) + 1
    whole = text[sentence : figure.start]
    if topic in topics.VAGUE and not _continues(text, whole, before):
        return
    if topic in topics.CASES and (
        not _speaks_of_disclosure(passage, whole, figure.lead) or _is_narrowed(text, whole, figure)
    ):
        return
    if topic in topics.OUTCOMES:
        topic = _of_cases(topic, before, sentence)
        if not topic:
            return
    yield Claim(
        topic,
        figure.value,
        _shown(text, sentence, figure),
        passage,
        sentence,
        figure.start,
        _is_whole(whole, figure.lead, year) and not _follows_part(topic, before, sentence),
    )


def _continues(text: str, sentence: str, before: list[Claim]) -> bool:
    """Tell whether words that fit any kind of case go on about applications for information."""
    if any(claim.topic not in topics.CASES for claim in before):
        return not topics.NOT_APPLICATIONS.search(sentence[-60:])
    if topics.NOT_APPLICATIONS.search(sentence):
        return False
    return "信息公开" in sentence or "依申请" in sentence or ("申请" in sentence and "公开" in text)


def _follows_part(topic: str, before: list[Claim], sentence: int) -> bool:
    """Tell whether a figure tells what became of a part of the applications."""
    received = [c for c in before if c.sentence == sentence and c.topic == topics.RECEIVED]
    part = bool(received) and not received[-1].is_whole
    return part and topic in (*topics.GROUPS, topics.HANDLED, topics.CARRIED_OUT)


def _shown(text: str, sentence: int, figure: Figure) -> str:
    """Quote the clause of a claim up to its unit."""
    start = max(sentence, *(text.rfind(mark, 0, figure.start) + 1 for mark in "，；：（、"))
    return text[max(start, figure.start - 40) : figure.end].strip()


def _topic(text: str, figure: Figure) -> str | None:
    if topics.CARRIED_OUT_AFTER.match(text, figure.end):
        return topics.CARRIED_OUT
    if after := topics.RESULT_AFTER.match(text, figure.end):
        return after.lastgroup
    match = topics.LEAD.search(figure.lead)
    if match is None or match.lastgroup is None:
        return None
    topic = match.lastgroup
    if topic == topics.RECEIVED and topics.NOT_APPLICATIONS.search(match[0]):
        return None
    return topic


def _speaks_of_disclosure(passage: Passage, sentence: str, lead: str) -> bool:
    """Tell reviews and suits over disclosure from those a body hears as its work."""
    if "分别" in lead or "复议机关" in sentence:
        return False
    if _DISCLOSURE.search(sentence):
        return True
    about = passage.number == _REMEDIES or _DISCLOSURE.search(passage.text) is not None
    return about and not _AS_AUTHORITY.search(lead)


def _is_narrowed(text: str, sentence: str, figure: Figure) -> bool:
    """Tell all cases of a body from those over disclosure: 行政复议12件，其中政府信息公开类5件."""
    return not _DISCLOSURE.search(sentence) and bool(_OF_THEM.match(text, figure.end))


def _of_cases(outcome: str, before: list[Claim], sentence: int) -> str:
    """Say of which cases an outcome is: those last spoken of in the sentence."""
    for claim in reversed(before):
        if claim.sentence == sentence and claim.topic in (topics.REVIEWS, topics.SUITS):
            return f"{claim.topic}.{outcome}"
    return ""


def _is_whole(sentence: str, lead: str, year: int | None) -> bool:
    if topics.OTHER_BODIES.search(sentence) or topics.OTHER_TIME.search(lead):
        return False
    years = _YEAR.findall(sentence)
    if years and year is not None and int(years[-1]) != year:
        return False
    return not topics.CHANNEL.search(lead) or bool(topics.ALL_CHANNELS.search(lead))
