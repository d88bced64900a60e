"""Interpretations, corrections and times, as a clerk's form takes them."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from bodies.county import body, section
from disclosures.test_publication import published
from gongkai.disclosures.models import Item
from gongkai.signoff.errors import SignoffRefusedError
from signoff.office import Office, approve, office
from signoff.test_screens import form_of, login

__all__ = ["office"]
pytestmark = pytest.mark.django_db
ADD = reverse(Item.snippet_viewset.get_url_name("add"))


def edit_of(item: Item) -> str:
    return reverse(Item.snippet_viewset.get_url_name("edit"), args=[item.pk])


def page(item: Item) -> str:
    return render_to_string("disclosures/item.html", {"object": item})


def test_a_policy_and_its_interpretation_show_each_other(office: Office) -> None:
    policy = published(office, title="全民健身实施办法")
    interpretation = published(office, title="实施办法的解读", interprets=policy)

    assert f"解读的文件：全民健身实施办法（{policy.index_number}）" in page(interpretation)
    assert f"相关解读：实施办法的解读（{interpretation.index_number}）" in page(policy)


def test_an_interpretation_not_public_yet_is_not_shown(office: Office) -> None:
    policy = published(office, title="全民健身实施办法")
    office.draft(title="实施办法的解读", interprets=policy)

    assert "相关解读" not in page(policy)


def test_another_bodys_text_is_neither_offered_nor_taken(office: Office) -> None:
    other = body("正宁县教育局")
    foreign = Item(
        title="教育局的文件", text="<p>。</p>", made_on="2026-01-05", body=other,
        section=section(other), author=office.clerk,
    )  # fmt: skip
    foreign.save()

    assert "教育局的文件" not in login(office.clerk).get(ADD).content.decode()
    with pytest.raises(ValidationError, match="只能解读本机关的文件"):
        office.draft(interprets=foreign)


def test_a_text_does_not_interpret_itself(office: Office) -> None:
    item = office.draft()
    item.interprets = item

    with pytest.raises(ValidationError, match="不能解读自己"):
        item.save_revision(user=office.clerk)


def test_a_correction_goes_through_review_before_it_is_seen(office: Office) -> None:
    item = published(office)
    item.correction = "第二条的时间由周一改为周二。"
    item.save_revision(user=office.clerk)
    item.refresh_from_db()
    assert "更正说明" not in page(item)

    office.submit(item)
    for who in (office.head, office.deputy, office.leader):
        approve(item, who)

    assert "第二条的时间由周一改为周二。" in page(item)
    assert item.publication.sequence == 1


def correct(office: Office, item: Item, words: str, text: str) -> None:
    item.refresh_from_db()
    item.correction, item.text = words, text
    item.save_revision(user=office.clerk)
    office.submit(item)
    for who in (office.head, office.deputy, office.leader):
        approve(item, who)


def test_each_correction_keeps_its_day_and_the_newest_stands_first(office: Office) -> None:
    item = published(office)
    correct(office, item, "开放时间改为九时。", "<p>九时。</p>")
    correct(office, item, "闭馆时间改为二十时。", "<p>二十时。</p>")
    correct(office, item, "闭馆时间改为二十时。", "<p>二十时整。</p>")

    notes = list(item.corrections.values_list("text", flat=True))
    assert notes == ["闭馆时间改为二十时。", "开放时间改为九时。"]
    shown = page(item)
    assert shown.index("闭馆时间改为") < shown.index("开放时间改为")
    assert f"{timezone.localdate():%Y年}" in shown


def test_the_same_words_said_again_later_are_another_note(office: Office) -> None:
    item = published(office)
    for words in ("改正个别错别字。", "开放时间改为九时。", "改正个别错别字。"):
        correct(office, item, words, f"<p>{words}第{item.corrections.count()}次。</p>")

    assert [each.text[:4] for each in item.corrections.all()] == [
        "改正个别",
        "开放时间",
        "改正个别",
    ]


def test_a_change_without_a_word_of_what_was_changed_is_warned_of(office: Office) -> None:
    item = published(office)
    assert list(item.cautions()) == []
    item.text = "<p>九时。</p>"
    item.save_revision(user=office.clerk)
    assert "还没有写明这次改了什么" in login(office.clerk).get(edit_of(item)).content.decode()

    office.submit(item)
    review = reverse("signoff_review", args=[item.current_workflow_task_state.pk])
    assert "还没有写明这次改了什么" in login(office.head).get(review).content.decode()


def test_a_change_with_its_note_and_a_change_of_metadata_are_not_warned_of(office: Office) -> None:
    item = published(office)
    item.text, item.correction = "<p>九时。</p>", "开放时间改为九时。"
    assert list(item.cautions()) == []

    item.refresh_from_db()
    item.keywords = "开放时间"
    assert list(item.cautions()) == []


def test_a_note_that_went_out_does_not_serve_for_the_next_change(office: Office) -> None:
    item = published(office)
    correct(office, item, "开放时间改为九时。", "<p>九时。</p>")
    item.refresh_from_db()
    assert list(item.cautions()) == []

    item.text = "<p>十时。</p>"
    assert any("更正说明" in words for words in item.cautions())


def test_the_note_of_a_new_version_is_seen_by_its_reviewers(office: Office) -> None:
    item = published(office)
    item.correction = "电话改了。"
    item.save_revision(user=office.clerk)
    office.submit(item)
    state = item.current_workflow_task_state
    review = login(office.head).get(reverse("signoff_review", args=[state.pk]))
    assert "电话改了。" in review.content.decode()


def test_a_text_to_be_interpreted_warns_until_its_interpretation_is_on_its_way(
    office: Office,
) -> None:
    policy = office.draft(title="奖励办法", needs_interpretation=True)
    assert any("还没有起草" in words for words in policy.cautions())
    page_of_draft = login(office.clerk).get(edit_of(policy)).content.decode()
    assert "解读材料还没有起草" in page_of_draft

    office.submit(policy)
    state = policy.current_workflow_task_state
    review = login(office.head).get(reverse("signoff_review", args=[state.pk]))
    assert "解读材料还没有起草" in review.content.decode()

    reading = office.draft(title="奖励办法解读", interprets=policy)
    assert any("还没有送审" in words for words in policy.cautions())
    assert any("还没有公开" in words for words in reading.cautions())
    office.submit(reading)
    assert list(policy.cautions()) == []


def test_an_interpretation_can_be_drafted_before_its_text_is_public(office: Office) -> None:
    office.draft(title="还在起草的办法")
    assert "还在起草的办法" in login(office.clerk).get(ADD).content.decode()


def test_what_is_not_public_is_not_named_by_its_interpretation(office: Office) -> None:
    policy = office.draft(title="还没有公开的办法")
    reading = published(office, title="解读", interprets=policy)
    assert "还没有公开的办法" not in page(reading)


@pytest.mark.parametrize("text", ["<p></p>", "<p>&nbsp;</p>", "<p> </p><p></p>"])
def test_a_text_without_a_word_is_not_submitted(office: Office, text: str) -> None:
    item = office.draft(text=text)
    with pytest.raises(SignoffRefusedError, match="正文"):
        office.submit(item)


def test_a_new_item_shows_no_other_items_interpretations(office: Office) -> None:
    published(office, title="别的公告")
    assert "别的公告" not in page(Item(title="新的", text="<p>。</p>", body=office.body))


def posted(office: Office, **times: Any) -> Item:
    written = {name: f"{timezone.localtime(at):%Y-%m-%d %H:%M}" for name, at in times.items()}
    answer = login(office.clerk).post(ADD, form_of(office) | written | {"action-submit": "1"})
    assert answer.status_code == 302
    item = Item.objects.get()
    for who in (office.head, office.deputy, office.leader):
        approve(item, who)
    return item


def test_a_time_in_the_form_is_the_time_of_publication(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = posted(office, go_live_at=timezone.now() + timedelta(days=2))
    assert not item.live
    assert item.index_number == ""

    later = timezone.now() + timedelta(days=3)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("publish_scheduled")

    item = Item.objects.get()
    assert item.live
    assert item.index_number.endswith("-00001")


def test_what_expires_keeps_its_number(office: Office) -> None:
    item = posted(office, expire_at=timezone.now() + timedelta(days=2))
    assert item.live
    Item.objects.update(expire_at=timezone.now() - timedelta(minutes=1))

    call_command("publish_scheduled")

    item = Item.objects.get()
    assert (item.live, item.expired) == (False, True)
    assert item.index_number.endswith("-00001")


def test_what_was_typed_is_shown_again_when_something_is_wrong(office: Office) -> None:
    wrong = form_of(office, document_number="正文旅发[2026]3号", summary="写了很久的概述")

    answer = login(office.clerk).post(ADD, wrong)

    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "写了很久的概述" in shown
    assert json.dumps("闭馆三天")[1:-1] in shown  # the editor takes its text as JSON
    assert "六角括号" in shown
