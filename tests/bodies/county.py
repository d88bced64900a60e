"""A small county to ask questions of."""

from datetime import UTC, date, datetime

from gongkai.audit.acts import Act
from gongkai.bodies.models import Body, Person, Post, Role, Section
from gongkai.bodies.services import add_section, appoint, found_body, register_person

DAY = date(2026, 1, 5)
ACT = Act(None, "系统", datetime(2026, 1, 5, 2, tzinfo=UTC))


def body(name: str, parent: Body | None = None) -> Body:
    return found_body(ACT, Body(name=name, division_code="621025"), parent)


def section(of: Body, name: str = "办公室") -> Section:
    return add_section(ACT, of, name)


def person(username: str, name: str = "") -> Person:
    return register_person(ACT, username, name or username)


def post(who: Person, role: Role, place: Body | Section, since: date = DAY) -> Post:
    return appoint(ACT, who, role, place, since)
