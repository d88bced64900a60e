"""Ways to make public what was not approved, each tried on the served county and refused."""

import json
import re
from typing import Any

from playwright.sync_api import APIResponse, Page

from journeys.conftest import Town, Visit
from journeys.steps import TITLE, approve, draft, submit, write

SMUGGLED = "夹带的内容"
PUBLIC = "SELECT text FROM disclosures_item WHERE live AND title = ?"
ITEM = "SELECT id FROM disclosures_item WHERE title = ?"
OPEN = "关于体育场馆低收费开放时段的公告"
"""An item of the demo that is public already."""


def edit_address(town: Town, title: str) -> str:
    (pk,) = town.ask(ITEM, title)
    return f"/admin/snippets/disclosures/item/edit/{pk}/"


def fields_of(page: Page) -> dict[str, Any]:
    """Give what the edit form on the page would send, as the attacker's copy."""
    pairs = page.evaluate(
        """() => [...new FormData(document.querySelector('form[data-edit-form]'))]
                 .filter(([, value]) => typeof value === 'string')"""
    )
    return dict(pairs)


def smuggle(fields: dict[str, Any]) -> dict[str, Any]:
    text, changed = re.subn(r'"text":\s*"[^"]*"', f'"text": "{SMUGGLED}"', fields["text"], count=1)
    assert changed
    return fields | {"text": text}


def drafted(town: Town) -> str:
    """Give the text of the latest draft: it shows that an attack got as far as a draft may."""
    (content,) = town.ask("SELECT content FROM wagtailcore_revision ORDER BY id DESC LIMIT 1")
    return str(json.loads(content)["text"])


def post(page: Page, address: str, fields: dict[str, Any], **headers: str) -> APIResponse:
    """Send a crafted request with the page's own cookies and token."""
    token = page.evaluate("JSON.parse(document.getElementById('wagtail-config').text).CSRF_TOKEN")
    return page.request.post(
        address,
        form=fields,
        headers={"X-CSRFToken": token, "Referer": page.url, **headers},
        max_redirects=0,
    )


def test_what_is_edited_after_publication_waits_for_its_own_approvals(
    visit: Visit, town: Town
) -> None:
    clerk = visit("xinxi")
    clerk.goto(edit_address(town, OPEN))
    write(clerk, SMUGGLED)
    clerk.get_by_role("button", name="保存草稿").click()
    clerk.wait_for_load_state()

    (text,) = town.ask(PUBLIC, OPEN)
    assert SMUGGLED not in text


def test_a_form_opened_before_the_approvals_cannot_be_saved_after_them(
    visit: Visit, town: Town
) -> None:
    clerk = visit("xinxi")
    draft(clerk)
    clerk.get_by_role("button", name="保存草稿").click()
    clerk.wait_for_url("**/edit/**")
    fields = smuggle(fields_of(clerk))
    address = edit_address(town, TITLE)
    submit(clerk)
    approve(visit("guzhang"))
    clerk.goto("/admin/")

    for more in ({}, {"action-submit": "1"}, {"action-publish": "1"}):
        answer = post(clerk, address, fields | more)
        assert answer.status in {302, 400, 403, 200}
    for approver in ("fenguan", "juzhang"):
        approve(visit(approver))

    (text,) = town.ask(PUBLIC, TITLE)
    assert "活动定于下月举行" in text
    assert SMUGGLED not in text


def test_a_crafted_request_publishes_nothing(visit: Visit, town: Town) -> None:
    clerk = visit("xinxi")
    address = edit_address(town, OPEN)
    clerk.goto(address)
    fields = smuggle(fields_of(clerk))

    post(clerk, address, fields | {"action-publish": "1", "live": "on"})
    post(clerk, address, fields | {"action-workflow-action": "approve"})
    assert SMUGGLED in drafted(town)
    (revision,) = town.ask("SELECT MAX(id) FROM wagtailcore_revision")
    again = f"{address}?next=/admin/"
    post(clerk, again, fields | {"revision": str(revision), "action-publish": "1"})

    (text,) = town.ask(PUBLIC, OPEN)
    assert SMUGGLED not in text


def test_the_autosave_and_the_programs_interface_publish_nothing(visit: Visit, town: Town) -> None:
    clerk = visit("xinxi")
    address = edit_address(town, OPEN)
    clerk.goto(address)
    fields = smuggle(fields_of(clerk)) | {"action-publish": "1"}

    post(clerk, address, fields, Accept="application/json")
    assert SMUGGLED in drafted(town)
    api = clerk.request.post("/admin/api/main/pages/1/action/publish/", data={})
    assert api.status in {403, 404}
    assert clerk.request.post("/admin/api/main/pages/", data=fields).status in {403, 404, 405}

    (text,) = town.ask(PUBLIC, OPEN)
    assert SMUGGLED not in text


def test_a_time_set_for_publishing_does_not_replace_approval(visit: Visit, town: Town) -> None:
    clerk = visit("xinxi")
    address = edit_address(town, OPEN)
    clerk.goto(address)
    fields = smuggle(fields_of(clerk))
    post(clerk, address, fields | {"go_live_at": "2026-01-01 00:00", "action-publish": "1"})
    town.manage("publish_scheduled")
    assert SMUGGLED in drafted(town)
    assert SMUGGLED not in town.ask(PUBLIC, OPEN)[0]

    town.manage("shell", "-c", _FORGED)
    refused = town.manage("publish_scheduled", fails=True)

    assert "未经审签的内容不能公开" in refused
    assert SMUGGLED not in town.ask(PUBLIC, OPEN)[0]


_FORGED = """
from django.utils import timezone
from wagtail.models import Revision
last = Revision.objects.latest("pk")
Revision.objects.filter(pk=last.pk).update(approved_go_live_at=timezone.now())
"""
"""Somebody with the database in hand sets the time as if the publication had been approved."""
