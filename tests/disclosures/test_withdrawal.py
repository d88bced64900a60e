"""Taking an item off again: by whom, why, and what stays."""

import pytest
from django.urls import reverse

from bodies.county import body, person, post
from disclosures.test_publication import published
from gongkai.audit.models import Entry
from gongkai.bodies.models import Role
from gongkai.disclosures.models import Withdrawal
from gongkai.disclosures.withdrawing import WithdrawalRefusedError, withdraw
from gongkai.signoff.errors import NotClearedError
from signoff.office import SINCE, Office, office
from signoff.test_screens import login

__all__ = ["office"]
pytestmark = pytest.mark.django_db


def test_an_item_is_withdrawn_with_a_reason_and_keeps_its_number(office: Office) -> None:
    item = published(office)
    number, revision = item.index_number, item.live_revision_id
    address = reverse("disclosures_withdrawal", args=[item.pk])

    answer = login(office.leader).post(address, {"reason": "数字有误"})

    assert answer.status_code == 302
    item.refresh_from_db()
    assert (item.live, item.index_number) == (False, number)
    made = Withdrawal.objects.get()
    assert (made.person, made.reason, made.revision_id) == (office.leader, "数字有误", revision)
    kept = Entry.objects.get(action="item.withdrawn")
    assert (kept.actor, kept.detail) == ("leader", '{"reason": "数字有误"}')
    page = login(office.leader).get(address).content.decode()
    assert "现在没有公开" in page
    assert "数字有误" in page


def test_without_a_reason_it_stays_and_it_is_said_why(office: Office) -> None:
    item = published(office)
    address = reverse("disclosures_withdrawal", args=[item.pk])

    page = login(office.leader).post(address, {"reason": "  "}).content.decode()

    item.refresh_from_db()
    assert item.live
    assert "撤下须写明理由" in page


def test_what_is_not_public_is_not_withdrawn(office: Office) -> None:
    with pytest.raises(WithdrawalRefusedError, match="没有公开"):
        withdraw(office.draft(), office.leader, "误发")


def test_nobody_else_withdraws(office: Office) -> None:
    item = published(office)
    elsewhere = person("elsewhere")
    post(elsewhere, Role.LEADER, body("正宁县教育局"), since=SINCE)
    address = reverse("disclosures_withdrawal", args=[item.pk])

    for who in (office.clerk, office.head, office.deputy, elsewhere):
        assert login(who).post(address, {"reason": "误发"}).status_code == 404
        with pytest.raises(WithdrawalRefusedError, match="公开专员或者主要领导"):
            withdraw(item, who, "误发")

    item.refresh_from_db()
    assert item.live


def test_the_list_offers_it_to_who_may(office: Office) -> None:
    item = published(office)
    address = reverse("disclosures_withdrawal", args=[item.pk])
    listed = reverse(type(item).snippet_viewset.get_url_name("list"))

    assert address in login(office.leader).get(listed).content.decode()
    assert address not in login(office.clerk).get(listed).content.decode()


def test_what_was_withdrawn_does_not_go_out_again_without_review(office: Office) -> None:
    item = published(office)
    revision = item.live_revision
    withdraw(item, office.leader, "数字有误")

    with pytest.raises(NotClearedError):
        revision.publish(skip_permission_checks=True)

    item.refresh_from_db()
    assert not item.live
