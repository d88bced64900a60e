"""What is typed is kept, whether or not anybody presses a button."""

from playwright.sync_api import expect

from journeys.conftest import Visit
from journeys.steps import TITLE, draft, save

LATER = "关于开展冬季全民健身活动的通知（修改）"


def test_what_is_typed_is_saved_without_a_button(visit: Visit) -> None:
    page = visit("xinxi")
    draft(page)
    save(page)
    page.wait_for_url("**/edit/**")

    page.click("#id_title")
    page.keyboard.press("End")
    page.keyboard.type(LATER.removeprefix(TITLE), delay=20)
    expect(page.locator("#w-autosave-indicator")).to_contain_text("已保存", timeout=20_000)

    page.reload()
    expect(page.locator("#id_title")).to_have_value(LATER)


def test_a_form_with_a_mistake_keeps_all_that_was_typed(visit: Visit) -> None:
    page = visit("xinxi")
    draft(page)
    page.fill("#id_document_number", "不像文号")
    page.get_by_role("button", name="保存草稿").click()

    expect(page.locator("#id_document_number")).to_have_value("不像文号")
    expect(page.locator("#id_title")).to_have_value(TITLE)
    expect(page.locator("input[name=text]")).not_to_have_value("")
