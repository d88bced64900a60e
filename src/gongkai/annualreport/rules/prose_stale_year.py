"""Years in the prose are right: plans are for the next year, the period is the year reported on."""

import re
from collections.abc import Iterator

from gongkai.annualreport.prose import Passage
from gongkai.annualreport.rules.places import passage_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject

_PERIOD = re.compile(
    r"(20\d\d)年1月1日(?:起)?(?:，)?(?:至|到|—+|-+|－|~|～)(?:(20\d\d)年)?(?:当年)?12月31日"
)
_REPORT_OF = re.compile(r"(20\d\d)年?度?(?:政府信息公开|政务公开|信息公开)?(?:工作)?年度报告")
_MADE = re.compile("编制|形成|公布|发布|现将|撰写|本报告|如下")
_PROBLEMS = 5
_FIRST_YEAR = re.compile(r"^\s*(20\d\d)年度?[，,以我全]")
_CUE = re.compile(
    "下一步|下步|改进(?:措施|情况|方向|打算|意见)|整改(?:措施|情况)(?!均?已|全部|落实)|今后|工作(?:打算|计划|思路|安排)"
    "|努力方向|针对(?:上述|以上|这些|存在)"
)
_WILL = (
    "从|针对|继续|进一步|重点|着力|加[大强快]|采取|坚持|认真|切实|以|按照|围绕|深入|不断|严格|全面|持续"
    "|努力|抓|做好|做实|强化|完善|推[进动]|提[高升]|在|通过|聚焦|紧|立足|对照|结合|多措"
)
_PLAN = re.compile(
    rf"(20\d\d)年度?[，,]?[^，。；：\d]{{0,14}}?(?:将(?:{_WILL})|计划|拟(?![定订])|打算|要(?:{_WILL}))"
)
_PLAN_AFTER_CUE = re.compile(rf"(20\d\d)年度?[，,]?[^，。；：\d]{{0,10}}?(?:将|要|计划|拟|{_WILL})")
_LOOKING_BACK = re.compile(
    r"(?:针对|对照|结合|总结|根据|对|巩固|比|在|自|回顾|经过|由于|落实|以|按照|依据)$"
)
_PAST = re.compile("存在|以来|的问题|问题|不足|评估|考核|取得|虽然|期间|已经?|工作中|要点|仍|还有")


def check(subject: Subject) -> Iterator[Problem]:
    """Report years in the prose that seem left from another year's report."""
    year = subject.report.year
    if year is None:
        return
    cued = False
    first_of_text = True
    for passage in subject.prose.passages:
        if "20" not in passage.text and not cued:
            cued = cued or (passage.number == _PROBLEMS and _CUE.search(passage.text) is not None)
            continue
        if passage.chapter <= 0:
            yield from _period(subject, passage, year)
        if passage.number == _PROBLEMS:
            yield from _plans(subject, passage, year, cued=cued)
            cued = cued or _CUE.search(passage.text) is not None
        if passage.chapter == 0 and first_of_text:
            yield from _opening(subject, passage, year)
            first_of_text = False


def _period(subject: Subject, passage: Passage, year: int) -> Iterator[Problem]:
    for match in _PERIOD.finditer(passage.text):
        years = [int(found) for found in match.groups() if found]
        if any(found != year for found in years):
            yield _problem(
                subject,
                passage,
                match[0],
                f"本报告是{year}年度的，统计期限应为{year}年",
                year,
                years[0],
            )
    if passage.chapter >= 0 or not _MADE.search(passage.text):
        return
    for match in _REPORT_OF.finditer(passage.text):
        if int(match[1]) != year:
            yield _problem(subject, passage, match[0], f"本报告是{year}年度的", year, int(match[1]))


def _plans(subject: Subject, passage: Passage, year: int, *, cued: bool) -> Iterator[Problem]:
    text = passage.text
    cue = _CUE.search(text)
    after = 0 if cued else cue.end() if cue else len(text)
    for pattern, start in ((_PLAN, 0), (_PLAN_AFTER_CUE, after)):
        for match in pattern.finditer(text, start):
            stated = int(match[1])
            if stated > year or _PAST.search(match[0]):
                continue
            if _LOOKING_BACK.search(text[max(0, match.start() - 4) : match.start()]):
                continue
            yield _problem(
                subject,
                passage,
                match[0],
                f"改进措施是今后的工作，一般应为{year + 1}年",
                year + 1,
                stated,
            )
            return


def _opening(subject: Subject, passage: Passage, year: int) -> Iterator[Problem]:
    match = _FIRST_YEAR.match(passage.text)
    if match and int(match[1]) == year - 1 and f"{year}年" not in passage.text:
        shown = passage.text.strip()[:16]
        yield _problem(subject, passage, shown, f"本报告是{year}年度的", year, int(match[1]))


def _problem(
    subject: Subject, passage: Passage, words: str, why: str, expected: int, actual: int
) -> Problem:
    return Problem(
        passage_place(subject.report, passage),
        f"“{words}”中的年份疑有误：{why}。请核对，防止沿用旧文字。",
        expected=expected,
        actual=actual,
    )


RULE = Rule(
    code="prose.stale_year",
    title="正文年份正确：统计期限为报告年度，改进措施为今后",
    basis=FORM,
    severity="warning",
    check=check,
)
