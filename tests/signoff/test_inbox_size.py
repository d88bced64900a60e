"""An inbox asks of its owner's texts alone, however many wait elsewhere."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from stdnum.cn import uscc

from bodies.county import body, person, post, section
from gongkai.bodies.models import Role
from gongkai.signoff.selectors import inbox_of
from signoff.office import Office, office

__all__ = ["office"]


def elsewhere(office: Office, many: int) -> None:
    """Let texts of another body wait at the same level."""
    other = body(f"正宁县教育局{many}")
    digits = f"11621025MB{many:07d}"
    other.credit_code = digits + uscc.calc_check_digit(digits)
    other.save(update_fields=["credit_code"])
    there = section(other)
    people = {
        role: person(f"{role}{many}") for role in (Role.SECTION_HEAD, Role.DEPUTY, Role.LEADER)
    }
    for role, who in people.items():
        post(who, role, there if role == Role.SECTION_HEAD else other, date(2020, 1, 1))
    clerk = person(f"clerk{many}")
    post(clerk, Role.CLERK, there, date(2020, 1, 1))
    for number in range(many):
        item = office.draft(clerk, title=f"公告{number}", body=other, section=there)
        office.submit(item, clerk)


def asked(office: Office) -> tuple[int, list[str]]:
    with CaptureQueriesContext(connection) as queries:
        found = [str(each.obj) for each in inbox_of(office.head)]
    return len(queries), found


def test_an_inbox_asks_no_more_when_more_waits_elsewhere(office: Office) -> None:
    office.submit(office.draft(title="自己的"))
    elsewhere(office, 2)
    first = asked(office)
    elsewhere(office, 20)
    assert asked(office) == first
    assert first[1] == ["自己的"]
