"""The back office of bodies, people and posts: who may, who may not, and what is said."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bodies.county import person, post, section
from bodies.office import SINCE, Hall, hall, login, page, text, today
from gongkai.audit.models import Entry
from gongkai.audit.verification import verify
from gongkai.bodies.models import AdministratorDuty, Body, Delegation, Duty, Person, Post, Role
from gongkai.bodies.viewsets import OfficeGroup

__all__ = ["hall"]
KINDS = [viewset.model._meta.model_name for viewset in OfficeGroup.items]
OF_BODIES = ["body", "section", "post", "delegation"]


def refused(answer: Any) -> bool:
    """Tell whether the back office sent somebody home, or away."""
    if answer.status_code in (403, 404):
        return True
    return answer.status_code == 302 and answer["Location"].split("?")[0] in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_login"),
    )


def record_of(hall: Hall, kind: str) -> int:
    """Give a record of each kind that belongs to the bureau."""
    held = hall.leader.posts.get()
    if kind == "delegation":
        return Delegation.objects.create(
            post=held, to=hall.head, since=today(), until=today(), reason="休假"
        ).pk
    return {
        "body": hall.bureau.pk,
        "section": hall.section.pk,
        "person": hall.clerk.pk,
        "post": held.pk,
        "administratorduty": hall.audit.administrator_duty.pk,
    }[kind]


def addresses(hall: Hall, kind: str) -> list[str]:
    """Give every address on which something is done to records of a kind."""
    viewset = next(each for each in OfficeGroup.items if each.model._meta.model_name == kind)
    pk = record_of(hall, kind)
    found = [page(kind, "add"), page(kind, "edit", pk)]
    found += [page(kind, act, pk) for act in viewset.acts]
    return found + ([page(kind, "import")] if viewset.importing else [])


@pytest.mark.parametrize("kind", KINDS)
def test_only_who_keeps_a_kind_reaches_its_pages(hall: Hall, kind: str) -> None:
    keeper = hall.security if kind == "administratorduty" else hall.system
    pages = addresses(hall, kind)

    for who in (hall.system, hall.security, hall.audit, hall.clerk, hall.leader, hall.overseer):
        client = login(who)
        for url in pages:
            for answer in (client.get(url), client.post(url, {})):
                assert refused(answer) is (who != keeper), (who, url)
            if who == keeper and url == pages[0]:
                assert "必填" in text(client.get(url))


@pytest.mark.parametrize("kind", KINDS)
def test_the_three_administrators_see_every_list_and_its_exports(hall: Hall, kind: str) -> None:
    record_of(hall, kind)

    for who in (hall.system, hall.security, hall.audit):
        client = login(who)
        assert client.get(page(kind)).status_code == 200
        assert client.get(page(kind), {"q": "没有这个"}).status_code == 200
        for form in ("csv", "xlsx"):
            answer = client.get(page(kind), {"export": form})
            assert answer.status_code == 200
            assert b"".join(answer.streaming_content if answer.streaming else [answer.content])


@pytest.mark.parametrize("kind", KINDS)
def test_posts_see_lists_of_their_own_bodies_alone(hall: Hall, kind: str) -> None:
    section(hall.other, "医政股")
    client = login(hall.outsider)

    answer = client.get(page(kind))

    if kind not in OF_BODIES:
        assert refused(answer)
        return
    assert "文体广电" not in text(answer)
    assert "clerk某" not in text(answer)
    if kind != "delegation":
        assert "卫生健康局" in text(answer)
    exported = b"".join(client.get(page(kind), {"export": "csv"}).streaming_content).decode()
    assert "文体广电" not in exported


def test_an_overseer_sees_the_bodies_below(hall: Hall) -> None:
    shown = text(login(hall.overseer).get(page("body")))

    assert "正宁县卫生健康局" in shown
    assert "正宁县文体广电和旅游局" in shown
    assert page("body", "edit", hall.bureau.pk) not in shown


def test_a_filter_offers_no_body_that_is_not_seen(hall: Hall) -> None:
    client = login(hall.outsider)

    assert "文体广电" not in text(client.get(page("post")))
    assert "clerk某" not in text(client.get(page("post"), {"body": hall.bureau.pk}))


def test_the_menu_shows_what_one_may_enter(hall: Hall) -> None:
    idle = person("idle")

    def menu(who: Person) -> str:
        return text(login(who).get(reverse("wagtailadmin_home")))

    for kind in KINDS:
        assert page(kind) in menu(hall.audit)
        assert (page(kind) in menu(hall.clerk)) is (kind in OF_BODIES)
    assert reverse("my_delegations") in menu(hall.clerk)
    assert reverse("my_delegations") not in menu(hall.system)
    assert refused(login(idle).get(page("body")))


def test_a_body_is_set_up_under_another_changed_closed_and_reopened(hall: Hall) -> None:
    client = login(hall.system)
    offered = text(client.get(f"{page('body', 'add')}?parent={hall.county.pk}"))
    assert re.search(rf'value="{hall.county.pk}" selected', offered)

    given = {"parent": hall.county.pk, "name": "正宁县教育局", "kind": "department"}
    client.post(page("body", "add"), given | {"division_code": "621025"})
    made = Body.objects.get(name="正宁县教育局")
    changed = {"name": "正宁县教育和科技局", "kind": "department", "division_code": "621025"}
    client.post(page("body", "edit", made.pk), changed)
    client.post(page("body", "close", made.pk))
    assert not Body.objects.get(pk=made.pk).is_active
    assert "（已停用）" in text(client.get(page("body")))
    assert page("body", "reopen", made.pk) in text(client.get(page("body", "edit", made.pk)))
    client.post(page("body", "reopen", made.pk))

    made.refresh_from_db()
    assert (made.name, made.is_active) == ("正宁县教育和科技局", True)
    assert made.get_parent() == hall.county
    actions = list(Entry.objects.order_by("-number").values_list("action", flat=True)[:4])
    assert actions == ["body.reopened", "body.closed", "body.changed", "body.founded"]
    detail = Entry.objects.get(action="body.changed").details
    assert detail == {"name": ["正宁县教育局", "正宁县教育和科技局"]}
    assert verify().is_whole


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "正宁县卫生健康局"}, "已存在"),
        ({"division_code": "62"}, "行政区划代码应为6位数字"),
        ({"credit_code": "11621025013000000X"}, "统一社会信用代码"),
        ({"name": ""}, "必填"),
    ],
)
def test_a_wrong_body_is_answered_with_a_sentence(
    hall: Hall, fields: dict[str, str], said: str
) -> None:
    good = {"name": "正宁县教育局", "kind": "department", "division_code": "621025"}

    answer = login(hall.system).post(page("body", "add"), good | fields)

    assert answer.status_code == 200
    assert said in text(answer)
    assert Body.objects.count() == 3


def test_a_body_with_people_or_bodies_below_is_not_closed(hall: Hall) -> None:
    client = login(hall.system)

    assert "还有3个岗位在任" in text(client.post(page("body", "close", hall.bureau.pk)))
    hall.overseer.posts.all().delete()
    assert "下面还有在用的机关" in text(client.post(page("body", "close", hall.county.pk)))
    assert Body.objects.filter(is_active=True).count() == 3


def test_a_section_is_added_renamed_and_removed_unless_used(hall: Hall) -> None:
    client = login(hall.system)

    client.post(page("section", "add"), {"body": hall.bureau.pk, "name": "文化艺术股"})
    made = hall.bureau.sections.get(name="文化艺术股")
    client.post(page("section", "edit", made.pk), {"name": "艺术股"})
    made.refresh_from_db()
    assert made.name == "艺术股"
    twice = client.post(page("section", "edit", made.pk), {"name": "办公室"})
    assert "该机关已有同名股室" in text(twice)
    kept = client.post(page("section", "remove", hall.section.pk))
    client.post(page("section", "remove", made.pk))

    assert "已有岗位或者信息，不能删除" in text(kept)
    assert [each.name for each in hall.bureau.sections.all()] == ["办公室"]


def test_an_account_is_opened_with_a_password_shown_once(hall: Hall) -> None:
    client = login(hall.system)

    answer = client.post(page("person", "add"), {"username": "wang", "name": "王芳"})
    found = re.search(r"<code>(.+?)</code>", text(answer))

    assert found
    password = found[1]
    made = Person.objects.get(username="wang")
    assert made.check_password(password)
    assert made.must_change_password
    assert "no-store" in answer["Cache-Control"]
    assert password not in str(list(Entry.objects.values()))
    assert password not in text(client.get(page("person", "edit", made.pk)))


def test_a_reset_password_ends_the_old_one_and_the_sessions(hall: Hall) -> None:
    before = login(hall.clerk)

    answer = login(hall.system).post(page("person", "password", hall.clerk.pk))
    found = re.search(r"<code>(.+?)</code>", text(answer))

    hall.clerk.refresh_from_db()
    assert found
    assert hall.clerk.check_password(found[1])
    assert hall.clerk.must_change_password
    assert before.get(reverse("wagtailadmin_home")).status_code == 302


def test_an_account_is_closed_when_nothing_is_held_and_opened_again(hall: Hall) -> None:
    client = login(hall.system)
    idle = person("idle")

    held = client.post(page("person", "close", hall.clerk.pk))
    administrator = client.post(page("person", "close", hall.audit.pk))
    client.post(page("person", "close", idle.pk))
    idle.refresh_from_db()
    assert not idle.is_active
    assert page("person", "reopen", idle.pk) in text(client.get(page("person", "edit", idle.pk)))
    client.post(page("person", "reopen", idle.pk))

    assert "还有1个岗位在任" in text(held)
    assert "audit某是审计员，请安全管理员先解除职责" in text(administrator)
    idle.refresh_from_db()
    assert idle.is_active


def test_a_person_is_renamed_and_the_trail_keeps_no_telephone(hall: Hall) -> None:
    url = page("person", "edit", hall.clerk.pk)

    login(hall.system).post(url, {"name": "王小燕", "mobile": "13800000000", "email": ""})

    hall.clerk.refresh_from_db()
    assert hall.clerk.name == "王小燕"
    entry = Entry.objects.get(action="person.changed")
    assert entry.details == {"fields": ["mobile", "name"]}


@pytest.mark.parametrize("act", ["password", "close", "reopen"])
def test_nobody_changes_their_own_account(hall: Hall, act: str) -> None:
    client = login(hall.system)

    assert page("person", act, hall.system.pk) not in text(
        client.get(page("person", "edit", hall.system.pk))
    )
    assert refused(client.post(page("person", act, hall.system.pk)))


def appointment(hall: Hall, who: Person, **fields: Any) -> dict[str, Any]:
    return {
        "person": who.pk,
        "body": hall.bureau.pk,
        "role": "clerk",
        "section": hall.section.pk,
        "since": str(today()),
    } | fields


def test_somebody_is_appointed_and_the_post_ended(hall: Hall) -> None:
    client = login(hall.system)
    idle = person("idle")

    client.post(page("post", "add"), appointment(hall, idle, until=str(today(30))))
    held = idle.posts.get()
    assert held.until == today(30)
    client.post(page("post", "edit", held.pk), {"until": str(today())})
    early = client.post(page("post", "edit", held.pk), {"until": str(today(-1))})

    held.refresh_from_db()
    assert held.until == today()
    assert "“至”不能早于“自”" in text(early)


def test_a_deputy_is_put_in_charge_of_sections_of_that_body(hall: Hall) -> None:
    client = login(hall.system)
    idle, strange = person("idle"), section(hall.other, "医政股")
    deputy = appointment(hall, idle, role="deputy", section="")

    wrong = client.post(page("post", "add"), deputy | {"in_charge_of": [strange.pk]})
    client.post(page("post", "add"), deputy | {"in_charge_of": [hall.section.pk]})

    assert "所选股室不属于该机关" in text(wrong)
    assert list(idle.posts.get().in_charge_of.all()) == [hall.section]


def test_wrong_appointments_are_answered_with_sentences(hall: Hall) -> None:
    client = login(hall.system)
    idle = person("idle")

    def said(who: Person, **fields: Any) -> str:
        return text(client.post(page("post", "add"), appointment(hall, who, **fields)))

    assert "已任这个岗位" in said(hall.clerk)
    assert "信息员、股室负责人须选股室" in said(idle, section="")
    assert "所选股室不属于该机关" in said(idle, body=hall.other.pk)
    assert "选择一个有效的选项" in said(idle, person=999)
    assert not idle.posts.exists()


def test_nobody_appoints_themselves_nor_ends_their_own_post(hall: Hall) -> None:
    client = login(hall.system)
    held = post(hall.system, Role.OFFICER, hall.bureau, since=SINCE)

    assert refused(client.post(page("post", "add"), appointment(hall, hall.system)))
    assert refused(client.post(page("post", "edit", held.pk), {"until": str(today())}))

    assert Post.objects.get(person=hall.system).until is None


def test_the_security_administrator_assigns_and_withdraws_duties(hall: Hall) -> None:
    client = login(hall.security)
    second = person("second")

    only = client.post(page("administratorduty", "edit", hall.audit.administrator_duty.pk))
    client.post(page("administratorduty", "add"), {"person": second.pk, "duty": "audit"})
    client.post(page("administratorduty", "edit", hall.audit.administrator_duty.pk))

    assert "这是唯一的审计员" in text(only)
    assert AdministratorDuty.objects.get(duty=Duty.AUDIT).person == second
    assert Entry.objects.filter(action="duty.withdrawn").count() == 1


def test_nobody_has_two_duties_or_changes_their_own(hall: Hall) -> None:
    client = login(hall.security)
    add = page("administratorduty", "add")

    twice = client.post(add, {"person": hall.audit.pk, "duty": "system"})
    own = client.post(page("administratorduty", "edit", hall.security.administrator_duty.pk))

    assert "选择一个有效的选项" in text(twice)
    assert refused(own)
    assert AdministratorDuty.objects.count() == 3


def test_the_system_administrator_delegates_for_others_never_to_themselves(hall: Hall) -> None:
    client = login(hall.system)
    given = {
        "post": hall.leader.posts.get().pk,
        "to": hall.head.pk,
        "since": str(today()),
        "until": str(today(3)),
        "reason": "住院",
    }

    own = client.post(page("delegation", "add"), given | {"to": hall.system.pk})
    client.post(page("delegation", "add"), given)
    made = Delegation.objects.get()
    client.post(page("delegation", "edit", made.pk))
    again = client.post(page("delegation", "edit", made.pk))

    made.refresh_from_db()
    assert "选择一个有效的选项" in text(own)
    assert made.revoked_on == today()
    assert "这项委托已经撤销" in text(again)


@pytest.mark.parametrize("kind", OF_BODIES)
def test_a_record_that_is_not_there_is_not_found(hall: Hall, kind: str) -> None:
    assert login(hall.system).get(page(kind, "edit", 10**6)).status_code == 404


def test_a_long_list_of_people_asks_no_more_than_a_short_one(hall: Hall) -> None:
    client = login(hall.system)
    client.get(page("person"))
    with CaptureQueriesContext(connection) as short:
        client.get(page("person"))
    for number in range(30):
        hall.hire(f"more{number}", Role.OFFICER, hall.other)

    with CaptureQueriesContext(connection) as long:
        shown = text(client.get(page("person")))

    assert shown.count("正宁县卫生健康局 公开专员") == 30
    assert len(long) <= len(short)
