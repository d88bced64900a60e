"""Posts, delegation and sight: what people hold on a day, and what they may see by it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from bodies.county import ACT, DAY, body, person, post, section
from gongkai.audit.acts import Act
from gongkai.audit.models import Entry
from gongkai.audit.verification import verify
from gongkai.bodies.models import Body, Duty, Person, Post, Role
from gongkai.bodies.selectors import holders, holdings, may_enter, visible_bodies
from gongkai.bodies.services import assign_duty, delegate, end_post, revoke

pytestmark = pytest.mark.django_db


def by(who: Person) -> Act:
    return Act(who.pk, who.name, ACT.at)


def names(bodies: object) -> list[str]:
    return sorted(each.name for each in bodies)  # type: ignore[attr-defined]  # a query


@pytest.fixture
def county() -> dict[str, Body]:
    top = body("正宁县人民政府")
    return {
        "county": top,
        "culture": body("正宁县文体广电和旅游局", top),
        "health": body("正宁县卫生健康局", top),
        "other": body("合水县人民政府"),
    }


def test_who_holds_a_post_sees_that_body_alone(county: dict[str, Body]) -> None:
    clerk = person("clerk")
    post(clerk, Role.CLERK, section(county["culture"]))

    assert names(visible_bodies(clerk, DAY)) == ["正宁县文体广电和旅游局"]


def test_an_overseer_sees_all_below_and_nothing_beside(county: dict[str, Body]) -> None:
    overseer = person("overseer")
    post(overseer, Role.OVERSEER, county["county"])

    assert names(visible_bodies(overseer, DAY)) == [
        "正宁县人民政府", "正宁县卫生健康局", "正宁县文体广电和旅游局",
    ]  # fmt: skip


def test_a_leader_of_the_county_does_not_oversee_by_that(county: dict[str, Body]) -> None:
    leader = person("leader")
    post(leader, Role.LEADER, county["county"])

    assert names(visible_bodies(leader, DAY)) == ["正宁县人民政府"]


@pytest.mark.parametrize(("offset", "seen"), [(-1, False), (0, True), (30, True), (31, False)])
def test_a_post_is_held_from_its_first_day_to_its_last(
    county: dict[str, Body], offset: int, seen: bool
) -> None:
    officer = person("officer")
    held = post(officer, Role.OFFICER, county["culture"])
    end_post(ACT, held, DAY + timedelta(days=30))

    assert visible_bodies(officer, DAY + timedelta(days=offset)).exists() is seen


def test_a_closed_account_holds_nothing(county: dict[str, Body]) -> None:
    officer = person("officer")
    post(officer, Role.OFFICER, county["culture"])
    Person.objects.update(is_active=False)

    assert holders(Role.OFFICER, county["culture"], DAY) == []
    assert not visible_bodies(officer, DAY).exists()


def test_a_deputy_is_in_charge_of_the_sections_named_or_of_all(county: dict[str, Body]) -> None:
    culture = county["culture"]
    art, sport = section(culture, "艺术股"), section(culture, "体育股")
    post(person("all"), Role.DEPUTY, culture)
    post(person("art"), Role.DEPUTY, culture).in_charge_of.add(art)

    assert {h.person.username for h in holders(Role.DEPUTY, culture, DAY, art)} == {"all", "art"}
    assert {h.person.username for h in holders(Role.DEPUTY, culture, DAY, sport)} == {"all"}


def test_during_leave_the_other_person_holds_the_post_too(county: dict[str, Body]) -> None:
    leader, stand_in = person("leader"), person("standin")
    held = post(leader, Role.LEADER, county["culture"])
    delegate(by(leader), held, stand_in, DAY, DAY + timedelta(days=2), "公差")

    found = holders(Role.LEADER, county["culture"], DAY + timedelta(days=2))

    assert [(h.person.username, h.delegation is not None) for h in found] == [
        ("leader", False), ("standin", True),
    ]  # fmt: skip
    assert len(holdings(stand_in, DAY)) == 1
    assert holdings(stand_in, DAY + timedelta(days=3)) == []


def test_a_revoked_delegation_ends_that_day(county: dict[str, Body]) -> None:
    leader, stand_in = person("leader"), person("standin")
    held = post(leader, Role.LEADER, county["culture"])
    given = delegate(by(leader), held, stand_in, DAY, DAY + timedelta(days=9), "休假")
    revoke(by(leader), given, DAY + timedelta(days=4))

    assert holdings(stand_in, DAY + timedelta(days=3))
    assert not holdings(stand_in, DAY + timedelta(days=4))


def test_nobody_delegates_the_post_of_another(county: dict[str, Body]) -> None:
    held = post(person("leader"), Role.LEADER, county["culture"])
    other = person("other")

    with pytest.raises(PermissionDenied, match="只有本人或者系统管理员"):
        delegate(by(other), held, other, DAY, DAY, "代签")


def test_the_system_administrator_delegates_for_someone_who_cannot(
    county: dict[str, Body],
) -> None:
    held = post(person("leader"), Role.LEADER, county["culture"])
    administrator, stand_in = person("admin"), person("standin")
    assign_duty(ACT, administrator, Duty.SYSTEM)

    delegate(by(administrator), held, stand_in, DAY, DAY, "住院")

    assert holdings(stand_in, DAY)


def test_nobody_delegates_to_themselves(county: dict[str, Body]) -> None:
    leader = person("leader")
    held = post(leader, Role.LEADER, county["culture"])

    with pytest.raises(ValidationError, match="不能委托给本人"):
        delegate(by(leader), held, leader, DAY, DAY, "休假")


def test_the_three_administrators_are_different_people() -> None:
    one = person("one")
    assign_duty(ACT, one, Duty.SYSTEM)

    with pytest.raises(ValidationError, match="须由不同的人担任"):
        assign_duty(ACT, one, Duty.AUDIT)


def test_the_database_refuses_an_all_powerful_person() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create_superuser("root", name="超级")


@pytest.mark.parametrize("role", [Role.CLERK, Role.SECTION_HEAD])
def test_a_post_of_a_section_needs_a_section(county: dict[str, Body], role: Role) -> None:
    with pytest.raises(ValidationError, match="须选股室"):
        post(person("one"), role, county["culture"])


def test_a_section_of_another_body_is_refused(county: dict[str, Body]) -> None:
    clerk = person("clerk")
    strange = Post(
        person=clerk, body=county["health"], section=section(county["culture"]),
        role=Role.CLERK, since=DAY,
    )  # fmt: skip

    with pytest.raises(ValidationError, match="不属于该机关"):
        strange.full_clean()


def test_who_holds_nothing_has_no_business_in_the_back_office(county: dict[str, Body]) -> None:
    idle, clerk = person("idle"), person("clerk")
    post(clerk, Role.CLERK, section(county["culture"]), since=date(2020, 1, 1))

    assert not may_enter(idle)
    assert may_enter(clerk)
    assert not clerk.has_perm("bodies.change_person")


def test_every_act_is_in_the_trail(county: dict[str, Body]) -> None:
    leader, stand_in = person("leader"), person("standin")
    held = post(leader, Role.LEADER, county["culture"])
    revoke(by(leader), delegate(by(leader), held, stand_in, DAY, DAY, "休假"), DAY)
    end_post(ACT, held, DAY)

    actions = list(Entry.objects.values_list("action", flat=True))

    assert actions[-5:] == [
        "person.registered", "post.appointed", "post.delegated", "post.delegation_revoked",
        "post.ended",
    ]  # fmt: skip
    assert verify().is_whole
