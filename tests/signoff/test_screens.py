"""The approvers' screens and the clerk's draft, as a browser's requests meet them."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bodies.county import ACT, body, person, post, section
from gongkai.audit.models import Entry
from gongkai.bodies.models import Duty, Person, Role
from gongkai.bodies.services import assign_duty
from gongkai.disclosures.models import Item
from gongkai.disclosures.wagtail_hooks import ItemViewSet
from signoff.office import SINCE, Office, approve, current, office, send_back

__all__ = ["office"]
pytestmark = pytest.mark.django_db
ITEMS = ItemViewSet()


def login(who: Person) -> Client:
    Person.objects.filter(pk=who.pk).update(
        must_change_password=False, password_changed_at=timezone.now()
    )
    client = Client(REMOTE_ADDR="10.0.0.8")
    client.force_login(who, backend="gongkai.bodies.backends.PostBackend")
    return client


def review_address(item: Item) -> str:
    return reverse("signoff_review", args=[current(item).pk])


def form_of(office: Office, **changes: str) -> dict[str, str]:
    """Give what a browser posts: every choice as the form offers it, then the words."""
    offered = {
        field.name: str(field.get_default())
        for field in Item._meta.concrete_fields
        if field.choices and field.editable
    }
    return (
        offered
        | {
            "title": "关于图书馆闭馆的公告",
            "text": '{"blocks":[{"key":"a","text":"闭馆三天。","type":"unstyled","depth":0,'
            '"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}',
            "made_on": "2026-01-05",
            "section": str(office.section.pk),
            "publicity": "proactive",
            "document_number": "",
            "keywords": "",
            "subject_terms": "",
            "audience": "",
            "responsible_editor": "",
            "summary": "",
        }
        | changes
    )


def test_the_desk_links_to_what_waits_for_this_person_alone(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    link = f'href="{review_address(item)}"'

    assert link in login(office.head).get("/admin/").content.decode()
    assert link not in login(office.deputy).get("/admin/").content.decode()


def test_an_item_is_drafted_submitted_and_approved_through_the_screens(office: Office) -> None:
    clerk = login(office.clerk)
    answer = clerk.post(
        reverse(ITEMS.get_url_name("add")), form_of(office) | {"action-submit": "1"}
    )
    item = Item.objects.get()
    assert answer.status_code == 302
    assert (item.author, item.body) == (office.clerk, office.body)

    for who in (office.head, office.deputy, office.leader):
        login(who).post(review_address(item), {"action": "approve", "comment": ""})

    item.refresh_from_db()
    assert item.live
    released = Entry.objects.get(action="signoff.released")
    assert (released.actor, released.address) == ("leader", "10.0.0.8")


def test_the_page_of_review_shows_the_text_and_what_was_decided(office: Office) -> None:
    item = office.draft(text="<p>场馆周一闭馆。</p>")
    office.submit(item)
    login(office.head).post(review_address(item), {"action": "approve", "comment": "内容属实"})

    page = login(office.deputy).get(review_address(item)).content.decode()

    assert "场馆周一闭馆。" in page
    assert "内容属实" in page
    assert "等您审核" in page


def test_a_return_without_reason_is_asked_for_one(office: Office) -> None:
    item = office.draft()
    office.submit(item)

    page = login(office.head).post(review_address(item), {"action": "reject", "comment": " "})

    assert "退回须写明理由" in page.content.decode()
    assert current(item) is not None


def test_a_submission_refused_keeps_the_draft_and_says_why(office: Office) -> None:
    office.leader.posts.all().delete()
    client = login(office.clerk)

    answer = client.post(
        reverse(ITEMS.get_url_name("add")), form_of(office) | {"action-submit": "1"}, follow=True
    )

    assert "草稿已保存，但没有送审" in answer.content.decode()
    assert Item.objects.get().title == "关于图书馆闭馆的公告"


@pytest.mark.parametrize("action", ["action-publish", "action-submit", ""])
def test_a_crafted_post_publishes_nothing(office: Office, action: str) -> None:
    item = office.draft()
    address = reverse(ITEMS.get_url_name("edit"), args=[item.pk])

    login(office.clerk).post(address, form_of(office, title="夹带") | {action: "1"})

    assert not Item.objects.get().live


def test_a_text_under_review_cannot_be_edited_by_a_crafted_post(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    revision = current(item).revision_id
    address = reverse(ITEMS.get_url_name("edit"), args=[item.pk])

    for who in (office.clerk, office.head):
        login(who).post(
            address, form_of(office, title="夹带") | {"overwrite_revision_id": str(revision)}
        )

    item.refresh_from_db()
    assert item.latest_revision_id == revision
    assert "夹带" not in item.get_latest_revision().content["title"]


def test_a_section_of_another_body_cannot_be_chosen(office: Office) -> None:
    other = section(body("正宁县卫生健康局"))
    form = form_of(office, section=str(other.pk))

    answer = login(office.clerk).post(reverse(ITEMS.get_url_name("add")), form)

    assert answer.status_code == 200
    assert not Item.objects.exists()


def addresses(item: Item) -> list[str]:
    """Give every address of the back office that is about an item."""
    ids = {
        "pk": item.pk,
        "revision_id": item.latest_revision_id,
        "revision_id_a": item.latest_revision_id,
        "revision_id_b": item.latest_revision_id,
        "task_state_id": current(item).pk,
        "workflow_state_id": item.current_workflow_state.pk,
        "action_name": "approve",
        "task_id": current(item).task_id,
    }
    found = []
    for pattern in ITEMS.get_urlpatterns():
        wanted = re.findall(r"<(?:\w+:)?(\w+)>", str(pattern.pattern))
        if wanted:
            name = f"{ITEMS.url_namespace}:{pattern.name}"
            found.append(reverse(name, kwargs={each: ids[each] for each in wanted}))
    return [*found, reverse("signoff_review", args=[current(item).pk])]


@pytest.fixture
def strangers(office: Office) -> list[Person]:
    """People of every role in another body, the three administrators, and one without a post."""
    there = body("正宁县卫生健康局")
    room = section(there)
    people = []
    for role in Role:
        people.append(person(f"other-{role}"))
        place = room if role in (Role.CLERK, Role.SECTION_HEAD) else there
        post(people[-1], role, place, since=SINCE)
    for duty in Duty:
        people.append(person(f"admin-{duty}"))
        assign_duty(ACT, people[-1], duty)
    return [*people, person("nobody")]


def test_nobody_of_another_body_sees_an_item_at_any_address(
    office: Office, strangers: list[Person]
) -> None:
    item = office.draft(title="保密至公开之日")
    office.submit(item)
    everywhere = addresses(item)
    assert len(everywhere) > 15

    for stranger in strangers:
        client = login(stranger)
        for address in everywhere:
            for answer in (client.get(address), client.post(address, {"action": "approve"})):
                assert answer.status_code in (302, 403, 404), (stranger, address)
                assert "保密至公开之日" not in answer.content.decode()
        for listing in ("/admin/", "/admin/inbox/", reverse(ITEMS.get_url_name("list"))):
            assert "保密至公开之日" not in client.get(listing).content.decode()

    item.refresh_from_db()
    assert current(item).status == "in_progress"


def test_an_approver_who_is_done_is_led_back_to_the_inbox(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    address = review_address(item)
    approve(item, office.head)

    answer = login(office.head).get(address, follow=True)

    assert "此件已不在您这一级" in answer.content.decode()


def test_the_drafter_sees_why_a_text_came_back(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    send_back(item, office.head, "请补充电话")

    page = login(office.clerk).get("/admin/").content.decode()

    assert "请补充电话" in page


def test_a_password_from_the_administrator_is_changed_first(office: Office) -> None:
    client = Client()
    client.force_login(office.clerk, backend="gongkai.bodies.backends.PostBackend")

    assert client.get("/admin/").headers["Location"] == reverse("change_password")


def test_who_holds_no_post_does_not_enter() -> None:
    answer = login(person("nobody")).get("/admin/")

    assert answer.status_code == 302
    assert "login" in answer.headers["Location"]


def test_the_list_names_its_columns_in_chinese(office: Office) -> None:
    office.draft()

    page = login(office.clerk).get(reverse(ITEMS.get_url_name("list"))).content.decode()

    assert "状态" in page
    assert "Status string" not in page
