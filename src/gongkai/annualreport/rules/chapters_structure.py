"""Six chapters, no more and no fewer, in their order and numbered through."""

from collections.abc import Iterator

from gongkai.annualreport.chaptering import CHAPTERS, statutory_number
from gongkai.annualreport.model import Chapter, Report
from gongkai.annualreport.rules.places import Place, chapter_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject

_NUMERALS = "〇一二三四五六七八九十"


def check(subject: Subject) -> Iterator[Problem]:
    """Report chapters that are missing, extra, out of order or numbered wrongly."""
    report = subject.report
    numbers = [statutory_number(chapter.title) for chapter in report.chapters]
    if numbers == [1, 2, 3, 4, 5, 6]:
        yield from _numbering(report)
        return
    yield from _missing(numbers)
    yield from _extra(report, numbers)
    yield from _order(report, numbers)
    yield from _numbering(report)


def _missing(numbers: list[int | None]) -> Iterator[Problem]:
    missing = [n for n in range(1, len(CHAPTERS) + 1) if n not in numbers]
    if len(missing) == len(CHAPTERS):
        yield Problem(
            Place("全文"),
            "没有找到报告的六章。请按规定格式列出“一、总体情况”至“六、其他需要报告的事项”六个标题。",
        )
        return
    for number in missing:
        name = f"“{_NUMERALS[number]}、{CHAPTERS[number - 1]}”"
        yield Problem(
            Place("全文", number),
            f"缺少第{_NUMERALS[number]}章{name}。请补上这一章；没有内容的也要保留标题并写明情况。",
            expected=CHAPTERS[number - 1],
        )


def _extra(report: Report, numbers: list[int | None]) -> Iterator[Problem]:
    seen: set[int] = set()
    for index, (chapter, number) in enumerate(zip(report.chapters, numbers, strict=True)):
        if number is not None and number not in seen:
            seen.add(number)
            continue
        why = "与前面的章重复" if number else "不在规定的六章之内"
        yield Problem(
            chapter_place(chapter, index),
            f"“{chapter.title}”{why}，使后面各章序号错位。规定格式只有六章，"
            "请把这部分内容并入有关章节（一般并入第一章）。",
            actual=chapter.title,
            severity="warning",
        )


def _order(report: Report, numbers: list[int | None]) -> Iterator[Problem]:
    last, before = 0, ""
    for index, (chapter, number) in enumerate(zip(report.chapters, numbers, strict=True)):
        if number is None:
            continue
        if number < last and numbers.index(number) == index:
            yield Problem(
                chapter_place(chapter, index),
                f"“{chapter.title}”排在“{before}”之后，顺序与规定格式不同。请按规定的六章顺序排列。",
                severity="warning",
            )
        if number > last:
            last, before = number, chapter.title


def _numbering(report: Report) -> Iterator[Problem]:
    printed: list[Chapter] = [chapter for chapter in report.chapters if chapter.number]
    for expected, chapter in enumerate(printed, start=1):
        if chapter.number != expected:
            number = _NUMERALS[expected] if expected <= 10 else str(expected)
            yield Problem(
                chapter_place(chapter, report.chapters.index(chapter)),
                f"“{chapter.title}”的序号不连续：应为“{number}、”。请按顺序重新编号。",
                expected=expected,
                actual=chapter.number,
                severity="warning",
            )
            return


RULE = Rule(
    code="chapters.structure",
    title="六章齐全，不多不少，顺序和序号正确",
    basis=f"{FORM}；《中华人民共和国政府信息公开条例》第五十条",
    severity="error",
    check=check,
)
