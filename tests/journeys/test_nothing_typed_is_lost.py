"""What is typed is kept: by itself after a moment, and to the last key when a button is pressed."""

import json
import time

from playwright.sync_api import Dialog, expect

from journeys.conftest import Town, Visit
from journeys.steps import TITLE, draft, save, write


def latest_text(town: Town) -> str:
    """Give the text of the newest version in the database."""
    (content,) = town.ask("SELECT content FROM wagtailcore_revision ORDER BY id DESC LIMIT 1")
    found: str = json.loads(content)["text"]
    return found


def wait_for(town: Town, words: str) -> None:
    until = time.monotonic() + 20
    while words not in latest_text(town):
        assert time.monotonic() < until, latest_text(town)
        time.sleep(0.25)


def test_a_draft_is_kept_by_itself_while_it_is_typed(town: Town, visit: Visit) -> None:
    page = visit("xinxi")
    draft(page)
    save(page)
    write(page, "后来想起补充的一句。")

    wait_for(town, "后来想起补充的一句。")

    page.on("dialog", Dialog.accept)
    page.reload()
    expect(page.locator(".public-DraftEditor-content").first).to_contain_text("后来想起补充的一句")


def test_a_button_pressed_right_after_the_last_key_takes_the_last_words_along(
    town: Town, visit: Visit
) -> None:
    page = visit("xinxi")
    draft(page)
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("最后一句话。")
    page.get_by_role("button", name="保存草稿").click()
    expect(page.locator(".messages")).to_contain_text(TITLE)

    assert "最后一句话。" in latest_text(town)
