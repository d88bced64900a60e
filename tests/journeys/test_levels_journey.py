"""An item's way from the clerk's desk to the public, before real browsers."""

import re

from playwright.sync_api import expect

from journeys.conftest import PHONE, Town, Visit
from journeys.steps import TITLE, approve, draft, open_waiting, send_back, submit, write

LIVE = "SELECT live FROM disclosures_item WHERE title = ?"


def test_the_clerk_drafts_and_three_levels_approve_on_their_phones(
    visit: Visit, town: Town
) -> None:
    clerk = visit("xinxi")
    draft(clerk)
    submit(clerk)

    for approver in ("guzhang", "fenguan", "juzhang"):
        assert town.ask(LIVE, TITLE) == [0]
        approve(visit(approver, PHONE))

    assert town.ask(LIVE, TITLE) == [1]
    clerk.goto("/admin/")
    expect(clerk.get_by_role("region", name="已发出")).to_contain_text(TITLE)


def test_a_draft_returned_with_its_reason_is_mended_and_goes_again(
    visit: Visit, town: Town
) -> None:
    clerk, head = visit("xinxi"), visit("guzhang", PHONE)
    draft(clerk)
    submit(clerk)

    open_waiting(head)
    head.get_by_role("button", name="退回").click()
    expect(head.get_by_role("alert")).to_contain_text("退回须写明理由")
    send_back(head, "请写明活动时间")

    clerk.goto("/admin/")
    mine = clerk.get_by_role("region", name="待我办")
    expect(mine).to_contain_text("请写明活动时间")
    mine.get_by_role("link", name=TITLE).click()
    write(clerk, "时间为十二月十二日。")
    submit(clerk)

    open_waiting(head)
    expect(head.get_by_label("公开后的样子")).to_contain_text("时间为十二月十二日。")
    head.get_by_role("button", name="同意").click()
    expect(head.locator(".messages")).to_contain_text(re.compile("已办理"))
    assert town.ask(LIVE, TITLE) == [0]
