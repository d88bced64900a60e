"""A body's own name is written one way throughout its report."""

from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from gongkai.annualreport.prose import Passage
from gongkai.annualreport.rules.places import passage_place, title_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject

_STEM = 3
"""So many first characters (正宁县) a variant has in common with the name."""
_SHORTEST = 7
_SHORTEST_MISPRINT = 11
"""Only in names this long is one other character a misprint and not another body's name."""
_JOINING = str.maketrans("", "", "和与及暨、")
_OTHER_BODY = frozenset("东西南北中上下大小新老一二三四五六七八九十")


def check(subject: Subject) -> Iterator[Problem]:
    """Report long names in the prose that are nearly, but not quite, the name in the title."""
    body = subject.report.body
    if len(body) < _SHORTEST:
        return
    found: dict[str, list[Passage]] = {}
    for passage in subject.prose.passages:
        for name in _variants(passage.text, body):
            found.setdefault(name, []).append(passage)
    for name, passages in found.items():
        times = f"（{len(passages)}处）" if len(passages) > 1 else ""
        yield Problem(
            passage_place(subject.report, passages[0]),
            f"本机关名称写法不一：{title_place(subject.report).words}为“{body}”，这里写作“{name}”{times}。"
            "请统一为规范名称。",
            expected=body,
            actual=name,
        )


def _variants(text: str, body: str) -> Iterator[str]:
    stem = body[:_STEM]
    at = text.find(stem)
    while at >= 0:
        if not text.startswith(body, at):
            name = _variant_at(text, at, body)
            if name:
                yield name
        at = text.find(stem, at + 1)


def _variant_at(text: str, at: int, body: str) -> str:
    for length in (len(body) - 1, len(body) + 1, len(body)):
        name = text[at : at + length]
        if name[-1] == body[-1] and _is_variant(name, body):
            return name
    return ""


def _is_variant(name: str, body: str) -> bool:
    if name.translate(_JOINING) == body.translate(_JOINING):
        return True
    if len(body) < _SHORTEST_MISPRINT or body.endswith(("人民政府", "办事处")):
        return False
    if Levenshtein.distance(name, body, score_cutoff=1) != 1:
        return False
    differing = {a for a, b in zip(name, body, strict=False) if a != b}
    return len(name) != len(body) or not differing & _OTHER_BODY


RULE = Rule(
    code="body.name",
    title="本机关名称前后一致",
    basis=FORM,
    severity="warning",
    check=check,
)
