"""What must not leave the house is stopped before the first level, and masked by one press."""

from playwright.sync_api import expect

from journeys.conftest import Town, Visit
from journeys.steps import TITLE, approve, draft, open_waiting

NUMBER = "11010519491231002X"
"""A resident's number whose check digit holds: the standard's own example (GB 11643)."""

SUBMITTED = """SELECT state.id FROM wagtailcore_workflowstate AS state
    JOIN disclosures_item AS item ON state.object_id = CAST(item.id AS TEXT)
    WHERE item.title = ?"""


def test_a_leak_is_stopped_masked_and_goes_on_without_it(visit: Visit, town: Town) -> None:
    clerk = visit("xinxi")
    draft(clerk, text=f"报名人身份证号{NUMBER}，请核对。")
    clerk.get_by_role("button", name="更多动作").last.click()
    clerk.locator("button[name=action-submit]").click()

    clerk.wait_for_url("**/screening/**")
    expect(clerk.locator("main")).to_contain_text("处理以后才能送审")
    assert town.ask(SUBMITTED, TITLE) == []
    clerk.get_by_role("button", name="一键遮盖").click()
    expect(clerk.locator("main")).to_contain_text("没有发现不宜公开的内容")
    clerk.get_by_role("button", name="送审").click()

    assert len(town.ask(SUBMITTED, TITLE)) == 1
    head = visit("guzhang")
    open_waiting(head)
    expect(head.get_by_label("公开后的样子")).not_to_contain_text(NUMBER)
    for approver in ("guzhang", "fenguan", "juzhang"):
        approve(visit(approver))
    (text,) = town.ask("SELECT text FROM disclosures_item WHERE live AND title = ?", TITLE)
    assert "报名人身份证号" in text
    assert NUMBER not in text
