"""Set phrases are whole: no stray characters inside, none missing."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

from gongkai.annualreport.prose import Passage
from gongkai.annualreport.rules.places import passage_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject

_STRAY = 3
_DATA = tomllib.loads(
    files("gongkai.annualreport").joinpath("data/phrases.toml").read_text(encoding="utf-8")
)
_MISPRINTS: dict[str, str] = _DATA["misprints"]


def _broken(phrase: str) -> str:
    before, after = phrase.split("|")
    return f"{before}(?!{after})[\u4e00-\u9fff]{{1,{_STRAY}}}?{after}"


_PHRASES: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (phrase.split("|")[0], phrase.replace("|", ""), re.compile(_broken(phrase)))
    for phrase in _DATA["whole"]
)
_ANY = re.compile("|".join([*(broken.pattern for _, _, broken in _PHRASES), *_MISPRINTS]))
"""Finds whether anything is broken at all, which is seldom, in one pass."""


def check(subject: Subject) -> Iterator[Problem]:
    """Report set phrases that stray or missing characters have broken."""
    passages = subject.prose.passages
    text = "\n".join(passage.text for passage in passages)
    if not _ANY.search(text):
        return
    for before, phrase, broken in _PHRASES:
        if before in text:
            for printed in dict.fromkeys(broken.findall(text)):
                yield _problem(subject, printed, phrase)
    for printed, meant in _MISPRINTS.items():
        if printed in text:
            yield _problem(subject, printed, meant)


def _problem(subject: Subject, printed: str, meant: str) -> Problem:
    passage: Passage = next(p for p in subject.prose.passages if printed in p.text)
    at = passage.text.index(printed)
    context = passage.text[max(at - 4, 0) : at + len(printed) + 4]
    return Problem(
        passage_place(subject.report, passage),
        f"“{context}”中“{printed}”疑为“{meant}”之误，多字或漏字。请核对改正。",
        expected=meant,
        actual=printed,
    )


RULE = Rule(
    code="text.wording",
    title="常用语句没有多字、漏字",
    basis=f"{FORM}（内容准确）",
    severity="warning",
    check=check,
)
