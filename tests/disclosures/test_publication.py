"""The index number and the clock of publication, at the moment an item goes live."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from gongkai.audit.acts import Act, act_as
from gongkai.audit.models import Entry
from gongkai.disclosures.models import Effect, IndexCounter, Item, Publication
from gongkai.signoff.errors import SignoffRefusedError
from gongkai.signoff.models.records import Clearance
from gongkai.statute.numbers import parse_index_number
from signoff.office import Office, approve, office, send_back

__all__ = ["office"]
CODE = "11621025MB1234567W"
pytestmark = pytest.mark.django_db


def published(office: Office, **fields: object) -> Item:
    item = office.draft(**fields)
    office.submit(item)
    for who in (office.head, office.deputy, office.leader):
        approve(item, who)
    return item


def act_on(day: date) -> Act:
    return Act(None, "系统", datetime(day.year, day.month, day.day, 2, tzinfo=UTC))


def test_the_first_publication_gives_an_index_number_and_tells_how_late_it_is(
    office: Office,
) -> None:
    with act_as(act_on(date(2026, 2, 6))):  # from 01-05 twenty working days end on 02-02
        item = published(office, made_on=date(2026, 1, 5))

    entry = item.publication
    assert entry.index_number == f"{CODE}/2026-00001"
    assert parse_index_number(entry.index_number).serial == entry.sequence == 1
    assert (entry.due_on, entry.days_late) == (date(2026, 2, 2), 4)
    assert entry.basis == "《政府信息公开条例》第二十六条"
    kept = Entry.objects.get(action="item.published")
    assert entry.index_number in kept.detail
    assert '"days_late": 4' in kept.detail


def test_what_is_published_on_its_last_day_is_not_late(office: Office) -> None:
    with act_as(act_on(date(2026, 2, 2))):
        assert published(office, made_on=date(2026, 1, 5)).publication.days_late == 0


def test_the_clock_of_a_budget_counts_every_day(office: Office) -> None:
    with act_as(act_on(date(2026, 2, 6))):
        item = published(office, made_on=date(2026, 1, 5), limit="department_budget")

    assert (item.publication.due_on, item.publication.days_late) == (date(2026, 1, 26), 11)
    assert "预算法" in item.publication.basis


def test_numbers_follow_each_other_and_begin_anew_each_year(office: Office) -> None:
    given = []
    for day in (date(2025, 12, 30), date(2025, 12, 31), date(2026, 1, 4)):
        with act_as(act_on(day)):
            given.append(published(office, made_on=date(2025, 12, 29)).publication.index_number)

    assert given == [f"{CODE}/2025-00001", f"{CODE}/2025-00002", f"{CODE}/2026-00001"]


def test_a_number_stays_with_what_was_withdrawn_and_published_again(office: Office) -> None:
    first = published(office)
    number = first.publication.index_number
    first.unpublish()
    second = published(office)
    first.refresh_from_db()
    office.submit(first)
    for who in (office.head, office.deputy, office.leader):
        approve(first, who)

    assert first.live
    assert Publication.objects.get(item=first).index_number == number
    assert second.publication.sequence == first.publication.sequence + 1


def test_a_publication_that_fails_uses_no_number(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    for who in (office.head, office.deputy):
        approve(item, who)
    with transaction.atomic():
        approve(item, office.leader)
        transaction.set_rollback(True)

    item.refresh_from_db()
    assert not item.live
    assert not Publication.objects.exists()
    assert not IndexCounter.objects.filter(given__gt=0).exists()


def test_a_recorded_publication_cannot_be_changed(office: Office) -> None:
    entry = published(office).publication
    entry.days_late = 0

    with pytest.raises(ValidationError, match="不能修改"):
        entry.save()


def test_a_date_in_the_future_is_refused(office: Office) -> None:
    with pytest.raises(ValidationError, match="不能晚于今天"):
        office.draft(made_on=timezone.localdate() + timedelta(days=1))


def test_the_date_of_what_has_been_published_cannot_be_changed(office: Office) -> None:
    item = published(office)
    item.made_on += timedelta(days=10)

    with pytest.raises(ValidationError, match="首次公开后成文日期不能改动"):
        item.save_revision(user=office.clerk)


def test_a_changed_date_is_refused_at_the_gate_even_where_no_form_looked(office: Office) -> None:
    item = published(office)
    revision = item.save_revision(user=office.clerk)
    revision.content["made_on"] = "2026-11-02"
    revision.save()
    item.refresh_from_db()
    office.submit(item)
    for who in (office.head, office.deputy):
        approve(item, who)

    with pytest.raises(SignoffRefusedError, match="首次公开后"), transaction.atomic():
        approve(item, office.leader)
    assert not Clearance.objects.filter(revision=revision).exists()


def test_a_date_changed_after_submission_is_in_the_trail(office: Office) -> None:
    item = office.draft(made_on=date(2026, 1, 5))
    item.made_on = date(2026, 1, 6)
    item.save_revision(user=office.clerk)
    assert not Entry.objects.filter(action="item.made_on_changed").exists()
    office.submit(item)
    send_back(item, office.head, "日期不对")

    item.made_on = date(2026, 3, 2)
    item.save_revision(user=office.clerk)

    kept = Entry.objects.get(action="item.made_on_changed")
    assert (kept.actor, kept.detail) == ("clerk", '{"new": "2026-03-02", "old": "2026-01-06"}')


def test_the_list_shows_a_draft_as_it_is_now_and_what_is_public_as_it_is(office: Office) -> None:
    draft, public = office.draft(), published(office)
    for item in (draft, public):
        item.title = "改过的标题"
        item.save_revision(user=office.clerk)
        item.refresh_from_db()

    assert draft.title == "改过的标题"
    assert public.title == "关于开展全民健身活动的通知"


def test_a_body_without_a_credit_code_is_told_before_review(office: Office) -> None:
    office.body.credit_code = None
    office.body.save()
    item = office.draft()

    with pytest.raises(SignoffRefusedError, match="统一社会信用代码"):
        office.submit(item)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"effect": Effect.REPEALED}, "须填日期"),
        ({"ended_on": date(2026, 1, 6)}, "有效性应相应改为"),
        ({"source_url": "https://www.gov.cn/a.html"}, "来源单位"),
        ({"document_number": "正文旅发[2026]3号"}, "六角括号"),
    ],
)
def test_contradictory_metadata_is_refused(
    office: Office, fields: dict[str, object], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        office.draft(**fields)
