"""Which of the six statutory chapters a printed chapter is, by the words of its title."""

import re

from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.model import Chapter, Report

CHAPTERS = FORMS["2021"].chapters
"""The titles of the six chapters, the same in both forms."""

_EXACT = {title: number for number, title in enumerate(CHAPTERS, start=1)}
_WORDS = (
    (4, re.compile("复议|诉讼")),
    (2, re.compile("主动公开")),
    (3, re.compile("申请")),
    (5, re.compile("问题|不足|改进|整改|下一步|打算")),
    (6, re.compile("其他|其它|需要报告|需要说明")),
    (1, re.compile("总体|概述|概况|综述|基本情况|整体情况")),
)
_LOOSE = re.compile(r"[\s，,、；;。.：:·]+")


def plain_title(title: str) -> str:
    """Reduce a title to its characters, without spaces and punctuation."""
    return _LOOSE.sub("", title)


_PLAIN = {plain_title(title): number for title, number in _EXACT.items()}


def is_canonical(title: str) -> bool:
    """Tell whether a title is one of the six, spaces and punctuation aside."""
    return plain_title(title) in _PLAIN


def statutory_number(title: str) -> int | None:
    """Return the number of the statutory chapter a title stands for; None when it is none."""
    exact = _EXACT.get(title) or _PLAIN.get(plain_title(title))
    if exact:
        return exact
    return next((number for number, words in _WORDS if words.search(title)), None)


def chapters_by_number(report: Report) -> dict[int, list[Chapter]]:
    """Group a report's chapters by the statutory chapter they stand for; 0 for none."""
    found: dict[int, list[Chapter]] = {}
    for chapter in report.chapters:
        found.setdefault(statutory_number(chapter.title) or 0, []).append(chapter)
    return found
