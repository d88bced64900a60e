"""An office with someone at every level, and a draft on its way out."""

from datetime import date

import pytest
from wagtail.models import TaskState, WorkflowState

from bodies.county import body, person, post, section
from gongkai.bodies.models import Body, Person, Role, Section
from gongkai.disclosures.models import Item

SINCE = date(2020, 1, 1)


class Office:
    """文体广电和旅游局 with 办公室 and its people."""

    def __init__(self) -> None:
        self.body: Body = body("正宁县文体广电和旅游局")
        self.body.credit_code = "11621025MB1234567W"
        self.body.save(update_fields=["credit_code"])
        self.section: Section = section(self.body)
        self.clerk = self.hire("clerk", Role.CLERK)
        self.head = self.hire("head", Role.SECTION_HEAD)
        self.deputy = self.hire("deputy", Role.DEPUTY)
        self.leader = self.hire("leader", Role.LEADER)

    def hire(self, username: str, role: Role) -> Person:
        who = person(username)
        place = self.section if role in (Role.CLERK, Role.SECTION_HEAD) else self.body
        post(who, role, place, since=SINCE)
        return who

    def draft(self, author: Person | None = None, **fields: object) -> Item:
        author = author or self.clerk
        values = {
            "title": "关于开展全民健身活动的通知",
            "text": "<p>各乡镇：</p>",
            "made_on": date(2026, 1, 5),
            "body": self.body,
            "section": self.section,
            "author": author,
        }
        item = Item(**(values | fields))
        item.save()
        item.save_revision(user=author)
        return item

    def submit(self, item: Item, by: Person | None = None) -> WorkflowState:
        return item.get_workflow().start(item, by or self.clerk)


def current(item: Item) -> TaskState:
    item.refresh_from_db()
    return item.current_workflow_task_state


def approve(item: Item, by: Person) -> None:
    state = current(item)
    state.task.specific.on_action(state, by, "approve")
    item.refresh_from_db()


def send_back(item: Item, by: Person, comment: str = "") -> None:
    state = current(item)
    state.task.specific.on_action(state, by, "reject", comment=comment)
    item.refresh_from_db()


@pytest.fixture
def office(db: None) -> Office:
    return Office()
