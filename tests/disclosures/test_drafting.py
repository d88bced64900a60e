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
from signoff.office import Office, approve, office
from signoff.test_screens import form_of, login

__all__ = ["office"]
pytestmark = pytest.mark.django_db
ADD = reverse(Item.snippet_viewset.get_url_name("add"))


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
