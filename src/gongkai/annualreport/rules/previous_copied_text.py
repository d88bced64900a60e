"""The prose is this year's own, not last year's with another date."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.annualreport.prose import Passage, Prose, read_prose
from gongkai.annualreport.rules.places import passage_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject
from gongkai.annualreport.rules.years import year_before

COPIED_SHARE = 0.6
"""From this share of the sentences' characters on, a report counts as copied."""
COPIED_CHAPTER_SHARE = 0.9
"""The same for the chapter on problems and improvements taken alone."""
_PROBLEMS = 5
_SHINGLE = 7
_SENTENCE_SHARE = 0.85
"""A sentence is copied when so many of its runs of seven characters stand in last year's text."""
_SHORTEST_SENTENCE = 12
_SHORTEST_TEXT = 150
_SHORTEST_CHAPTER = 60
_SENTENCE = re.compile(r"[^。；！？;\n]+")
_IGNORED = re.compile(r"(?:20\d\d|二〇[一二]\S)\s*年度?|[^\u4e00-\u9fff\d]+")
_FORMULA = re.compile(
    "申请|复议|诉讼|信息处理费|收费|统计|其他需要报告|条例|习近平|报告|联系|电话|如下|下载|以下|下一步"
)
"""What every report says every year: what the form asks to be stated is no copying."""


class _Sentence(NamedTuple):
    passage: Passage
    words: str
    plain: str


def check(subject: Subject) -> Iterator[Problem]:
    """Report how much of the prose, and of the chapter on problems, was taken from last year's."""
    previous = year_before(subject)
    if previous is None:
        return
    sentences = list(_sentences(subject.prose))
    known = _shingles(s.plain for s in _sentences(read_prose(previous)))
    copied = [s for s in sentences if _is_copied(s.plain, known)]
    if _share(copied, sentences) >= COPIED_SHARE and _length(sentences) >= _SHORTEST_TEXT:
        yield _problem(subject, "正文", copied, sentences)
        return
    own = [s for s in sentences if s.passage.number == _PROBLEMS]
    taken = [s for s in copied if s.passage.number == _PROBLEMS]
    if _share(taken, own) >= COPIED_CHAPTER_SHARE and _length(own) >= _SHORTEST_CHAPTER:
        yield _problem(subject, "第五章", taken, own)


def _sentences(prose: Prose) -> Iterator[_Sentence]:
    """Give the sentences that are a body's own to write, without years and punctuation."""
    for passage in prose.passages:
        if passage.chapter < 0:
            continue
        for words in _SENTENCE.findall(passage.text):
            plain = _IGNORED.sub("", words)
            if len(plain) >= _SHORTEST_SENTENCE and not _FORMULA.search(words):
                yield _Sentence(passage, words, plain)


def _shingles(texts: Iterator[str]) -> set[str]:
    return {text[i : i + _SHINGLE] for text in texts for i in range(len(text) - _SHINGLE + 1)}


def _is_copied(plain: str, known: set[str]) -> bool:
    runs = len(plain) - _SHINGLE + 1
    hits = sum(plain[i : i + _SHINGLE] in known for i in range(runs))
    return hits >= _SENTENCE_SHARE * runs


def _length(sentences: list[_Sentence]) -> int:
    return sum(len(sentence.plain) for sentence in sentences)


def _share(copied: list[_Sentence], sentences: list[_Sentence]) -> float:
    return _length(copied) / (_length(sentences) or 1)


def _problem(
    subject: Subject, words: str, copied: list[_Sentence], sentences: list[_Sentence]
) -> Problem:
    share = round(100 * _share(copied, sentences))
    longest = sorted(copied, key=lambda sentence: -len(sentence.plain))[:3]
    shown = "；".join(f"“{_short(s.words)}”（{s.passage.source}）" for s in longest)
    return Problem(
        passage_place(subject.report, copied[0].passage),
        f"{words}有{share}%的内容与上一年度报告相同（{len(copied)}句），如：{shown}。"
        "请写当年的情况，不要照搬上年的文字。",
        expected=f"低于{round(100 * COPIED_SHARE)}%" if words == "正文" else "当年的问题和改进",
        actual=f"{share}%",
    )


def _short(words: str) -> str:
    words = words.strip()
    return words if len(words) <= 40 else f"{words[:38]}……"


RULE = Rule(
    code="previous.copied_text",
    title="正文写当年情况，不照搬上一年度报告",
    basis=FORM,
    severity="warning",
    check=check,
    needs_previous=True,
)
