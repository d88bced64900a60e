"""A percentage is what its figure is of its whole."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from gongkai.annualreport.prose import topics
from gongkai.annualreport.prose.claims import Claim
from gongkai.annualreport.prose.comparison import Tables, Verdict
from gongkai.annualreport.rules.places import passage_place
from gongkai.annualreport.rules.rule import Problem, Rule, Subject

TOLERANCE = Decimal("0.01")
"""Percentage points by which a printed share may be off beside rounding and cutting off."""
_ROUGH = Decimal(1)
_GROUPS_OF = {
    topics.GRANTED: (topics.GRANTED_OR_PARTIAL,),
    topics.PARTIAL: (topics.GRANTED_OR_PARTIAL,),
}
"""A group that is itself a part of another: what was granted in part is of what was granted.

A share of any other group is none: nearly every wrong percentage fits some group by chance.
"""


def check(subject: Subject) -> Iterator[Problem]:
    """Report shares of results that fit no whole: the answered, the received, a group of them."""
    tables = subject.tables
    for verdict in subject.verdicts:
        claim = verdict.claim
        if claim.share is None or claim.topic not in topics.GROUPS:
            continue
        wholes = _wholes(subject, verdict, tables)
        if not wholes or any(_fits(claim, whole) for whole in wholes):
            continue
        right = (claim.value * 100 / wholes[0]).quantize(
            Decimal(1).scaleb(-max(claim.share.places, 1)), ROUND_HALF_UP
        )
        yield Problem(
            passage_place(subject.report, claim.passage),
            f"正文写“{claim.text}”占{claim.share.percent}%，按{wholes[0]}件计算是{right}%。"
            "请核对件数、总数和比例。",
            expected=f"{right}%",
            actual=f"{claim.share.percent}%",
        )


def _wholes(subject: Subject, verdict: Verdict, tables: Tables) -> list[Decimal]:
    """List what a share may be of, the likeliest first."""
    said = [
        v.claim.value
        for v in subject.verdicts
        if v.claim.passage is verdict.claim.passage
        and v.claim.topic in (topics.HANDLED, topics.RECEIVED)
    ]
    printed = [
        Decimal(figure)
        for topic in (topics.HANDLED, topics.RECEIVED, *_GROUPS_OF.get(verdict.claim.topic, ()))
        for figure in tables.accepted(topic)
        if figure is not None
    ]
    return [whole for whole in dict.fromkeys([*reversed(said), *printed]) if whole > 0]


def _fits(claim: Claim, whole: Decimal) -> bool:
    """Allow rounding and cutting off at the last printed place, and a point for 约."""
    share = claim.share
    if share is None:
        return True
    slack = _ROUGH if share.is_rough else Decimal(1).scaleb(-share.places)
    return abs(claim.value * 100 / whole - share.percent) < max(slack, TOLERANCE)


RULE = Rule(
    code="prose.shares",
    title="正文中的比例与件数相符",
    basis="《中华人民共和国政府信息公开条例》第五十条",
    severity="warning",
    check=check,
)
