"""公开属性判定: what was answered stays, the draft follows, reviewers read it."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from bodies.county import ACT, person
from disclosures.test_kept_rows import refused
from gongkai.audit.acts import Act
from gongkai.audit.models import Entry
from gongkai.bodies.models import Person
from gongkai.disclosures.judging import judge
from gongkai.disclosures.models import Item, Judgement
from gongkai.disclosures.timeline import timeline
from gongkai.signoff.errors import SignoffRefusedError
from gongkai.signoff.services import submit
from gongkai.signoff.sheet import sheet_of
from gongkai.statute.openness import questions
from signoff.office import Office, current, office
from signoff.test_screens import login

__all__ = ["office"]
pytestmark = pytest.mark.django_db

OPEN = {each.code: each.options[0].code for each in questions()}
PART = OPEN | {"third_party_rights": "part"}
WITHHELD = {"information": "yes", "ours": "yes", "state_secret": "all"}


def acts_of(who: Person) -> Act:
    return Act(who.pk, who.name, ACT.at)


def judged(office: Office, item: Item, answers: dict[str, str], reason: str = "") -> Judgement:
    return judge(acts_of(office.clerk), item, office.clerk, answers, reason)


def test_the_walk_is_kept_with_its_articles_and_told_in_the_trail(office: Office) -> None:
    item = office.draft()

    made = judged(office, item, PART, "去掉当事人住址")

    assert made.conclusion == (
        "主动公开（《政府信息公开条例》第二十条、第二十一条），"
        "部分内容去掉后公开（《政府信息公开条例》第十五条）"
    )
    assert len(made.answered) == len(questions())
    (entry,) = Entry.objects.filter(action="item.judged")
    assert entry.details["conclusion"] == made.conclusion
    assert any("判定公开属性" in each.what for each in timeline(item))


def test_answers_after_the_deciding_one_are_not_kept(office: Office) -> None:
    made = judged(office, office.draft(), OPEN | WITHHELD, "有密级")

    assert made.answers == WITHHELD
    assert [words for _question, words in made.answered][-1] == "是，不公开"


def test_a_judgement_is_neither_changed_nor_deleted(office: Office) -> None:
    made = judged(office, office.draft(), OPEN)

    assert refused(lambda: Judgement.objects.update(outcome="withheld"))
    assert refused(made.delete)


def test_the_draft_follows_and_what_is_not_open_cannot_be_submitted(office: Office) -> None:
    item = office.draft()

    judged(office, item, WITHHELD, "标有密级")

    item.refresh_from_db()
    assert item.get_latest_revision_as_object().publicity == "withheld"
    with pytest.raises(SignoffRefusedError, match="公开方式"):
        submit(item, office.clerk)


def test_who_changes_it_back_by_hand_has_to_judge_again(office: Office) -> None:
    item = office.draft()
    judged(office, item, WITHHELD | {"state_secret": "unsure"}, "待确定")

    with pytest.raises(SignoffRefusedError, match="报请确定"):
        submit(item, office.clerk)
    judged(office, item, OPEN)

    submit(item, office.clerk)


@pytest.mark.parametrize("answers", [PART, WITHHELD, OPEN | {"duty": "none"}])
def test_what_is_not_wholly_published_needs_a_reason(
    office: Office, answers: dict[str, str]
) -> None:
    with pytest.raises(ValidationError, match="写明哪些内容、为什么"):
        judged(office, office.draft(), answers, "  ")
    assert not Judgement.objects.exists()


def test_a_question_left_open_is_named(office: Office) -> None:
    with pytest.raises(ValidationError) as caught:
        judged(office, office.draft(), {"information": "yes"})

    assert list(caught.value.message_dict) == ["ours"]


def test_only_who_may_change_the_draft_judges_it(office: Office) -> None:
    item = office.draft()
    with pytest.raises(PermissionDenied):
        judge(acts_of(office.leader), item, office.leader, OPEN)
    submit(item, office.clerk)
    with pytest.raises(PermissionDenied):
        judged(office, item, OPEN)


def test_reviewers_and_the_sheet_are_told_what_was_judged(office: Office) -> None:
    item = office.draft()
    judged(office, item, PART, "去掉当事人住址")
    state = submit(item, office.clerk)

    page = login(office.head).get(reverse("signoff_review", args=[current(item).pk]))
    sheet = "".join(box.text for block in sheet_of(state).blocks for box in block.boxes)

    for text in (page.content.decode(), sheet):
        assert "去掉当事人住址" in text
        assert "部分内容去掉后公开" in text


def test_a_change_after_the_judgement_is_a_caution(office: Office) -> None:
    item = office.draft()
    judged(office, item, OPEN)
    draft = item.get_latest_revision_as_object()
    assert not list(draft.cautions())

    draft.text = "<p>另加一段。</p>"

    assert any("请核对是否要重新判定" in words for words in draft.cautions())


def test_an_installation_may_ask_for_it_before_review(office: Office, settings: Any) -> None:
    settings.JUDGEMENT_REQUIRED = True
    item = office.draft()

    with pytest.raises(SignoffRefusedError, match="公开属性判定"):
        submit(item, office.clerk)
    judged(office, item, OPEN)

    submit(item, office.clerk)


def test_the_screen_keeps_what_was_chosen_until_it_can_be_decided(office: Office) -> None:
    item = office.draft()
    client = login(office.clerk)
    address = reverse("disclosures_judgement", args=[item.pk])

    asked = client.post(address, {"information": "yes", "reason": "先写上"}).content.decode()
    decided = client.post(address, OPEN, follow=True).content.decode()

    assert "请回答这一问。" in asked
    assert "先写上" in asked
    assert "已判定：主动公开" in decided
    assert client.post(address, OPEN | {"duty": "x"}).status_code == 200
    assert Judgement.objects.count() == 1


def test_others_of_the_body_read_it_and_nobody_else_finds_it(office: Office) -> None:
    item = office.draft()
    judged(office, item, OPEN)
    address = reverse("disclosures_judgement", args=[item.pk])

    page = login(office.leader).get(address).content.decode()

    assert "第二十条、第二十一条列举的" in page
    assert 'type="radio"' not in page
    assert login(office.leader).post(address, OPEN).status_code in (302, 403)
    assert Judgement.objects.count() == 1
    assert login(person("nobody")).get(address).status_code in (302, 403, 404)
