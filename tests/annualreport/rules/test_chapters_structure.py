"""Six chapters in their order."""

from dataclasses import replace

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask, graded
from gongkai.annualreport.chaptering import CHAPTERS, statutory_number
from gongkai.annualreport.model import Chapter, Report
from gongkai.annualreport.rules.chapters_structure import RULE


def chaptered(*titles: str, numbers: list[int] | None = None) -> Report:
    """Make a report with these chapters, numbered through or as given."""
    given = numbers or list(range(1, len(titles) + 1))
    chapters = tuple(
        Chapter(number, title, "文", f"第{number}段")
        for number, title in zip(given, titles, strict=True)
    )
    return replace(make_report(), chapters=chapters)


def test_the_six_chapters_raise_nothing() -> None:
    assert ask(RULE, chaptered(*CHAPTERS)) == []


@pytest.mark.parametrize("missing", range(6))
def test_a_missing_chapter_is_an_error_that_names_it(missing: int) -> None:
    titles = [title for number, title in enumerate(CHAPTERS) if number != missing]

    (finding,) = ask(RULE, chaptered(*titles))

    assert (finding.severity, finding.expected) == ("error", CHAPTERS[missing])


def test_an_extra_chapter_is_a_warning() -> None:
    (finding,) = ask(RULE, chaptered(*CHAPTERS[:2], "政务公开情况", *CHAPTERS[2:]))

    assert (finding.severity, finding.actual) == ("warning", "政务公开情况")


def test_chapters_out_of_order_are_a_warning() -> None:
    order = (0, 2, 1, 3, 4, 5)

    assert graded(ask(RULE, chaptered(*(CHAPTERS[i] for i in order)))) == ["warning"]


def test_a_broken_numbering_is_a_warning() -> None:
    assert graded(ask(RULE, chaptered(*CHAPTERS, numbers=[1, 2, 3, 4, 4, 5]))) == ["warning"]


def test_a_report_without_chapters_is_one_error() -> None:
    assert graded(ask(RULE, replace(make_report(), chapters=()))) == ["error"]


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("概述", 1),
        ("政府信息主动公开情况", 2),
        ("依申请公开办理情况", 3),
        ("因政府信息公开工作被申请行政复议和提起行政诉讼的情况", 4),
        ("存在问题和下一步打算", 5),
        ("需要说明的其它事项", 6),
        ("政务公开情况", None),
        ("收到和处理政府信息公开申请 情况", 3),
    ],
)
def test_chapters_are_known_by_the_words_of_their_titles(title: str, number: int | None) -> None:
    assert statutory_number(title) == number
