"""The prose is this year's own, not last year's with another date."""

from collections.abc import Iterator

from gongkai.annualreport.comparison.copied import Copying, find_copied
from gongkai.annualreport.prose import read_prose
from gongkai.annualreport.rules.places import passage_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject
from gongkai.annualreport.rules.years import year_before

COPIED_SHARE = 0.6
"""From this share of the sentences' characters on, a report counts as copied."""
COPIED_CHAPTER_SHARE = 0.9
"""The same for the chapter on problems and improvements taken alone."""
_PROBLEMS = 5
_SHORTEST_TEXT = 150
_SHORTEST_CHAPTER = 60


def check(subject: Subject) -> Iterator[Problem]:
    """Report how much of the prose, and of the chapter on problems, was taken from last year's."""
    previous = year_before(subject)
    if previous is None:
        return
    whole = find_copied(read_prose(previous), subject.prose)
    if whole.share >= COPIED_SHARE and whole.length >= _SHORTEST_TEXT:
        yield _problem(subject, "正文", whole)
        return
    problems = whole.of_chapter(_PROBLEMS)
    if problems.share >= COPIED_CHAPTER_SHARE and problems.length >= _SHORTEST_CHAPTER:
        yield _problem(subject, "第五章", problems)


def _problem(subject: Subject, words: str, copying: Copying) -> Problem:
    share = round(100 * copying.share)
    shown = "；".join(f"“{_short(s.words)}”（{s.passage.source}）" for s in copying.longest()[:3])
    return Problem(
        passage_place(subject.report, copying.copied[0].passage),
        f"{words}有{share}%的内容与上一年度报告相同（{len(copying.copied)}句），如：{shown}。"
        "请写当年的情况，不要照搬上年的文字。",
        expected=f"低于{round(100 * COPIED_SHARE)}%" if words == "正文" else "当年的问题和改进",
        actual=f"{share}%",
    )


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:38]}……"


RULE = Rule(
    code="previous.copied_text",
    title="正文写当年情况，不照搬上一年度报告",
    basis=FORM,
    severity="warning",
    check=check,
    needs_previous=True,
)
