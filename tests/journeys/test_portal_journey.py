"""A reader on the portal: every page at both widths, in every mode, by keyboard, on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from journeys.conftest import DESKTOP, PHONE, Visit
from journeys.test_every_screen import faults, words

TITLE = "《正宁县促进旅游业发展奖励办法》解读"
POLICY = "正宁县促进旅游业发展奖励办法"
PAGES = (
    "/",
    "/disclosure/",
    "/columns/statutory/",
    "/columns/notices/?year=2025",
    "/bodies/",
    "/figures/?year=2025",
    "/disclosure/applying/",
    "/sitemap/",
    "/privacy/",
    "/accessibility/",
    "/nowhere/",
    "/search/?q=开放 通知",
    "/search/?q=没有这样的字",
)


def item_of(page: Page, title: str) -> str:
    """Find an item by its column; give its address."""
    page.goto("/columns/interpretations/")
    page.get_by_role("link", name=title).click()
    return page.url


@pytest.mark.parametrize(
    ("viewport", "mode"),
    [(DESKTOP, "plain"), (DESKTOP, "contrast"), (PHONE, "plain"), (PHONE, "large")],
    ids=["desktop", "desktop-contrast", "phone", "phone-large"],
)
def test_every_page_is_for_everybody(visit: Visit, viewport: dict[str, int], mode: str) -> None:
    page = visit(None, viewport)
    page.goto(f"/view/?mode={mode}&back=/")
    addresses = [*PAGES, item_of(page, TITLE)]
    for address in addresses:
        page.goto(address)
        expect(page.locator("html")).to_have_class(f"view-{mode}")
        assert faults(page) == [], address
        assert words(page) <= {"ICP", "Tab", "Cookie"}, address
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(wide), address


def test_a_reader_finds_a_policy_and_its_interpretation_without_scripts(visit: Visit) -> None:
    page = visit(None, PHONE, java_script_enabled=False)
    page.goto("/")
    page.get_by_role("link", name="政策文件").first.click()
    page.get_by_role("link", name=POLICY, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(POLICY)
    expect(page.locator(".metadata")).to_contain_text(re.compile(r"索引号\s*\S+/2025-\d{5}"))
    readings = page.get_by_role("region", name="政策和解读")
    readings.get_by_role("link", name=re.compile("奖励办法》解读")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_role("button", name="大字").click()
    expect(page.locator("html")).to_have_class("view-large")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def test_a_word_of_two_characters_inside_a_sentence_is_found(visit: Visit) -> None:
    page = visit(None, PHONE, java_script_enabled=False)
    page.goto("/")
    page.get_by_role("searchbox", name="检索词").first.fill("民宿")
    page.get_by_role("search", name="全站检索").get_by_role("button").click()
    hit = page.get_by_role("listitem").filter(has_text=POLICY).first
    expect(hit.locator("mark").first).to_have_text("民宿")
    hit.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(POLICY)


def test_a_reader_gets_everywhere_by_keyboard(visit: Visit) -> None:
    page = visit(None, DESKTOP)
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="看更多数字")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("数说公开")


def test_on_paper_only_the_text_is_printed(visit: Visit) -> None:
    page = visit(None, DESKTOP)
    page.goto(item_of(page, TITLE))
    page.emulate_media(media="print")
    for gone in (".masthead", ".colophon", ".breadcrumb", ".related-items"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.pdf().startswith(b"%PDF")
