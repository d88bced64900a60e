"""A reader on the portal: every page at both widths, in every mode, by keyboard, on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from journeys.conftest import DESKTOP, PHONE, Town, Visit
from journeys.test_every_screen import faults, words

WITHDRAWN = "关于体育场馆低收费开放时段的公告"
TITLE = "《正宁县促进旅游业发展奖励办法》解读"
POLICY = "正宁县促进旅游业发展奖励办法"
TERMS = {"ICP", "Tab", "Cookie", "CSV", "JSON", "UTF", "OpenAPI"}
PAGES = (
    "/",
    "/disclosure/",
    "/bodies/2/disclosure/",
    "/columns/statutory/",
    "/columns/notices/?year=2025",
    "/bodies/",
    "/figures/?year=2025",
    "/disclosure/applying/",
    "/sitemap/",
    "/privacy/",
    "/accessibility/",
    "/copyright/",
    "/opendata/",
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
    [
        (DESKTOP, "plain"),
        (DESKTOP, "contrast"),
        (PHONE, "plain"),
        (PHONE, "large"),
        (PHONE, "large-contrast"),
    ],
    ids=["desktop", "desktop-contrast", "phone", "phone-large", "phone-both"],
)
def test_every_page_is_for_everybody(visit: Visit, viewport: dict[str, int], mode: str) -> None:
    page = visit(None, viewport)
    page.goto(f"/view/?mode={mode}&back=/")
    addresses = [*PAGES, item_of(page, TITLE)]
    for address in addresses:
        page.goto(address)
        looks = " ".join(f"view-{look}" for look in mode.split("-"))
        expect(page.locator("html")).to_have_class(looks)
        assert faults(page) == [], address
        assert words(page) <= TERMS, address
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


def test_titles_are_offered_while_one_types_and_chosen_by_the_keyboard(visit: Visit) -> None:
    page = visit(None, DESKTOP)
    page.goto("/")
    box = page.get_by_role("combobox", name="检索词")
    box.press_sequentially("奖励办法")
    offered = page.get_by_role("listbox", name="标题里有这些字的信息").get_by_role("option")
    expect(offered).to_have_count(2)
    assert faults(page) == []
    box.press("ArrowDown")
    box.press("ArrowUp")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))
    box.press("ArrowUp")
    expect(offered.last).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(offered.first).to_be_hidden()
    box.press_sequentially("》")
    box.press("Backspace")
    page.get_by_role("option", name=POLICY, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(POLICY)
    page.go_back()
    box.fill("奖励办法")
    box.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q="))


def test_on_a_phone_the_facets_are_in_a_drawer_that_needs_no_script(visit: Visit) -> None:
    page = visit(None, PHONE, java_script_enabled=False)
    page.goto("/columns/notices/")
    year = page.locator(".facets").get_by_role("link", name=re.compile("2025年"))
    expect(year).to_be_hidden()
    page.get_by_label("筛选").and_(page.get_by_role("checkbox")).check()
    year.click()
    expect(page).to_have_url(re.compile("year=2025"))


def test_a_page_is_taken_to_a_phone_and_printed_by_a_button(visit: Visit) -> None:
    page = visit(None, DESKTOP)
    page.goto(item_of(page, TITLE))
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="打印").click()
    expect(page).to_have_title("printed")
    page.get_by_text("用手机看、分享").click()
    code = page.get_by_alt_text("本页网址的二维码")
    expect(code).to_be_visible()
    expect(code).not_to_have_js_property("naturalWidth", 0)
    assert faults(page) == []


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


def test_what_is_found_read_printed_and_subscribed_to_is_gone_once_it_is_withdrawn(
    visit: Visit, town: Town, tmp_path: Path
) -> None:
    """The page, the lists, the search, the feed, the API, what is kept, and the exported files."""
    reader = visit(None, DESKTOP)
    reader.goto("/search/?q=体育")
    reader.get_by_role("link", name=WITHDRAWN).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(WITHDRAWN)
    assert reader.pdf().startswith(b"%PDF")
    page_of = reader.url
    number = page_of.rstrip("/").rpartition("/")[2]
    reader.get_by_role("link", name=re.compile("公开的全部信息")).click()
    feed = reader.get_by_role("link", name="订阅").get_attribute("href")
    assert feed
    (year,) = town.ask("SELECT year FROM portal_listing WHERE item_id = ?", number)
    data = (f"/opendata/items-{year}.json", f"/opendata/items-{year}.csv")
    places = (
        "/",
        reader.url,
        "/columns/statutory/",
        "/search/?q=体育场馆",
        feed,
        f"/sitemap-items-{year}.xml",
        *data,
        "/search/suggest/?q=体育场馆",
        "/api/v1/items?limit=100",
        "/api/v1/search?q=体育场馆",
    )
    told = {place: reader.request.get(place).text() for place in places}
    for place in (
        reader.url, "/search/?q=体育场馆", feed, "/api/v1/items?limit=100", *data,
        "/search/suggest/?q=体育场馆",
    ):  # fmt: skip
        assert "体育场馆低收费" in re.sub("</?mark>", "", told[place]), place
    files = tmp_path / "files"
    export = ("export_portal", files, town)
    assert (exported(*export) / "items" / number / "index.html").is_file()

    leader = visit("juzhang", PHONE)
    leader.goto(f"/admin/items/{number}/withdraw/")
    leader.get_by_label("撤下理由").fill("开放时段有误")
    leader.get_by_role("button", name="撤下").click()
    expect(leader.get_by_text("已撤下：")).to_be_visible()

    assert reader.request.get(page_of).status == 410
    assert reader.request.get(f"/api/v1/items/{number}").status == 410
    for place in places:
        text = re.sub("</?mark>", "", reader.request.get(place).text())
        assert "体育场馆低收费" not in text, place
        assert f"/items/{number}/" not in text, place
    last = reader.request.get("/api/v1/changes?limit=100").json()["changes"][-1]
    assert (last["kind"], str(last["id"])) == ("withdrawn", number)
    assert not (exported(*export) / "items" / number).exists()
    assert not any("体育场馆低收费" in each.read_text() for each in files.rglob("*.html"))


def exported(command: str, folder: Path, town: Town) -> Path:
    """Let the worker's step write the portal as files."""
    where = {"GONGKAI_EXPORT_TO": str(folder), "GONGKAI_EXPORT_URL": "https://www.example.gov.cn/"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in where.items():
            patch.setenv(name, value)
        town.manage(command)
    return folder
