"""The page of a comparison."""

from lxml import html

from annualreport.reports import make_report
from annualreport.rules.asking import applications, remedies
from gongkai.annualreport.comparison.compare import compare
from gongkai.annualreport.comparison.page import comparison_page
from gongkai.annualreport.model import Report

PLANTED = "我局在办事大厅设置查阅点，安排专人引导群众使用自助终端查询水价和缴费记录。"
COUNTED = "全年通过门户网站发布饮水安全、河道治理和灌溉用水方面的信息{n}条，比上年有所增加。"
HOSTILE = "<script>alert('公开')</script>"


def page(old: Report, new: Report) -> str:
    return comparison_page(compare(old, new))


def words(text: str) -> str:
    return " ".join(html.fromstring(text).text_content().split())


def test_every_table_has_a_caption_and_headings_with_scope() -> None:
    old = make_report(year=2022, cells=applications(new_received=2, granted=2, total_results=2))
    tree = html.fromstring(page(old, make_report(year=2023)))

    tables = tree.xpath("//table")
    assert len(tables) >= 5
    assert all(table.find("caption").text_content().strip() for table in tables)
    assert tree.xpath("//th[not(@scope)]") == []


def test_the_chart_stands_beside_a_table_of_its_figures() -> None:
    cells = applications(new_received=26)
    tree = html.fromstring(page(make_report(year=2022, cells=cells), make_report(year=2023)))

    (section,) = tree.xpath("//section[.//*[local-name()='svg']]")
    rows = [[c.text_content() for c in row] for row in section.xpath(".//tbody/tr")]

    assert rows[0] == ["新收", "26", "0"]
    assert len(rows) == 9


def test_the_page_stands_alone() -> None:
    tree = html.fromstring(page(make_report(year=2022), make_report(year=2023)))

    assert tree.xpath("//script | //link | //img | //*[@src] | //*[@href]") == []


def test_hostile_text_stays_text() -> None:
    chapters = {1: f"{HOSTILE}{PLANTED}"}
    reports = (
        make_report(year=year, body=f"{HOSTILE}水利局", chapters=chapters) for year in (2022, 2023)
    )

    written = page(*reports)

    assert "<script" not in written
    assert html.fromstring(written).xpath("//h1")[0].text_content().startswith(HOSTILE)


def test_notes_differences_and_copied_sentences_are_said() -> None:
    old = make_report(
        year=2022,
        body="西山县水利局",
        cells=applications(carried_out=3) | remedies("reconsideration", pending=2),
        chapters={1: PLANTED + COUNTED.format(n=136)},
    )
    new = make_report(
        year=2023,
        cells=applications(carried_in=1),
        chapters={1: PLANTED + COUNTED.format(n=208)},
    )

    said = words(page(old, new))

    assert "机关名称不同" in said
    assert "错误：相差2" in said
    assert "不少于2" in said
    assert "同文换数（不计入比例）" in said


def test_two_forms_say_what_is_not_compared_and_what_has_no_relation() -> None:
    said = words(page(make_report(year=2019), make_report(year=2021)))

    assert "没有对应的数字" in said
    assert "不能换算" in said
    assert "两年衔接" not in said


def test_reports_without_change_text_or_shares_say_so_shortly() -> None:
    nothing = dict.fromkeys((1, 5, 6), "无。")

    said = words(page(*(make_report(year=year, chapters=nothing) for year in (2022, 2023))))

    assert "没有可供比较的文字" in said
    assert "占总计的比例" not in said
    assert "项没有变化" in said
