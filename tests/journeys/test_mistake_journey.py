"""What is typed is kept, also when something in it is wrong."""

from playwright.sync_api import expect

from journeys.conftest import Visit
from journeys.steps import TITLE, draft


def test_a_form_with_a_mistake_keeps_all_that_was_typed(visit: Visit) -> None:
    page = visit("xinxi")
    draft(page)
    page.fill("#id_document_number", "不像文号")
    page.get_by_role("button", name="保存草稿").click()

    expect(page.locator("#id_document_number")).to_have_value("不像文号")
    expect(page.locator("#id_title")).to_have_value(TITLE)
    expect(page.locator("input[name=text]")).not_to_have_value("")
