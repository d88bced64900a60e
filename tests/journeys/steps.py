"""Steps that journeys share: drafting, submitting, deciding, as people do them on the screen."""

import re

from playwright.sync_api import Page, expect

ADD = "/admin/snippets/disclosures/item/add/"
INBOX = "/admin/inbox/"
TITLE = "关于开展冬季全民健身活动的通知"


def draft(page: Page, title: str = TITLE, text: str = "活动定于下月举行，欢迎参加。") -> None:
    """Fill in the form of a new item; nothing is saved yet."""
    page.goto(ADD)
    page.fill("#id_title", title)
    write(page, text)
    page.fill("#id_made_on", "2026-11-20")
    page.select_option("#id_section", label="办公室")


def write(page: Page, text: str) -> None:
    """Add to the end of the text; the editor hands it to the form a moment after the last key."""
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)
    expect(page.locator("input[name=text]")).to_have_value(re.compile(re.escape(text)))


def save(page: Page) -> None:
    """Save the draft."""
    page.get_by_role("button", name="保存草稿").click()
    expect(page.get_by_role("status").or_(page.locator(".messages"))).to_contain_text(
        re.compile("已(新建|更新|保存|创建)")
    )


def submit(page: Page) -> None:
    """Send the draft on its way, from the menu beside the button that saves it."""
    page.get_by_role("button", name="更多动作").last.click()
    page.locator("button[name=action-submit]").click()
    expect(page.locator(".messages")).to_contain_text("送审")


def open_waiting(page: Page, title: str = TITLE) -> None:
    """Open what waits for the approver."""
    page.goto(INBOX)
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()


def approve(page: Page, title: str = TITLE) -> None:
    """Approve what waits for the approver."""
    open_waiting(page, title)
    page.get_by_role("button", name="同意").click()
    expect(page.locator(".messages")).to_contain_text(f"已办理：{title}")


def send_back(page: Page, reason: str, title: str = TITLE) -> None:
    """Return what waits for the approver."""
    open_waiting(page, title)
    page.get_by_label(re.compile("意见")).fill(reason)
    page.get_by_role("button", name="退回").click()
    expect(page.locator(".messages")).to_contain_text(f"已办理：{title}")
