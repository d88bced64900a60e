"""The day's work with the keyboard alone: no mouse, no touch."""

from playwright.sync_api import Page, expect

from journeys.conftest import PASSWORD, Town, Visit
from journeys.steps import ADD, TITLE


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is where it should be; a trap or a gap in the way fails."""
    for _press in range(120):
        if page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}")


def log_in(page: Page, person: str) -> None:
    page.goto("/admin/login/")
    tab_to(page, "#id_username")
    page.keyboard.type(person)
    tab_to(page, "#id_password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")


def test_the_clerk_drafts_and_submits_and_the_head_approves_by_keyboard(
    visit: Visit, town: Town
) -> None:
    clerk = visit(None)
    log_in(clerk, "xinxi")
    tab_to(clerk, f"a.button[href='{ADD}']")
    clerk.keyboard.press("Enter")
    clerk.wait_for_url(f"**{ADD}")
    tab_to(clerk, "#id_title")
    clerk.keyboard.type(TITLE)
    tab_to(clerk, ".public-DraftEditor-content")
    clerk.keyboard.type("活动定于下月举行。")
    tab_to(clerk, "#id_made_on")
    clerk.keyboard.type("11202026")
    tab_to(clerk, "#id_section")
    clerk.keyboard.press("ArrowDown")
    tab_to(clerk, "footer .w-dropdown__toggle")
    clerk.keyboard.press("Enter")
    tab_to(clerk, "button[name=action-submit]")
    clerk.keyboard.press("Enter")
    expect(clerk.locator(".messages")).to_contain_text("送审")

    head = visit(None)
    log_in(head, "guzhang")
    (state,) = town.ask("SELECT MAX(id) FROM wagtailcore_taskstate")
    tab_to(head, f".gk-list a[href='/admin/inbox/{state}/']")
    head.keyboard.press("Enter")
    head.wait_for_url("**/inbox/*/")
    tab_to(head, "button[name=action][value=approve]")
    head.keyboard.press("Enter")
    expect(head.locator(".messages")).to_contain_text(f"已办理：{TITLE}")
    status = "SELECT status FROM wagtailcore_taskstate WHERE id = ?"
    assert town.ask(status, state) == ["approved"]
