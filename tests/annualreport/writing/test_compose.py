import datetime
from dataclasses import replace

import pytest

from annualreport.reports import make_report
from gongkai.annualreport.model import Chapter, Report
from gongkai.annualreport.writing.compose import compose
from gongkai.officedocs.writing.model import Grid, Heading, OfficialDocument, Paragraph


def ending(text: str) -> OfficialDocument:
    """Compose a report whose last chapter has a text."""
    return compose(make_report(chapters={6: text}, preamble=""))


def headings(report: Report, level: int) -> list[str]:
    blocks = compose(report).blocks
    return [b.text for b in blocks if isinstance(b, Heading) and b.level == level]


def test_name_and_date_at_the_end_are_the_signature() -> None:
    document = ending("无其他事项。\n东山县水利局\n2024年1月17日")

    assert document.signature == "东山县水利局"
    assert document.dated == datetime.date(2024, 1, 17)
    assert document.blocks[-1] == Paragraph("无其他事项。")


def test_a_date_alone_at_the_end_is_the_date() -> None:
    document = ending("无其他事项。\n2024年1月17日")

    assert (document.signature, document.dated) == ("", datetime.date(2024, 1, 17))
    assert document.blocks[-1] == Paragraph("无其他事项。")


@pytest.mark.parametrize(
    "last", ["2024年01月17日", "2024年2月30日", "2024年1月17日。", "截至2024年1月17日"]
)
def test_what_is_not_written_as_a_date_stays_in_the_text(last: str) -> None:
    document = ending(f"无其他事项。\n东山县水利局\n{last}")

    assert document.dated is None
    assert document.blocks[-1] == Paragraph(last)


def test_the_title_breaks_after_the_name_of_the_body() -> None:
    assert compose(make_report(body="东山县水利局", year=2023)).title == (
        "东山县水利局",
        "2023年政府信息公开工作年度报告",
    )


@pytest.mark.parametrize("body", ["", "中华人民共和国" * 4])
def test_a_title_without_name_or_with_a_long_one_is_one_line(body: str) -> None:
    assert len(compose(replace(make_report(year=2023), body=body)).title) == 1


def test_all_six_chapters_and_three_tables_are_there_in_order() -> None:
    blocks = compose(make_report()).blocks

    shown = [type(block) for block in blocks if not isinstance(block, Paragraph)]
    assert shown == [Heading, Heading, Grid, Heading, Grid, Heading, Grid, Heading, Heading]


def test_a_missing_chapter_is_added_and_all_are_numbered_anew() -> None:
    whole = make_report()
    report = replace(whole, chapters=tuple(c for c in whole.chapters if c.number != 4))

    assert [text[:2] for text in headings(report, 1)] == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
    ]
    assert "行政复议" in headings(report, 1)[3]


def test_a_chapter_of_the_bodys_own_keeps_its_place_and_number() -> None:
    whole = make_report()
    own = Chapter(7, "工作打算", "继续做好。")

    assert headings(replace(whole, chapters=(*whole.chapters, own)), 1)[-1] == "七、工作打算"


def test_many_chapters_are_numbered_in_chinese() -> None:
    whole = make_report()
    own = tuple(Chapter(number, "工作", "") for number in (10, 11, 20, 21))

    added = headings(replace(whole, chapters=(*whole.chapters, *own)), 1)[-4:]

    assert added == ["十、工作", "十一、工作", "二十、工作", "二十一、工作"]


def test_headings_of_the_second_and_third_level_are_told_from_sentences() -> None:
    report = make_report(
        chapters={1: "（一）组织领导\n1.专人负责\n（二）及时公开。全年公开20条。\n3.5万条"},
        preamble="",
    )

    assert headings(report, 2) == ["（一）组织领导"]
    assert headings(report, 3) == ["1.专人负责"]
    assert Paragraph("全年公开20条。", "（二）及时公开。") in compose(report).blocks
