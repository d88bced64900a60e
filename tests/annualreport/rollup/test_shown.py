"""A roll-up shown as page, workbook and plain data: the same answers everywhere."""

import json
import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from selectolax.lexbor import LexborHTMLParser

from annualreport.reports import make_report
from annualreport.rollup.stored import asked, failed, keep, rows
from annualreport.rules.asking import applications
from gongkai.annualreport.model import Report
from gongkai.annualreport.rollup.answer import Rollup
from gongkai.annualreport.rollup.book import rollup_book
from gongkai.annualreport.rollup.page import MOST_ROWS, rollup_page, shown
from gongkai.annualreport.rollup.plain import groups_table, rollup_to_dict
from gongkai.annualreport.rollup.sections import Column, figures_section, sections


def of(body: str, year: int, received: int) -> Report:
    return make_report(body=body, year=year, cells=applications(new_received=received))


@pytest.fixture
def rollup(tmp_path: Path) -> Rollup:
    reports = [
        of(body, year, received)
        for body, year, received in [
            ("正宁县财政局", 2021, 3), ("正宁县财政局", 2022, 5), ("=HYPERLINK(1)局", 2022, 7),
        ]
    ]  # fmt: skip
    return asked(keep(tmp_path / "x.parquet", [*rows(reports), failed("<b>坏</b>.docx")]), "year")


def test_the_page_shows_every_section_with_caption_and_scopes(rollup: Rollup) -> None:
    page = LexborHTMLParser(rollup_page(rollup))

    titles = [section.title for section in sections(rollup)]
    assert [each.text() for each in page.css("h2")] == titles
    assert [each.text() for each in page.css("caption")] == titles
    assert all(each.attributes["scope"] == "col" for each in page.css("thead th"))
    assert all(each.attributes["scope"] == "row" for each in page.css("tbody th"))


def test_years_are_drawn_as_a_line_with_its_table(rollup: Rollup) -> None:
    page = LexborHTMLParser(rollup_page(rollup))

    assert page.css("figure svg")
    assert "历年新收申请和办理结果（件）" in page.css_first("figcaption").text()
    assert [cell.text() for cell in page.css_first("tr.total").css("th, td")][:2] == ["合计", "3"]


def test_nothing_in_a_file_becomes_markup(rollup: Rollup) -> None:
    text = rollup_page(rollup)

    assert "<b>坏" not in text
    assert "&lt;b&gt;坏&lt;/b&gt;.docx" in text


def test_the_page_allows_its_own_script_and_nothing_else(rollup: Rollup) -> None:
    text = rollup_page(rollup)

    assert "default-src 'none'" in text
    assert re.search(r"script-src 'sha256-[\w+/]{43}='", text)
    assert not re.search(r"(?:src|href)=", text.partition("<body>")[2])


def test_a_long_table_says_that_it_is_cut(tmp_path: Path) -> None:
    files = [failed(f"{number}.docx") for number in range(MOST_ROWS + 1)]
    page = rollup_page(asked(keep(tmp_path / "x.parquet", files), "year"))

    assert f"这里列出前{MOST_ROWS}行" in page


def test_the_workbook_has_a_sheet_for_each_section_and_all_figures(rollup: Rollup) -> None:
    book = openpyxl.load_workbook(BytesIO(rollup_book(rollup)))

    assert book.sheetnames == [*(s.title for s in sections(rollup)), "全部数字"]
    counts = book["报告和申请"]
    assert [cell.value for cell in counts[3]][:2] == ["年度", "报告"]
    assert [row[1] for row in counts.iter_rows(min_row=4, values_only=True)] == [1, 2, 0, 3]
    assert counts.freeze_panes == "B4"
    figures = book["全部数字"]
    assert figures.max_column == len(figures_section(rollup).columns) == 230


def test_words_in_a_workbook_are_never_formulas(tmp_path: Path) -> None:
    twice = [of("=HYPERLINK(1)局", 2022, 1)] * 2
    rollup = asked(keep(tmp_path / "x.parquet", rows(twice)), "year")

    sheet = openpyxl.load_workbook(BytesIO(rollup_book(rollup)))["同一年度有几份报告的机关"]

    assert (sheet["A4"].value, sheet["A4"].data_type) == ("=HYPERLINK(1)局", "s")


def test_plain_data_and_parquet_hold_the_same_groups(rollup: Rollup) -> None:
    plain = json.loads(json.dumps(rollup_to_dict(rollup)))
    table = groups_table(rollup).to_pylist()

    name = "applications.new_received.total"
    assert [group[name] for group in plain["groups"]] == [group[name] for group in table]
    assert plain["total"][name] == 15
    assert plain["total"]["share.errors"] in (0, "0")
    assert plain["unreadable"] == [{"file": "<b>坏</b>.docx", "error": "坏了。"}]


@pytest.mark.parametrize(
    ("value", "kind", "text"),
    [
        (None, "number", "—"),
        (Decimal("0.125"), "share", "12.5%"),
        (Decimal("1E+4"), "number", "10,000"),
        (12345, "number", "12,345"),
        ("本级", "text", "本级"),
    ],
)
def test_values_are_printed_as_their_columns_have_them(value: object, kind: str, text: str) -> None:
    assert shown(value, Column("", kind)) == text  # type: ignore[arg-type]  # as parametrized
