"""What a reviewer sees beside the text, and says of its fields."""

from datetime import date

import pytest
from django.urls import reverse

from gongkai.audit.models import Entry
from gongkai.disclosures.models import Item
from gongkai.disclosures.wagtail_hooks import ItemViewSet
from gongkai.signoff import gate
from gongkai.signoff.draft_views import address_of
from gongkai.signoff.errors import SignoffRefusedError
from gongkai.signoff.models import Decision, FieldComment, Seen
from signoff.office import Office, approve, current, office, send_back
from signoff.test_gate import LEAK, MOBILE, keys_of
from signoff.test_screens import login, review_address

__all__ = ["office"]
pytestmark = pytest.mark.django_db


def page_of(item: Item, who: object) -> str:
    item.refresh_from_db()
    return login(who).get(review_address(item)).content.decode()  # type: ignore[arg-type]  # a person


def revised(office: Office, item: Item, **fields: object) -> None:
    for name, value in fields.items():
        setattr(item, name, value)
    item.save_revision(user=office.clerk)
    office.submit(item)


def test_what_nobody_has_seen_is_said_to_be_new(office: Office) -> None:
    item = office.draft()
    office.submit(item)

    assert "首次送审" in page_of(item, office.head)


def test_what_changed_since_last_seen_is_marked(office: Office) -> None:
    item = office.draft(text="<p>闭馆三天，请相互转告。</p>")
    office.submit(item)
    page_of(item, office.head)
    send_back(item, office.head, "请核对天数")
    revised(office, item, text="<p>闭馆五天，请相互转告。</p>", made_on=date(2026, 1, 6))

    page = page_of(item, office.head)

    assert "与您上次看过的版本相比" in page
    assert "闭馆<del>三</del><ins>五</ins>天" in page
    assert "2026年1月<del>5</del><ins>6</ins>日" in page
    assert "闭馆<del>三</del>" in page_of(item, office.head), "a second look shows the same"


def test_whoever_has_not_seen_it_compares_with_what_is_live(office: Office) -> None:
    item = office.draft(text="<p>闭馆三天，请相互转告。</p>")
    office.submit(item)
    for who in (office.head, office.deputy, office.leader):
        approve(item, who)
    revised(office, item, text="<p>闭馆五天，请相互转告。</p>")

    page = page_of(item, office.head)

    assert "与已公开的版本相比" in page
    assert "闭馆<del>三</del><ins>五</ins>天" in page


def test_a_version_sent_again_unchanged_is_said_to_be_so(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    page_of(item, office.head)
    send_back(item, office.head, "再看一遍")
    revised(office, item)

    assert "内容没有变化" in page_of(item, office.head)
    assert Seen.objects.filter(person=office.head).count() == 2


def test_what_screening_found_and_why_it_was_sent_is_shown_without_the_secret(
    office: Office,
) -> None:
    item = office.draft(text=LEAK)
    gate.override(item, office.clerk, "本人书面同意公开", keys_of(item))
    office.submit(item)

    page = page_of(item, office.head)

    assert "本人书面同意公开" in page
    assert "138****8000" in page
    assert page.count(MOBILE) == 1, "in the text itself and nowhere else"


def test_the_files_of_the_text_are_linked(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Item, "attachments_to_show", lambda _self: [("报名表.docx", "/a/1")])
    item = office.draft()
    office.submit(item)

    assert '<a href="/a/1">报名表.docx</a>' in page_of(item, office.head)


def test_a_return_may_say_it_of_single_fields(office: Office) -> None:
    item = office.draft()
    office.submit(item)

    login(office.head).post(
        review_address(item),
        {"action": "reject", "comment": "", "field-title": "标题太长", "field-text": " "},
    )

    decision = Decision.objects.get()
    assert (decision.verdict, decision.comment) == ("returned", "见逐项意见")
    assert [(c.field, c.text) for c in decision.field_comments.all()] == [("title", "标题太长")]
    assert Entry.objects.get(action="signoff.returned").details["fields"] == {"title": "标题太长"}


def test_what_is_said_of_a_field_that_is_not_there_is_no_reason(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    state = current(item)

    with pytest.raises(SignoffRefusedError, match="退回须写明理由"):
        state.task.specific.on_action(state, office.head, "reject", fields={"author": "换人"})


def test_the_drafter_is_told_and_marks_what_is_mended(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    state = current(item)
    state.task.specific.on_action(state, office.head, "reject", fields={"title": "标题太长"})
    client = login(office.clerk)
    edit = reverse(ItemViewSet().get_url_name("edit"), args=[item.pk])
    page = address_of("signoff_comments", item)

    assert page in client.get(edit).content.decode()
    assert "标题太长" in client.get(page).content.decode()
    client.post(page, {"mended": str(FieldComment.objects.get().pk)})

    comment = FieldComment.objects.get()
    assert (comment.mended_by, comment.mended_at is None) == (office.clerk, False)
    assert "没有尚未处理的逐项意见" in client.get(page).content.decode()
    assert page not in client.get(edit).content.decode()


def test_others_do_not_mark_it(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    state = current(item)
    state.task.specific.on_action(state, office.head, "reject", fields={"title": "标题太长"})

    answer = login(office.head).post(
        address_of("signoff_comments", item), {"mended": str(FieldComment.objects.get().pk)}
    )

    assert answer.status_code == 404
    assert FieldComment.objects.get().mended_at is None


def test_a_draft_never_submitted_has_no_comments(office: Office) -> None:
    item = office.draft()

    page = login(office.clerk).get(address_of("signoff_comments", item)).content.decode()

    assert "没有尚未处理的逐项意见" in page
