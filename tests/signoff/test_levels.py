"""Three levels by three people, and only then what they approved is live."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from bodies.county import ACT, DAY, person, post
from gongkai.audit.acts import Act
from gongkai.audit.models import Entry
from gongkai.audit.protection import release as unguard
from gongkai.bodies.models import Role
from gongkai.bodies.services import add_section, delegate
from gongkai.disclosures.models import Item
from gongkai.signoff.chains import URGENT, lay_chain
from gongkai.signoff.errors import SignoffRefusedError
from gongkai.signoff.models import Chain, Clearance, Decision
from gongkai.signoff.selectors import chain_for, inbox_of, waiting_for
from gongkai.signoff.services import release, submit
from signoff.office import Office, approve, current, office, send_back
from signoff.test_screens import login

__all__ = ["office"]
pytestmark = pytest.mark.django_db


def test_a_text_is_live_after_the_third_level_and_not_before(office: Office) -> None:
    item = office.draft()
    office.submit(item)

    for who in (office.head, office.deputy, office.leader):
        assert not Item.objects.get().live
        approve(item, who)

    assert Item.objects.get().live
    assert [d.role for d in Decision.objects.all()] == ["section_head", "deputy", "leader"]


def test_what_is_live_is_the_revision_that_was_cleared(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    for who in (office.head, office.deputy, office.leader):
        approve(item, who)

    clearance = Clearance.objects.get()

    assert item.live_revision_id == clearance.revision_id
    assert {d.digest for d in Decision.objects.all()} == {clearance.digest}


def test_every_step_is_in_the_trail_with_its_revision(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    for who in (office.head, office.deputy, office.leader):
        approve(item, who)

    entries = list(Entry.objects.filter(action__startswith="signoff."))

    assert [(e.action, e.actor) for e in entries] == [
        ("signoff.submitted", "clerk"),
        ("signoff.approved", "head"),
        ("signoff.approved", "deputy"),
        ("signoff.approved", "leader"),
        ("signoff.released", "leader"),
    ]
    assert {e.revision for e in entries} == {str(item.live_revision_id)}


@pytest.mark.parametrize("who", ["clerk", "deputy", "leader"])
def test_each_level_is_for_its_own_post(office: Office, who: str) -> None:
    item = office.draft()
    office.submit(item)

    with pytest.raises(SignoffRefusedError, match="不能在这一级审核"):
        approve(item, getattr(office, who))


def test_nobody_approves_their_own_text(office: Office) -> None:
    other = office.hire("head2", Role.SECTION_HEAD)
    item = office.draft(author=office.head)
    office.submit(item, office.head)

    with pytest.raises(SignoffRefusedError):
        approve(item, office.head)
    approve(item, other)


def test_who_saved_a_version_has_written_the_text_too(office: Office) -> None:
    office.hire("head2", Role.SECTION_HEAD)
    item = office.draft()
    item.title = "改过的标题"
    item.save_revision(user=office.head)
    office.submit(item)

    with pytest.raises(SignoffRefusedError):
        approve(item, office.head)


def test_nobody_approves_two_levels(office: Office) -> None:
    post(office.head, Role.DEPUTY, office.body)
    item = office.draft()
    office.submit(item)
    approve(item, office.head)

    with pytest.raises(SignoffRefusedError):
        approve(item, office.head)
    approve(item, office.deputy)


def test_a_text_is_not_submitted_where_too_few_people_stand_ready(office: Office) -> None:
    office.deputy.posts.all().delete()
    post(office.head, Role.DEPUTY, office.body)
    item = office.draft()

    with pytest.raises(SignoffRefusedError, match="须由不同的人担任"):
        office.submit(item)
    assert item.current_workflow_state is None


def test_a_level_that_nobody_holds_is_named(office: Office) -> None:
    office.leader.posts.all().delete()

    with pytest.raises(SignoffRefusedError, match="没有可以审核此件的主要领导"):
        office.submit(office.draft())


def test_what_is_missing_is_named_before_the_first_level(office: Office) -> None:
    with pytest.raises(SignoffRefusedError, match="请补齐：正文"):
        office.submit(office.draft(text=" "))


def test_a_return_needs_its_reason(office: Office) -> None:
    item = office.draft()
    office.submit(item)

    with pytest.raises(SignoffRefusedError, match="退回须写明理由"):
        send_back(item, office.head, "  ")


def test_a_returned_text_starts_again_at_the_first_level(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    approve(item, office.head)
    send_back(item, office.deputy, "请补充报名电话")
    item.text = "<p>各乡镇：报名电话见附件。</p>"
    item.save_revision(user=office.clerk)
    office.submit(item)

    assert current(item).task.specific.role == Role.SECTION_HEAD


def test_during_leave_the_stand_in_approves_and_it_is_said(office: Office) -> None:
    stand_in = person("standin")
    held = office.leader.posts.get()
    today = timezone.localdate()
    by = Act(office.leader.pk, "leader", ACT.at)
    delegate(by, held, stand_in, today, today + timedelta(days=1), "公差")
    item = office.draft()
    office.submit(item)
    approve(item, office.head)
    approve(item, office.deputy)

    approve(item, stand_in)

    decision = Decision.objects.last()
    assert decision is not None
    assert decision.is_delegated
    assert decision.post == held


def test_a_stand_in_who_has_approved_a_level_does_not_approve_another(office: Office) -> None:
    today = timezone.localdate()
    by = Act(office.leader.pk, "leader", ACT.at)
    delegate(by, office.leader.posts.get(), office.deputy, today, today, "公差")
    item = office.draft()
    office.submit(item)
    approve(item, office.head)
    approve(item, office.deputy)

    with pytest.raises(SignoffRefusedError):
        approve(item, office.deputy)


def test_what_waits_for_a_person_is_what_they_may_decide(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    level = current(item).task.specific

    assert [s.pk for s in waiting_for(office.head, level)] == [current(item).pk]
    assert not waiting_for(office.deputy, level).exists()
    assert not waiting_for(office.clerk, level).exists()


def test_the_most_particular_chain_counts(office: Office) -> None:
    item = office.draft()
    kind = ContentType.objects.get_for_model(Item)
    assert chain_for(item).name == "三级审核"

    lay_chain("公开信息两级", URGENT, content_type=kind)
    assert chain_for(item).name == "公开信息两级"
    lay_chain("本局两级", URGENT, body=office.body)
    assert chain_for(item).name == "本局两级"
    assert chain_for(item, urgent=True).name == "紧急审核"


def test_the_clock_of_posts_is_todays(office: Office) -> None:
    assert office.leader.posts.get().since < DAY


def test_the_version_under_review_says_whose_head_approves(office: Office) -> None:
    other = add_section(ACT, office.body, "文化艺术股")
    there = person("there")
    post(there, Role.SECTION_HEAD, other)
    item = office.draft()
    item.section = other
    item.save_revision(user=office.clerk)
    office.submit(item)

    with pytest.raises(SignoffRefusedError):
        approve(item, office.head)
    assert [each.obj.section for each in inbox_of(there)] == [other]
    approve(item, there)


def test_the_inbox_names_a_text_as_it_was_submitted(office: Office) -> None:
    item = office.draft(title="旧标题")
    item.title = "新标题"
    item.save_revision(user=office.clerk)
    office.submit(item)

    assert [str(each.obj) for each in inbox_of(office.head)] == ["新标题"]


def test_without_a_chain_nothing_is_submitted(office: Office) -> None:
    Chain.objects.all().delete()

    with pytest.raises(SignoffRefusedError, match="没有适用的审签流程"):
        submit(office.draft(), office.clerk)


def test_what_a_level_has_not_approved_is_not_released(office: Office) -> None:
    item = office.draft()
    state = office.submit(item)
    approve(item, office.head)

    with pytest.raises(SignoffRefusedError, match="还有审核环节没有同意"):
        release(state, office.head)


def test_what_one_person_has_approved_twice_is_not_released(office: Office) -> None:
    item = office.draft()
    state = office.submit(item)
    approve(item, office.head)
    approve(item, office.deputy)
    unguard(connection, "signoff_decision")  # the database itself would refuse what follows
    Decision.objects.filter(role="deputy").update(person=office.head)
    mine = Decision.objects.get(role="deputy")
    mine.pk, mine.role, mine.person = None, "leader", office.leader
    mine.task_state = current(item)
    mine.save()

    with pytest.raises(SignoffRefusedError, match="须由不同的人担任"):
        release(state, office.leader)


def test_the_page_of_review_says_why_an_approval_is_refused(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    address = reverse("signoff_review", args=[current(item).pk])
    item.text = "<p>偷换的内容</p>"
    item.save_revision(user=office.clerk)

    page = login(office.head).post(address, {"action": "approve"}).content.decode()

    assert "送审后内容又有修改" in page


def test_a_text_that_its_own_rules_keep_back_stays_at_the_last_level(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kept_back(*_args: object, **_kwargs: object) -> None:
        raise ValidationError("成文日期不能晚于公开日期。")

    item = office.draft()
    office.submit(item)
    approve(item, office.head)
    approve(item, office.deputy)
    address = reverse("signoff_review", args=[current(item).pk])
    monkeypatch.setattr(Revision, "publish", kept_back)

    page = login(office.leader).post(address, {"action": "approve"}).content.decode()

    assert "成文日期不能晚于公开日期" in page
    assert current(item).task.specific.role == Role.LEADER
    assert not Decision.objects.filter(role="leader").exists()
