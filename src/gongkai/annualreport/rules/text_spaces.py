"""No spaces inside the sentences of the prose."""

import re
from collections.abc import Iterator

from gongkai.annualreport.rules.places import passage_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject

_SPACES = re.compile(r"[\u4e00-\u9fff][ \t\u3000\xa0]+[\u4e00-\u9fff]{1,4}")
_SHORTEST = 20
"""Shorter lines are headings and signatures, where spaces set words apart on purpose."""


def check(subject: Subject) -> Iterator[Problem]:
    """Report stray spaces between Chinese characters, all together."""
    found = [
        (passage, match)
        for passage in subject.prose.passages
        if " " in passage.text or "\u3000" in passage.text or "\xa0" in passage.text
        if len(passage.text) >= _SHORTEST
        for match in _SPACES.findall(passage.text.strip())
    ]
    if found:
        shown = "、".join(f"“{' '.join(text.split())}”" for _, text in found[:3])
        yield Problem(
            passage_place(subject.report, found[0][0]),
            f"正文有{len(found)}处字间空格，如{shown}。建议删去。",
        )


RULE = Rule(
    code="text.spaces",
    title="正文字间没有多余空格",
    basis=FORM,
    severity="info",
    check=check,
)
