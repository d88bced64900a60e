"""The chapters bear the form's own titles."""

from collections.abc import Iterator

from gongkai.annualreport.chaptering import CHAPTERS, is_canonical, statutory_number
from gongkai.annualreport.rules.places import chapter_place
from gongkai.annualreport.rules.rule import FORM, Problem, Rule, Subject


def check(subject: Subject) -> Iterator[Problem]:
    """Report every statutory chapter whose title is worded otherwise than the form's."""
    for index, chapter in enumerate(subject.report.chapters):
        number = statutory_number(chapter.title)
        if number is None or is_canonical(chapter.title):
            continue
        canonical = CHAPTERS[number - 1]
        yield Problem(
            chapter_place(chapter, index),
            f"标题“{chapter.title}”与规定格式不同，应为“{canonical}”。请改用规定的标题。",
            expected=canonical,
            actual=chapter.title,
        )


RULE = Rule(
    code="chapters.title",
    title="各章标题与规定格式一致",
    basis=FORM,
    severity="warning",
    check=check,
)
