"""Sentences to claims: what figure the prose states of what, and how surely of the whole."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from gongkai.annualreport.prose import scope, topics
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
_SHARE: Final = re.compile(
    r"^[，,、（(]?\s*(?:约)?(?:占|占比)(?:[^，。；\d]{0,20}?)(?:的)?(?:比例|比重|比)?[为达约是]?\s*$"
)
_DISCLOSURE: Final = re.compile("信息公开|政务公开|申请公开")
_OF_THEM: Final = re.compile(
    r"[，,；（(]?\s*(?:其中|包括|含|涉|属于|关于|因)[^。；]{0,15}?(?:信息公开|政务公开)"
)
_APPLICATIONS: Final = 3
_REMEDIES: Final = 4
_OF_APPLICATIONS: Final = frozenset({*topics.GROUPS, topics.HANDLED, topics.CARRIED_OUT})
"""What becomes of applications, and so of a part of them."""
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
    is_narrow: bool = False
    """True when words beside it may tell of a part, which a figure below the table's then is."""
    share: "Share | None" = None
    """The percentage that follows it, if one does."""


class Share(NamedTuple):
    """A percentage printed after a figure: 占33.9%."""

    percent: Decimal
    places: int
    is_rough: bool


def find_claims(passage: Passage, year: int | None, body: str = "") -> list[Claim]:
    """Find the claims of a paragraph, in order, of a report of ``body`` on ``year``."""
    if not any(trigger in passage.text for trigger in _TRIGGERS):
        return []
    reader = _Reader(passage, year, body)
    for figure in find_figures(passage.text):
        if figure.unit == "%":
            _add_share(reader.claims, figure)
        elif figure.unit in _COUNTED and not figure.is_rough:
            reader.take(figure)
    return reader.claims


class _Reader:
    """Reads the figures of a paragraph as claims, one after the other."""

    def __init__(self, passage: Passage, year: int | None, body: str) -> None:
        self.claims: list[Claim] = []
        self._passage = passage
        self._year = year
        self._body = body
        self._subset = scope.NO_SUBSET

    def take(self, figure: Figure) -> None:
        """Take a figure for a claim, or as the size of a subset that figures after it are of."""
        claim = self._claim(figure)
        if claim is not None:
            self.claims.append(claim)
            begins = claim.topic == topics.RECEIVED and claim.is_narrow
        else:
            begins = scope.begins_subset(figure)
        if begins:
            self._subset = scope.Subset(figure.value, figure.end)

    def _claim(self, figure: Figure) -> Claim | None:
        """Read a figure as a claim on a topic; None when it speaks of none, or of other matters."""
        text, before = self._passage.text, self.claims[-_NEAR:]
        topic, lead = _topic(text, figure)
        if topic is None:
            return None
        start = _sentence_start(text, figure)
        sentence = text[start : figure.start]
        if _is_of_other_matters(topic, self._passage, figure, sentence, before):
            return None
        if topic in topics.OUTCOMES:
            topic = _of_cases(topic, before, start)
            if not topic:
                return None
        is_whole = (
            scope.is_whole(sentence, figure.lead, self._year, self._body)
            and not _follows_part(topic, before, start)
            and not (topic in _OF_APPLICATIONS and self._subset.holds(text, figure))
        )
        return Claim(
            topic,
            figure.value,
            _shown(text, start, figure),
            self._passage,
            start,
            figure.start,
            is_whole,
            scope.is_narrow(topic, lead, figure, text[figure.end :], self._body),
        )


def _sentence_start(text: str, figure: Figure) -> int:
    earliest = max(figure.start - _LONGEST_SENTENCE, 0)
    stops = (text.rfind(stop, earliest, figure.start) for stop in _SENTENCE_END)
    return max(*stops, earliest - 1) + 1


def _add_share(claims: list[Claim], figure: Figure) -> None:
    """Give the claim just before a percentage its share."""
    if claims and claims[-1].share is None and _SHARE.match(figure.lead):
        last = claims[-1]
        between = last.passage.text[last.at : figure.start]
        if len(between) - len(figure.lead) <= len(last.text) + 8:
            share = Share(figure.value, figure.places, figure.is_rough)
            claims[-1] = last._replace(share=share)


def _is_of_other_matters(
    topic: str, passage: Passage, figure: Figure, sentence: str, before: list[Claim]
) -> bool:
    """Tell figures of other things than the report's tables count: letters, documents, cases."""
    if topic in topics.VAGUE and not _continues(passage, sentence, before):
        return True
    if topic in topics.GROUPS:
        return scope.counts_documents(figure, sentence)
    if topic in topics.CASES:
        spoken = _speaks_of_disclosure(passage, sentence, figure.lead)
        return not spoken or _is_narrowed(passage.text, figure)
    return False


def _continues(passage: Passage, sentence: str, before: list[Claim]) -> bool:
    """Tell whether words that fit any kind of case go on about applications for information."""
    if any(claim.topic not in topics.CASES for claim in before):
        return not _turns_away(sentence[-60:])
    if _turns_away(sentence):
        return False
    if passage.number == _APPLICATIONS or topics.PUBLIC.search(sentence):
        return True
    return (
        "信息公开" in sentence
        or "依申请" in sentence
        or ("申请" in sentence and "公开" in passage.text)
    )


def _turns_away(words: str) -> bool:
    """Tell whether words last speak of other cases than applications for information."""
    others = list(topics.NOT_APPLICATIONS.finditer(words))
    return bool(others) and not topics.APPLICATIONS_AGAIN.search(words, others[-1].end())


def _follows_part(topic: str, before: list[Claim], sentence: int) -> bool:
    """Tell whether a figure tells what became of a part of the applications."""
    received = [c for c in before if c.sentence == sentence and c.topic == topics.RECEIVED]
    part = bool(received) and not received[-1].is_whole
    return part and topic in _OF_APPLICATIONS


def _shown(text: str, sentence: int, figure: Figure) -> str:
    """Quote the clause of a claim up to its unit."""
    start = max(sentence, *(text.rfind(mark, 0, figure.start) + 1 for mark in "，；：（、"))
    return text[max(start, figure.start - 40) : figure.end].strip()


def _topic(text: str, figure: Figure) -> tuple[str | None, str]:
    """Tell what a figure is of, and the words before those that tell it."""
    if topics.CARRIED_OUT_AFTER.match(text, figure.end):
        return topics.CARRIED_OUT, figure.lead
    if after := topics.RESULT_AFTER.match(text, figure.end):
        return after.lastgroup, figure.lead
    match = topics.LEAD.search(figure.lead)
    if match is None:
        return None, figure.lead
    topic = match.lastgroup
    if topic == topics.RECEIVED and topics.NOT_APPLICATIONS.search(match[0]):
        return None, figure.lead
    return topic, figure.lead[: match.start()]


def _speaks_of_disclosure(passage: Passage, sentence: str, lead: str) -> bool:
    """Tell reviews and suits over disclosure from those a body hears as its work."""
    if "分别" in lead or "复议机关" in sentence:
        return False
    if _DISCLOSURE.search(sentence):
        return True
    about = passage.number == _REMEDIES or _DISCLOSURE.search(passage.text) is not None
    return about and not _AS_AUTHORITY.search(lead)


def _is_narrowed(text: str, figure: Figure) -> bool:
    """Tell all cases of a body from those over disclosure: 行政复议12件，其中政府信息公开类5件."""
    return not _DISCLOSURE.search(figure.lead) and bool(_OF_THEM.match(text, figure.end))


def _of_cases(outcome: str, before: list[Claim], sentence: int) -> str:
    """Say of which cases an outcome is: those last spoken of in the sentence."""
    for claim in reversed(before):
        if claim.sentence == sentence and claim.topic in (topics.REVIEWS, topics.SUITS):
            return f"{claim.topic}.{outcome}"
    return ""
