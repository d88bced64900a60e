"""Two people on one draft are told of each other; nobody of another body learns of it."""

import pytest
from django.urls import reverse

from bodies.county import body, person, post
from gongkai.bodies.models import Role
from signoff.office import SINCE, Office, office
from signoff.test_screens import login

__all__ = ["office"]
pytestmark = pytest.mark.django_db


def address(pk: int) -> str:
    return reverse("wagtailadmin_editing_sessions:ping", args=["disclosures", "item", str(pk), 999])


def test_the_second_editor_is_told_of_the_first(office: Office) -> None:
    item, second = office.draft(), office.hire("second", Role.CLERK)
    assert login(office.clerk).post(address(item.pk), {"is_editing": "1"}).status_code == 200

    answer = login(second).post(address(item.pk))

    assert answer.status_code == 200
    assert [each["user"] for each in answer.json()["other_sessions"]] == ["clerk"]


def test_another_bodys_clerk_does_not_learn_who_edits(office: Office) -> None:
    item, stranger = office.draft(), person("stranger")
    post(stranger, Role.OFFICER, body("正宁县教育局"), since=SINCE)

    assert login(stranger).post(address(item.pk)).status_code == 404
