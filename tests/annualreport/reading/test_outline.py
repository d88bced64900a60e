"""Titles, chapters and preambles."""

import pytest

from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.reading.outline import find_headings, read_outline, read_title
from gongkai.annualreport.reading.titles import find_title
from gongkai.officedocs.document import Paragraph

CHAPTERS = FORMS["2021"].chapters
NUMERALS = "一二三四五六七八九"


def _paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(text, f"第{i}段") for i, text in enumerate(texts, start=1)]


def _chapters(*texts: str) -> list[tuple[int, str, str]]:
    paragraphs = _paragraphs(*texts)
    headings = find_headings(paragraphs)
    outline = read_outline(paragraphs, read_title(paragraphs, headings), headings, frozenset())
    return [(c.number, c.title, c.text) for c in outline.chapters]


def _report() -> list[str]:
    texts = []
    for number, title in zip(NUMERALS, CHAPTERS, strict=False):
        texts += [f"{number}、{title}", f"{title}的内容。"]
    return texts


@pytest.mark.parametrize(
    ("lines", "body", "year"),
    [
        (["东山县水利局2023年政府信息公开工作年度报告"], "东山县水利局", 2023),
        (["2019年东山市人民政府办公室政府信息公开工作年度报告"], "东山市人民政府办公室", 2019),
        (["东山县水利局", "2020年政府信息公开工作年度报告"], "东山县水利局", 2020),
        (["东山县水利局关于2022年度政府信息公开工作年度报告"], "东山县水利局", 2022),
        (["东山县水利局2022年度政府信息公开工作报告"], "东山县水利局", 2022),
        (["东山县水利局政府信息公开工作年度报告（2021年）"], "东山县水利局", 2021),
        (["东山县水利局二〇二一年政府信息公开工作年度报告"], "东山县水利局", 2021),
        (["《东山县水利局 2021 年政府信息公开年度报告》"], "东山县水利局", 2021),
        (["东山县水利局", "2021年", "政府信息公开工作年度报告"], "东山县水利局", 2021),
        (["东山县水利局政府信息公开工作年度报告", "（2021年度）"], "东山县水利局", 2021),
        (["东山县水利局", "2021年政府信息公开工作", "年度报告"], "东山县水利局", 2021),
        (["东山县水利局", "2021年", "政府信息公开工作", "年度报告"], "东山县水利局", 2021),
        (["东山县水利局", "2021年", "政府信息", "公开工作年度报告"], "东山县水利局", 2021),
        (
            ["东山县信访", "办公室", "2021年政府信息公开工作年度报告"],
            "东山县信访办公室",
            2021,
        ),
        (["办公室", "2021年政府信息公开工作年度报告"], "", 2021),
        (
            ["中共东山县委机构编制委员会办公室2021年政府信息公开工作年度报告"],
            "中共东山县委机构编制委员会办公室",
            2021,
        ),
        (["（东山县）东山县水利局2021年政府信息公开年报（公开版）"], "东山县水利局", 2021),
        (["首页", "标题：东山县水利局2021年政府信息公开年报"], "东山县水利局", 2021),
    ],
)
def test_a_title_tells_body_and_year(lines: list[str], body: str, year: int) -> None:
    title = find_title(_paragraphs(*lines))

    assert (title.body, title.year) == (body, year)


def test_a_title_over_lines_ends_where_the_text_begins() -> None:
    lines = ["东山县水利局", "2021年政府信息公开工作", "年度报告", "本报告依据条例编制。"]

    assert find_title(_paragraphs(*lines)).after == 3


def test_the_name_of_the_site_in_the_window_title_is_not_the_body_s() -> None:
    lines = ["2023年政府信息公开工作年度报告-东山县人民政府网", "2023年政府信息公开工作年度报告"]

    assert find_title(_paragraphs(*lines)).body == ""


def test_of_several_titles_the_one_above_the_text_counts() -> None:
    title = find_title(
        _paragraphs(
            "西山县水利局2022年政府信息公开工作年度报告",
            "东山县水利局2023年政府信息公开工作年度报告",
            "根据《政府信息公开条例》，现将2023年政府信息公开工作年度报告公布如下。",
        )
    )

    assert (title.body, title.year, title.place) == ("东山县水利局", 2023, "第2段")


def test_without_a_title_the_statistical_period_gives_the_year() -> None:
    title = find_title(_paragraphs("数据统计期限自2021年1月1日至2021年12月31日。"))

    assert (title.body, title.year) == ("", 2021)


def test_the_six_chapters_are_found_in_order() -> None:
    assert [(n, t) for n, t, _ in _chapters(*_report())] == list(enumerate(CHAPTERS, start=1))


def test_an_extra_chapter_keeps_its_printed_number() -> None:
    texts = _report()
    texts[4:4] = ["三、政务公开情况", "另有五十五条。"]
    texts[6] = "四、" + CHAPTERS[2]
    texts[8] = "五、" + CHAPTERS[3]
    texts[10] = "六、" + CHAPTERS[4]
    texts[12] = "七、" + CHAPTERS[5]

    assert [(n, t) for n, t, _ in _chapters(*texts)][2] == (3, "政务公开情况")
    assert len(_chapters(*texts)) == 7


def test_rows_of_the_table_are_not_chapters() -> None:
    texts = _report()
    texts[5:5] = [
        "一、本年新收政府信息公开申请数量",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
    ]

    assert [t for _, t, _ in _chapters(*texts)] == list(CHAPTERS)


def test_a_numbered_list_inside_a_chapter_is_not_chapters() -> None:
    texts = _report()
    texts[9:9] = ["一、存在的主要问题", "有不足。", "二、改进措施", "将改进。"]

    assert [t for _, t, _ in _chapters(*texts)] == list(CHAPTERS)


def test_text_run_on_after_a_heading_belongs_to_the_chapter() -> None:
    texts = _report()
    texts[0] = "一、总体情况 2023年，我局认真落实条例要求，不断提高公开工作的质量，成效明显。"

    number, title, text = _chapters(*texts)[0]

    assert (number, title) == (1, "总体情况")
    assert text.startswith("2023年，我局")


def test_page_furniture_after_the_last_chapter_is_left_out() -> None:
    texts = [*_report(), "上一篇：另一份报告", "版权所有"]

    assert _chapters(*texts)[-1][2] == f"{CHAPTERS[5]}的内容。"
