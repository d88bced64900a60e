"""An item's course on one screen: versions, decisions, publication, withdrawals, corrections."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bodies.county import body, post
from disclosures.test_drafting import correct
from disclosures.test_publication import act_on, published
from gongkai.audit.acts import Act, act_as
from gongkai.audit.services import record
from gongkai.bodies.models import Person, Role
from gongkai.bodies.services import delegate
from gongkai.disclosures.models import Item
from gongkai.disclosures.timeline import Happening, timeline
from gongkai.disclosures.withdrawing import withdraw
from gongkai.signoff import gate
from gongkai.signoff.services import decide, submit
from signoff.office import Office, approve, current, office, send_back
from signoff.test_gate import LEAK, keys_of
from signoff.test_screens import login

__all__ = ["office"]
pytestmark = pytest.mark.django_db
COURSE = ["第1版", "送审", "股室负责人同意", "分管领导同意", "主要领导同意", "首次公开"]


def history_of(item: Item) -> str:
    return reverse(Item.snippet_viewset.get_url_name("history"), args=[item.pk])


def told(item: Item) -> list[str]:
    item.refresh_from_db()
    return [each.what for each in reversed(timeline(item))]


def one(item: Item, what: str) -> Happening:
    (found,) = [each for each in timeline(item) if each.what == what]
    return found


def test_a_course_is_told_from_the_draft_to_the_public(office: Office) -> None:
    item = published(office)

    assert told(item) == COURSE
    assert one(item, "送审").who == "clerk"
    assert one(item, "分管领导同意").who == "deputy"
    assert one(item, "首次公开").words[0] == f"索引号 {item.index_number}"


def test_what_happened_at_one_moment_is_told_in_its_order(office: Office) -> None:
    with act_as(act_on(date(2026, 2, 6))):
        item = published(office)

    assert told(item) == COURSE
    assert {each.at for each in timeline(item)} == {act_on(date(2026, 2, 6)).at}


def test_a_publication_says_by_how_much_it_was_late(office: Office) -> None:
    with act_as(act_on(date(2026, 2, 6))):
        late = published(office, made_on=date(2026, 1, 5))
        budget = published(office, made_on=date(2026, 1, 5), limit="department_budget")
        in_time = published(office, made_on=date(2026, 2, 3))

    assert one(late, "首次公开").words[1] == "应于2026年2月2日前公开，逾期4个工作日"
    assert one(budget, "首次公开").words[1] == "应于2026年1月26日前公开，逾期11天"
    assert one(in_time, "首次公开").words[1].endswith("没有逾期")
    assert [one(each, "首次公开").tone for each in (late, in_time)] == ["late", "done"]


def test_a_return_is_told_with_its_reason_and_what_was_said_of_fields(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    decide(current(item), office.head, "reject", "请核对", {"title": "标题太长"})

    returned = one(item, "股室负责人退回")
    assert returned.words == ("请核对", "标题：标题太长")
    assert returned.tone == "late"
    assert "撤回送审" not in told(item)


def test_what_was_submitted_again_is_told_twice(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    send_back(item, office.head, "改")
    item.title = "改过的标题"
    item.save_revision(user=office.clerk)
    office.submit(item)

    assert told(item) == ["第1版", "送审", "股室负责人退回", "第2版", "送审"]


def test_what_was_taken_back_is_told(office: Office) -> None:
    item = office.draft()
    office.submit(item).cancel(user=office.clerk)

    assert one(item, "撤回送审").who == "clerk"


def test_an_urgent_submission_tells_why(office: Office) -> None:
    item = office.draft()
    submit(item, office.clerk, urgent=True, reason="防汛通知")

    assert one(item, "送审").words == ("紧急事由：防汛通知",)


def test_what_screening_found_and_why_it_went_on_is_told(office: Office) -> None:
    item = office.draft(text=LEAK)
    gate.override(item, office.clerk, "本人书面同意公开", keys_of(item))
    office.submit(item)

    assert one(item, "送审").words == ("内容检查发现1处",)
    assert one(item, "说明理由后仍送审").words == ("本人书面同意公开",)


def test_a_decision_by_a_stand_in_says_so(office: Office) -> None:
    item, today = office.draft(), timezone.localdate()
    leave = Act(office.head.pk, "head", timezone.now())
    delegate(leave, office.head.posts.get(), office.deputy, today, today, "出差")
    office.submit(item)
    approve(item, office.deputy)

    decided = one(item, "股室负责人同意")
    assert (decided.who, decided.words) == ("deputy", ("受托代行",))


def test_a_withdrawal_is_told_with_its_reason_once(office: Office) -> None:
    item = published(office)
    withdraw(item, office.leader, "数字有误")

    (taken_off,) = [each for each in timeline(item) if "撤下" in each.what]
    assert (taken_off.who, taken_off.words) == ("leader", ("数字有误",))


def test_a_correction_stands_with_the_publication_that_brought_it(office: Office) -> None:
    item = published(office)
    correct(office, item, "开放时间改为九时。", "<p>九时。</p>")

    assert told(item)[-2:] == ["更正", "再次公开"]
    assert told(item).count("首次公开") == 1
    assert one(item, "更正").words == ("开放时间改为九时。",)


def test_what_the_clock_did_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    start = timezone.now()
    item = published(
        office, go_live_at=start + timedelta(days=1), expire_at=start + timedelta(days=3)
    )
    assert "首次公开" not in told(item)
    goes_out = timezone.localtime(start + timedelta(days=1))
    assert one(item, "等候定时公开").words == (
        f"定于{goes_out.year}年{goes_out.month}月{goes_out.day}日 {goes_out:%H:%M}",
    )

    for days in (2, 4):
        later = start + timedelta(days=days)
        monkeypatch.setattr(timezone, "now", lambda now=later: now)
        call_command("publish_scheduled")

    assert told(item)[-3:] == ["等候定时公开", "首次公开", "到期撤下"]


def test_a_correction_by_the_clock_is_told_as_such(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    item, start = published(office), timezone.now()
    item.go_live_at, item.correction = start + timedelta(days=1), "改了电话。"
    item.save_revision(user=office.clerk)
    office.submit(item)
    for who in (office.head, office.deputy, office.leader):
        approve(item, who)
    assert "更正" not in told(item)

    monkeypatch.setattr(timezone, "now", lambda: start + timedelta(days=2))
    call_command("publish_scheduled")

    assert told(item)[-2:] == ["更正", "定时再次公开"]


def test_what_only_the_trail_knows_is_told(office: Office) -> None:
    item = office.draft()
    act = Act(office.clerk.pk, "clerk", timezone.now())
    for code, detail in (
        ("item.file_attached", {"name": "附表.xlsx", "sha256": "00"}),
        ("item.made_on_changed", {"old": "2026-01-05", "new": "2026-01-06"}),
        ("signoff.reminded", {"role": "section_head", "to": ["head", "deputy"]}),
    ):
        record(act, code, item, body_id=item.body_id, detail=detail)

    assert one(item, "添加附件").words == ("附表.xlsx",)
    assert one(item, "更改成文日期").words == ("2026-01-05 → 2026-01-06",)
    assert one(item, "催办").words == ("head、deputy",)


def test_another_items_course_is_not_mixed_in(office: Office) -> None:
    published(office, title="别的")
    item = office.draft()

    assert told(item) == ["第1版"]


def test_the_screen_shows_all_to_an_approver_without_the_drafters_doors(office: Office) -> None:
    item = published(office)
    withdraw(item, office.leader, "数字有误")

    page = login(office.deputy).get(history_of(item)).content.decode()

    assert "历史" not in page
    for words in ("办理经过", "第1版", "主要领导同意", "首次公开", item.index_number, "数字有误"):
        assert words in page
    assert "恢复" not in page
    assert "与上一版比较" not in page


def test_the_drafter_compares_and_goes_back(office: Office) -> None:
    item = office.draft()
    item.title = "第二个标题"
    item.save_revision(user=office.clerk)
    client = login(office.clerk)

    page = client.get(history_of(item)).content.decode()

    first, second = item.revisions.order_by("pk").values_list("pk", flat=True)
    for name, args in (
        ("revisions_compare", (item.pk, first, second)),
        ("revisions_revert", (item.pk, first)),
        ("revisions_view", (item.pk, second)),
    ):
        address = reverse(Item.snippet_viewset.get_url_name(name), args=args)
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200
    assert page.count("恢复</a>") == 1


def test_other_bodies_do_not_find_it(office: Office) -> None:
    item = published(office)
    stranger = Person.objects.create(username="stranger", name="外人")
    post(stranger, Role.OFFICER, body("正宁县教育局"), since=date(2020, 1, 1))

    assert login(stranger).get(history_of(item)).status_code == 404


def test_the_list_leads_to_the_course(office: Office) -> None:
    item = published(office)
    where = reverse(Item.snippet_viewset.get_url_name("list"))

    assert history_of(item) in login(office.leader).get(where).content.decode()


def test_a_long_course_comes_in_pages(office: Office) -> None:
    item = office.draft()
    for _each in range(44):
        item.save_revision(user=office.clerk)
    client = login(office.clerk)

    first, second = (client.get(f"{history_of(item)}?p={n}").content.decode() for n in (1, 2))

    assert "第45版" in first
    assert ">第1版<" not in first
    assert ">第1版<" in second


def test_a_longer_course_asks_no_more_of_the_database(office: Office) -> None:
    short, long = published(office), published(office)
    for words in ("改一", "改二", "改三"):
        correct(office, long, words, f"<p>{words}</p>")
    counts = []
    for item in (short, long):
        fresh = Item.objects.get(pk=item.pk)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            timeline(fresh)
        counts.append(len(asked))

    assert counts[0] == counts[1]
