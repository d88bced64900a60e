"""With scripts off (an old browser, a strict policy) an approver still does the day's work."""

from playwright.sync_api import expect

from journeys.conftest import PHONE, Town, Visit

WAITING = "关于调整图书馆开放时间的公告"


def test_login_inbox_review_and_decision_work_without_scripts(visit: Visit, town: Town) -> None:
    head = visit("guzhang", PHONE, java_script_enabled=False)
    expect(head.get_by_role("region", name="待我办")).to_contain_text(WAITING)

    head.goto("/admin/inbox/")
    head.get_by_role("link", name=WAITING).click()
    head.get_by_role("button", name="退回").click()
    expect(head.get_by_role("alert")).to_contain_text("退回须写明理由")
    head.get_by_role("button", name="同意").click()

    expect(head.locator("main")).to_contain_text(f"已办理：{WAITING}")
    verdict = "SELECT verdict FROM signoff_decision ORDER BY id DESC LIMIT 1"
    assert town.ask(verdict) == ["approved"]
