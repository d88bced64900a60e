"""A report opens with what it rests on, the period it covers and whom to ask."""

import re
from collections.abc import Iterator

from gongkai.annualreport.rules.places import preamble_place, title_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject

_BASIS = re.compile(
    r"(?:根据|按照|依据|依照|遵照|按|为(?:贯彻)?落实)[^。；]{0,30}(?:条例|国办公开办函)"
)
_PERIOD = re.compile(
    r"统计(?:期|时|数据)|(?:期限|时限|时间|起止)[^。]{0,12}(?:自|从|为|是)|1月1日[^。]{0,12}12月31日"
)
_CONTACT = re.compile("联系|电话|邮编|地址|咨询|邮箱")
_DATE = re.compile(
    r"(?:20\d\d|二[〇○零0][〇○零一二三四五六七八九]{2})年\s*\S{1,3}\s*月|20\d\d[-/.]\d"
)
_SUMMARY = re.compile("总结(?:如下|报告)")
_LEAD = 2
"""So many paragraphs of the first chapter are searched where nothing stands before it."""


def check(subject: Subject) -> Iterator[Problem]:
    """Report what the opening of a report leaves out, and titles that call it something else."""
    passages = subject.prose.passages
    before = [p.text for p in passages if p.chapter < 0]
    opening = "\n".join(before or [p.text for p in passages if p.chapter == 0][:_LEAD])
    yield from _basis_and_period(subject, opening)
    yield from _contact_and_date(subject, opening)
    yield from _names_itself(subject, opening)


def _basis_and_period(subject: Subject, opening: str) -> Iterator[Problem]:
    lacking = [
        words
        for words, pattern in (("编制依据", _BASIS), ("数据的统计期限", _PERIOD))
        if not pattern.search(opening)
    ]
    if lacking:
        yield Problem(
            preamble_place(subject.report),
            f"报告开头没有写明{'和'.join(lacking)}。建议写明根据《中华人民共和国政府信息公开条例》编制，"
            "所列数据的统计期限为当年1月1日至12月31日。",
            severity="warning" if len(lacking) == 2 else "info",
        )


def _contact_and_date(subject: Subject, opening: str) -> Iterator[Problem]:
    passages = subject.prose.passages
    ending = "\n".join(p.text for p in passages[-3:])
    lacking = []
    if not _CONTACT.search(opening) and not _CONTACT.search(ending):
        lacking.append("联系方式")
    if not _DATE.search(ending) and not _DATE.search("\n".join(p.text for p in passages[:2])):
        lacking.append("成文或发布日期")
    if lacking:
        yield Problem(
            preamble_place(subject.report),
            f"没有写明{'和'.join(lacking)}。建议补上，方便公众查询。",
            severity="info",
        )


def _names_itself(subject: Subject, opening: str) -> Iterator[Problem]:
    title = subject.report.title
    if "总结" in title or _SUMMARY.search(opening):
        yield Problem(
            title_place(subject.report) if "总结" in title else preamble_place(subject.report),
            "报告把自己称作“总结”。条例规定的名称是“政府信息公开工作年度报告”，请改称“报告”。",
            severity="info",
        )
    if "政务公开" in title or "政务信息公开" in title:
        yield Problem(
            title_place(subject.report),
            f"标题“{title}”写作“政务公开”，规定的名称是“政府信息公开工作年度报告”。请改正。",
        )
    elif "政务信息公开" in opening:
        yield Problem(
            preamble_place(subject.report),
            "报告把“政府信息公开”写作“政务信息公开”。建议统一用“政府信息公开”。",
            severity="info",
        )


RULE = Rule(
    code="preamble",
    title="开头写明编制依据、统计期限和联系方式，名称为“政府信息公开工作年度报告”",
    basis=f"《中华人民共和国政府信息公开条例》第五十条；{FORM}",
    severity="warning",
    check=check,
)
