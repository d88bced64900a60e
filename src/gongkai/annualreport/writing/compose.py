"""A report to an official document: statutory title, six chapters, the tables in their places."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from gongkai.annualreport.chaptering import statutory_number
from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.model import Chapter, Report
from gongkai.annualreport.writing.grids import report_grids
from gongkai.officedocs.writing.model import (
    Block,
    Heading,
    OfficialDocument,
    Paragraph,
    chinese_date,
)

_TITLE: Final = "政府信息公开工作年度报告"
_DIGITS: Final = "零一二三四五六七八九"
_LONGEST_HEADING: Final = 28
_LONGEST_FIRST_LINE: Final = 20
_SECOND_LEVEL: Final = re.compile(r"（[一二三四五六七八九十]{1,3}）")
_THIRD_LEVEL: Final = re.compile(r"\d{1,2}[.．]\D")
_DATE: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_NAME: Final = re.compile(r"[\u4e00-\u9fff]{3,29}[局委办厅府部院会室队所处站心]")
_LEAD: Final = re.compile(r"（[一二三四五六七八九十]{1,3}）[^。；：，,]{2,24}。(?=.)")


def compose(report: Report) -> OfficialDocument:
    """Set a report in the order of its form.

    Chapters keep their printed numbers and titles. A statutory chapter that the report lacks is
    added with its heading, because the form wants all six; then all are numbered anew. Runs of
    white space inside a paragraph become one space, and empty lines are left out.
    """
    blocks, signature, dated = _signed(list(_blocks(report)))
    return OfficialDocument(
        title=_title_lines(report),
        blocks=tuple(blocks),
        signature=signature,
        dated=dated,
        author=report.body,
    )


def _signed(blocks: list[Block]) -> tuple[list[Block], str, datetime.date | None]:
    """Part a date that ends a report, and the name above it, from its text."""
    dated = _date(blocks[-1]) if blocks else None
    if dated is None:
        return blocks, "", None
    name = blocks[-2] if len(blocks) > 1 else None
    if isinstance(name, Paragraph) and not name.lead and _NAME.fullmatch(name.text):
        return blocks[:-2], name.text, dated
    return blocks[:-1], "", dated


def _date(block: Block) -> datetime.date | None:
    """Read a paragraph that is a date, written as documents write it."""
    found = _DATE.fullmatch(block.text) if isinstance(block, Paragraph) else None
    if not found:
        return None
    try:
        day = datetime.date(*map(int, found.groups()))
    except ValueError:
        return None
    return day if isinstance(block, Paragraph) and chinese_date(day) == block.text else None


def _title_lines(report: Report) -> tuple[str, ...]:
    """Break the title after the body's name, where both lines are then short enough."""
    year = "" if report.year is None else f"{report.year}年"
    if not 0 < len(report.body) <= _LONGEST_FIRST_LINE:
        return (f"{report.body}{year}{_TITLE}",)
    return (report.body, f"{year}{_TITLE}")


def _blocks(report: Report) -> Iterator[Block]:
    for text, _ in report.preamble:
        yield from _paragraphs(text)
    grids = report_grids({t.shape.chapter: t for t in report.tables.values()})
    for number, chapter in _chapters(report):
        yield Heading(1, f"{_numeral(chapter.number)}、{_squeeze(chapter.title)}")
        yield from _paragraphs(chapter.text)
        if number in grids:
            yield grids.pop(number)


def _chapters(report: Report) -> list[tuple[int, Chapter]]:
    """Give the chapters, each with the number of the statutory one it stands for (0 for none)."""
    chapters = [(statutory_number(c.title) or 0, c) for c in report.chapters]
    complete = all(chapter.number for _, chapter in chapters)
    for number, title in enumerate(FORMS[report.form].chapters, start=1):
        if not any(number == known for known, _ in chapters):
            complete = False
            at = next((i for i, (n, _) in enumerate(chapters) if n > number), len(chapters))
            chapters.insert(at, (number, Chapter(number, title, "")))
    if complete:
        return chapters
    return [(n, chapter._replace(number=i)) for i, (n, chapter) in enumerate(chapters, start=1)]


def _paragraphs(text: str) -> Iterator[Heading | Paragraph]:
    """Split a text at its line breaks, and tell headings of the second and third level."""
    for line in text.split("\n"):
        words = _squeeze(line)
        if words:
            yield _heading(words) or _paragraph(words)


def _heading(text: str) -> Heading | None:
    if len(text) > _LONGEST_HEADING or text[-1] in "。；：，、！？":
        return None
    if _SECOND_LEVEL.match(text):
        return Heading(2, text)
    return Heading(3, text) if _THIRD_LEVEL.match(text) else None


def _paragraph(text: str) -> Paragraph:
    lead = _LEAD.match(text)
    return Paragraph(text[lead.end() :], lead[0]) if lead else Paragraph(text)


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _numeral(number: int) -> str:
    """Write a chapter's number in Chinese, up to 99."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")
