"""A county office with its three administrators and somebody in every post of one bureau."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bodies.county import ACT, body, person, post, section
from gongkai.bodies.models import Body, Duty, Person, Role, Section
from gongkai.bodies.services import assign_duty

SINCE = date(2020, 1, 1)


class Hall:
    """The county with two bureaus, their people, and the administrators."""

    def __init__(self) -> None:
        self.county: Body = body("正宁县人民政府")
        self.bureau: Body = body("正宁县文体广电和旅游局", self.county)
        self.other: Body = body("正宁县卫生健康局", self.county)
        self.section: Section = section(self.bureau)
        self.clerk = self.hire("clerk", Role.CLERK, self.section)
        self.head = self.hire("head", Role.SECTION_HEAD, self.section)
        self.leader = self.hire("leader", Role.LEADER, self.bureau)
        self.outsider = self.hire("outsider", Role.LEADER, self.other)
        self.overseer = self.hire("overseer", Role.OVERSEER, self.county)
        self.system = self.charge("system", Duty.SYSTEM)
        self.security = self.charge("security", Duty.SECURITY)
        self.audit = self.charge("audit", Duty.AUDIT)

    def hire(self, username: str, role: Role, place: Body | Section) -> Person:
        who = person(username, f"{username}某")
        post(who, role, place, since=SINCE)
        return who

    def charge(self, username: str, duty: Duty) -> Person:
        who = person(username, f"{username}某")
        assign_duty(ACT, who, duty)
        return who


@pytest.fixture
def hall(db: None) -> Hall:
    return Hall()


def login(who: Person) -> Client:
    Person.objects.filter(pk=who.pk).update(
        must_change_password=False, password_changed_at=timezone.now()
    )
    client = Client()
    client.force_login(who, backend="gongkai.bodies.backends.PostBackend")
    return client


def page(kind: str, view: str = "index", *args: Any) -> str:
    return reverse(f"office_{kind}:{view}", args=args)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def today(days: int = 0) -> date:
    return timezone.localdate() + timedelta(days=days)
