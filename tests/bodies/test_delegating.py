"""我的委托: one's own posts handed over, and what is said of what cannot be."""

from typing import Any

import pytest
from django.urls import reverse

from bodies.county import ACT, person
from bodies.office import Hall, hall, login, text, today
from gongkai.audit.models import Entry
from gongkai.bodies.models import Delegation, Person
from gongkai.bodies.selectors import holdings
from gongkai.bodies.services import end_post

__all__ = ["hall"]
MINE = "my_delegations"


def hand_over(hall: Hall, to: Person, by: Person | None = None, **fields: Any) -> Any:
    given = {
        "post": hall.leader.posts.get().pk,
        "to": to.pk,
        "since": str(today()),
        "until": str(today(3)),
        "reason": "休假",
    }
    return login(by or hall.leader).post(reverse(MINE), given | fields, follow=True)


def test_a_leader_hands_over_their_post_and_takes_it_back(hall: Hall) -> None:
    page = text(hand_over(hall, hall.clerk))

    made = Delegation.objects.get()
    assert "已委托" in page
    assert "委托中" in page
    assert len(holdings(hall.clerk, today())) == 2
    assert "leader某" in text(login(hall.clerk).get(reverse(MINE)))
    login(hall.leader).post(reverse("revoke_my_delegation", args=[made.pk]))

    assert len(holdings(hall.clerk, today())) == 1
    acts = Entry.objects.filter(action__startswith="post.").order_by("-number")
    actions = list(acts.values_list("action", flat=True)[:2])
    assert actions == ["post.delegation_revoked", "post.delegated"]
    assert "已撤销" in text(login(hall.leader).get(reverse(MINE)))


def test_a_colleague_at_another_level_may_stand_in_but_it_is_said(hall: Hall) -> None:
    page = text(hand_over(hall, hall.head))

    assert "head某已任股室负责人：同一件稿子只能审核其中一级" in page
    assert Delegation.objects.exists()


def test_days_that_overlap_are_refused_until_the_other_is_revoked(hall: Hall) -> None:
    hand_over(hall, hall.clerk)
    again = text(hand_over(hall, hall.head, since=str(today(3)), until=str(today(5))))
    assert "已委托给clerk某，日期重叠" in again
    login(hall.leader).post(reverse("revoke_my_delegation", args=[Delegation.objects.get().pk]))

    hand_over(hall, hall.head, since=str(today(3)), until=str(today(5)))

    assert Delegation.objects.filter(revoked_on=None).get().to == hall.head


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"since": str(today(2)), "until": str(today(1))}, "“至”不能早于“自”"),
        ({"since": str(today(-1))}, "委托不能倒签"),
        ({"reason": ""}, "必填"),
        ({"since": "昨天"}, "日期"),
    ],
)
def test_what_does_not_fit_has_its_sentence(hall: Hall, fields: dict[str, str], said: str) -> None:
    assert said in text(hand_over(hall, hall.clerk, **fields))
    assert not Delegation.objects.exists()


def test_a_post_is_not_handed_over_beyond_its_term(hall: Hall) -> None:
    end_post(ACT, hall.leader.posts.get(), today(1))

    assert "委托须在任职期内" in text(hand_over(hall, hall.clerk))


def test_nobody_is_offered_but_colleagues_in_use(hall: Hall) -> None:
    closed = person("closed", "已停某")
    Person.objects.filter(pk=closed.pk).update(is_active=False)
    shown = text(login(hall.leader).get(reverse(MINE)))

    assert "clerk某" in shown
    assert "outsider某" not in shown
    assert "已停某" not in shown
    for to in (hall.outsider, closed, hall.leader):
        assert "选择一个有效的选项" in text(hand_over(hall, to))
    assert not Delegation.objects.exists()


def test_nobody_hands_over_or_takes_back_what_is_not_theirs(hall: Hall) -> None:
    hand_over(hall, hall.head, by=hall.clerk)
    assert not Delegation.objects.exists()
    hand_over(hall, hall.clerk)
    made = Delegation.objects.get()

    for who in (hall.clerk, hall.head, hall.outsider):
        answer = login(who).post(reverse("revoke_my_delegation", args=[made.pk]))
        assert answer.status_code == 404
    made.refresh_from_db()
    assert made.revoked_on is None


def test_a_delegated_post_is_not_handed_on(hall: Hall) -> None:
    hand_over(hall, hall.clerk)

    shown = text(hand_over(hall, hall.head, by=hall.clerk))

    assert "选择一个有效的选项" in shown
    assert Delegation.objects.count() == 1


def test_who_holds_no_post_has_no_such_page(hall: Hall) -> None:
    answer = login(hall.audit).get(reverse(MINE))

    assert answer.status_code == 302
    assert answer["Location"] == reverse("wagtailadmin_home")
