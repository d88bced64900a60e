"""A leader on leave: who stands in decides, and the file says in whose stead."""

from playwright.sync_api import expect

from journeys.conftest import PHONE, Town, Visit
from journeys.steps import TITLE, approve, draft, open_waiting, submit

LEAVE = """
from datetime import timedelta
from django.utils import timezone
from gongkai.audit.acts import Act
from gongkai.bodies.models import Person, Post
from gongkai.bodies.services import delegate
today = timezone.localdate()
leader = Person.objects.get(username="fenguan")
delegate(
    Act(leader.pk, leader.name, timezone.now()),
    Post.objects.get(person=leader),
    Person.objects.get(username="gongkai"),
    today,
    today + timedelta(days=5),
    "外出培训",
)
"""


def test_who_stands_in_for_a_leader_on_leave_approves_and_it_is_written_down(
    visit: Visit, town: Town
) -> None:
    town.manage("shell", "-c", LEAVE)
    clerk = visit("xinxi")
    draft(clerk)
    submit(clerk)
    approve(visit("guzhang", PHONE))

    approve(visit("gongkai", PHONE))

    leader = visit("juzhang", PHONE)
    open_waiting(leader)
    expect(leader.locator(".gk-levels")).to_contain_text("陈静")
    expect(leader.locator(".gk-levels")).to_contain_text("受托")
    leader.get_by_role("button", name="同意").click()
    expect(leader.locator(".messages")).to_contain_text(f"已办理：{TITLE}")
    assert town.ask("SELECT live FROM disclosures_item WHERE title = ?", TITLE) == [1]
    stood_in = "SELECT is_delegated FROM signoff_decision ORDER BY id DESC LIMIT 3"
    assert town.ask(stood_in) == [0, 1, 0]
