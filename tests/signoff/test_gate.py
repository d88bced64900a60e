import json

import pytest
from django.test import override_settings

from gongkai.audit.models import Entry
from gongkai.bodies.models import Role
from gongkai.disclosures.models import Item
from gongkai.signoff import gate, mending
from gongkai.signoff.errors import ScreeningRefusedError, SignoffRefusedError
from gongkai.signoff.models import Override, Screening, WatchedWord
from signoff.office import Office, approve, office

__all__ = ["office"]
pytestmark = pytest.mark.django_db
MOBILE = "13800138000"
LEAK = f"<p>申请人张伟，手机<b>{MOBILE}</b>。</p>"


def keys_of(item: Item) -> list[str]:
    return [each.key for each in gate.stopping(item)]


def test_a_leak_stops_the_submission_and_its_place_is_named(office: Office) -> None:
    item = office.draft(text=LEAK)

    with pytest.raises(ScreeningRefusedError, match="正文：手机号码"):
        office.submit(item)
    assert item.current_workflow_state is None
    assert not Screening.objects.exists()


def test_what_the_object_gives_out_beside_its_fields_is_screened(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        Item, "attachments_to_screen", lambda _self: [("附件1 名单.docx", f"手机：{MOBILE}")]
    )

    with pytest.raises(ScreeningRefusedError, match=r"附件1 名单\.docx：手机号码"):
        office.submit(office.draft())


def test_a_leak_in_a_link_or_in_a_pictures_words_stops_it_too(office: Office) -> None:
    item = office.draft(text=f'<p>请点<a href="tel:{MOBILE}">联系本人手机</a></p>')

    with pytest.raises(ScreeningRefusedError, match="正文（链接和图片说明）"):
        office.submit(item)


def test_every_field_in_which_words_are_written_is_screened(office: Office) -> None:
    for field in ("title", "summary", "keywords"):
        with pytest.raises(ScreeningRefusedError, match="手机号码"):
            office.submit(office.draft(**{field: f"本人手机{MOBILE}"}))


def test_masking_makes_a_new_version_fit_for_review(office: Office) -> None:
    item = office.draft(text=LEAK, summary=f"本人手机{MOBILE}")
    before = item.latest_revision_id

    assert mending.mask(item, office.clerk) == 2

    item.refresh_from_db()
    draft = item.get_latest_revision_as_object()
    assert item.latest_revision_id != before
    assert draft.text == "<p>申请人张伟，手机<b>138****8000</b>。</p>"
    assert draft.summary == "本人手机138****8000"
    assert item.get_latest_revision().user_id == office.clerk.pk
    assert office.submit(item).screening.hits == []


def test_one_hit_is_masked_and_the_others_stay(office: Office) -> None:
    item = office.draft(text=LEAK, summary=f"本人手机{MOBILE}")
    first, _second = gate.stopping(item)

    mending.mask(item, office.clerk, [first.key])

    item.refresh_from_db()
    assert [each.part.field for each in gate.stopping(item)] == ["text"]


def test_masking_nothing_saves_nothing(office: Office) -> None:
    item = office.draft()

    assert mending.mask(item, office.clerk) == 0
    assert item.get_latest_revision().pk == item.latest_revision_id
    assert not Entry.objects.filter(action="signoff.masked").exists()


def test_a_text_under_review_is_not_masked(office: Office) -> None:
    item = office.draft()
    office.submit(item)

    with pytest.raises(SignoffRefusedError, match="正在审核"):
        mending.mask(item, office.clerk)


def test_a_word_whose_better_is_too_long_is_left_to_a_person(office: Office) -> None:
    WatchedWord.objects.create(word="二馆", advice="图书馆和文化馆" * 8)
    item = office.draft(title="二馆" + "关" * 190)

    with pytest.raises(SignoffRefusedError, match="改后超过200字"):
        mending.mask(item, office.clerk)


def test_with_a_reason_it_is_submitted_and_the_reason_kept(office: Office) -> None:
    item = office.draft(text=LEAK)

    gate.override(item, office.clerk, " 本人书面同意公开 ", keys_of(item))
    state = office.submit(item)

    (kept,) = gate.kept_overrides(state.screening)
    assert (kept.person, kept.reason) == (office.clerk, "本人书面同意公开")
    assert [hit["place"] for hit in kept.hits] == ["正文"]
    entry = Entry.objects.get(action="signoff.overridden")
    assert entry.details["reason"] == "本人书面同意公开"


def test_nothing_that_is_kept_tells_the_secret(office: Office) -> None:
    item = office.draft(text=LEAK)
    gate.override(item, office.clerk, "本人同意", keys_of(item))
    state = office.submit(item)
    mending.mask(office.draft(text=LEAK), office.clerk)

    kept = [entry.detail for entry in Entry.objects.all()]
    kept += [json.dumps(state.screening.hits), json.dumps(Override.objects.get().hits)]

    assert len(kept) > 4
    assert not any(MOBILE in each for each in kept)
    assert state.screening.hits[0]["masked"] == "138****8000"


def test_a_reason_holds_for_exactly_this_content(office: Office) -> None:
    item = office.draft(text=LEAK)
    gate.override(item, office.clerk, "本人同意", keys_of(item))
    item.text = LEAK.replace("张伟", "李娜")
    item.save_revision(user=office.clerk)

    with pytest.raises(ScreeningRefusedError):
        office.submit(item)


def test_an_attachment_exchanged_after_the_reason_is_stopped_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = office.draft()
    monkeypatch.setattr(Item, "attachments_to_screen", lambda _s: [("甲.txt", f"手机：{MOBILE}")])
    gate.override(item, office.clerk, "本人同意", keys_of(item))
    monkeypatch.setattr(Item, "attachments_to_screen", lambda _s: [("甲.txt", "手机：13900139000")])

    with pytest.raises(ScreeningRefusedError):
        office.submit(item)


def test_a_reason_is_needed(office: Office) -> None:
    item = office.draft(text=LEAK)

    with pytest.raises(SignoffRefusedError, match="须写明理由"):
        gate.override(item, office.clerk, "  ", keys_of(item))


@pytest.mark.parametrize("keys", [[], ["0" * 24]])
def test_a_reason_is_given_for_what_is_there(office: Office, keys: list[str]) -> None:
    item = office.draft(text=LEAK)

    with pytest.raises(SignoffRefusedError, match="检查结果变了"):
        gate.override(item, office.clerk, "本人同意", keys)


@pytest.mark.parametrize("mark", ["机密★10年", "绝密★长期", "秘密★"])
def test_a_mark_of_secrecy_is_never_let_out(office: Office, mark: str) -> None:
    item = office.draft(text=f"<p>{mark}</p><p>各乡镇：</p>")

    with pytest.raises(SignoffRefusedError, match="不能以任何理由略过"):
        gate.override(item, office.clerk, "已解密", keys_of(item))
    assert mending.mask(item, office.clerk) == 0
    with pytest.raises(ScreeningRefusedError, match="任何理由都不能送审"):
        office.submit(item)


def test_a_forged_reason_does_not_let_a_mark_of_secrecy_out(office: Office) -> None:
    item = office.draft(text=LEAK)
    made = gate.override(item, office.clerk, "本人同意", keys_of(item))
    sly = office.draft(text="<p>机密★10年</p>")
    made.hits = [each.plain() for each in gate.stopping(sly)]
    made.object_id, made.digest = str(sly.pk), gate.digest_of_revision(sly.get_latest_revision())
    made.save()

    with pytest.raises(ScreeningRefusedError, match="国家秘密标志"):
        office.submit(sly)


def test_how_sure_a_hit_must_be_to_stop_a_text_is_set(office: Office) -> None:
    WatchedWord.objects.create(word="二馆", advice="图书馆")
    with override_settings(SIGNOFF_BLOCKS_AT="certain"):
        found = gate.screen(office.draft(text="<p>二馆</p>"))
    assert [each.blocks for each in found] == [True]
    possible = office.draft(text="<p>公开属性：依申请公开</p>")

    assert not gate.stopping(possible)
    with override_settings(SIGNOFF_BLOCKS_AT="possible"):
        assert gate.stopping(possible)


def test_a_bodys_own_words_count_in_its_texts_alone(office: Office) -> None:
    WatchedWord.objects.create(word="内部称呼", advice="正式称呼", body=office.body)
    WatchedWord.objects.create(word="全县禁词")
    elsewhere = gate.words_for(office.body.add_sibling(name="县水务局", division_code="621025"))

    assert {"内部称呼", "全县禁词"} <= {word.wrong for word in gate.words_for(office.body)}
    assert "全县禁词" in {word.wrong for word in elsewhere}
    assert "内部称呼" not in {word.wrong for word in elsewhere}


def test_the_words_of_the_body_come_before_those_of_all(office: Office) -> None:
    WatchedWord.objects.create(word="老馆", advice="本馆", body=office.body)
    WatchedWord.objects.create(word="老馆", advice="旧馆")
    item = office.draft(text="<p>老馆开放。</p>")

    mending.mask(item, office.clerk)

    item.refresh_from_db()
    assert item.get_latest_revision_as_object().text == "<p>本馆开放。</p>"


def test_whoever_masks_has_written_the_text_and_does_not_approve_it(office: Office) -> None:
    office.hire("head2", Role.SECTION_HEAD)
    item = office.draft(text=LEAK)
    mending.mask(item, office.head)
    office.submit(item)

    with pytest.raises(SignoffRefusedError):
        approve(item, office.head)
