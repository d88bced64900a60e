"""Publication by the clock: what was cleared goes out at its hour, and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from unittest import mock

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from gongkai.disclosures.models import Item
from gongkai.signoff.errors import NotClearedError
from gongkai.signoff.models import Clearance
from signoff.office import Office, approve, office

__all__ = ["office"]
pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    with mock.patch("django.utils.timezone.now", return_value=moment):
        yield


def cleared(office: Office, item: Item) -> Item:
    office.submit(item)
    for who in (office.head, office.deputy, office.leader):
        approve(item, who)
    return Item.objects.get(pk=item.pk)


@pytest.fixture
def scheduled(office: Office) -> Item:
    return cleared(office, office.draft(go_live_at=timezone.now() + HOUR))


def test_a_text_cleared_for_later_waits_for_its_hour(scheduled: Item) -> None:
    call_command("publish_scheduled")

    scheduled.refresh_from_db()
    assert not scheduled.live
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    assert revision == Clearance.objects.get().revision


def test_at_its_hour_exactly_what_was_cleared_goes_out(scheduled: Item) -> None:
    with at(timezone.now() + 2 * HOUR):
        call_command("publish_scheduled")

    scheduled.refresh_from_db()
    assert scheduled.live
    assert scheduled.live_revision == Clearance.objects.get().revision


def test_a_newer_draft_does_not_go_out_the_cleared_version_does(
    office: Office, scheduled: Item
) -> None:
    scheduled.text = "<p>偷换的内容</p>"
    newer = scheduled.save_revision(user=office.clerk)

    with at(timezone.now() + 2 * HOUR):
        call_command("publish_scheduled")

    scheduled.refresh_from_db()
    assert (scheduled.live, scheduled.text) == (True, "<p>各乡镇：</p>")
    assert scheduled.latest_revision_id == newer.pk
    assert scheduled.has_unpublished_changes


def test_a_draft_given_the_hour_of_the_cleared_one_is_refused(
    office: Office, scheduled: Item
) -> None:
    scheduled.text = "<p>偷换的内容</p>"
    sly = scheduled.save_revision(user=office.clerk)
    Revision.objects.exclude(pk=sly.pk).update(approved_go_live_at=None)
    Revision.objects.filter(pk=sly.pk).update(approved_go_live_at=timezone.now())

    with (
        at(timezone.now() + 2 * HOUR),
        pytest.raises(NotClearedError),
        transaction.atomic(),
    ):
        call_command("publish_scheduled")

    assert not Item.objects.get().live


def test_a_cleared_version_overwritten_before_its_hour_is_refused(
    office: Office, scheduled: Item
) -> None:
    revision = Clearance.objects.get().revision
    revision.content["text"] = "<p>偷换的内容</p>"
    revision.save(update_fields=["content"])

    with (
        at(timezone.now() + 2 * HOUR),
        pytest.raises(NotClearedError),
        transaction.atomic(),
    ):
        call_command("publish_scheduled")

    assert not Item.objects.get().live


def test_an_earlier_hour_put_into_the_cleared_version_is_refused(scheduled: Item) -> None:
    revision = Clearance.objects.get().revision
    revision.content["go_live_at"] = None
    revision.approved_go_live_at = timezone.now() - HOUR
    revision.save(update_fields=["content", "approved_go_live_at"])

    with pytest.raises(NotClearedError), transaction.atomic():
        call_command("publish_scheduled")

    assert not Item.objects.get().live


def test_a_correction_for_later_leaves_what_is_live_until_its_hour(office: Office) -> None:
    item = cleared(office, office.draft())
    item.text, item.go_live_at = "<p>更正后的内容</p>", timezone.now() + HOUR
    item.save_revision(user=office.clerk)
    cleared(office, item)
    call_command("publish_scheduled")
    assert (Item.objects.get().live, Item.objects.get().text) == (True, "<p>各乡镇：</p>")

    with at(timezone.now() + 2 * HOUR):
        call_command("publish_scheduled")

    assert (Item.objects.get().live, Item.objects.get().text) == (True, "<p>更正后的内容</p>")


def test_at_its_end_a_text_is_taken_down(office: Office) -> None:
    item = cleared(office, office.draft(expire_at=timezone.now() + HOUR))
    assert item.live

    with at(timezone.now() + 2 * HOUR):
        call_command("publish_scheduled")

    item.refresh_from_db()
    assert (item.live, item.expired) == (False, True)


def test_taking_a_text_down_goes_through(office: Office) -> None:
    item = cleared(office, office.draft())

    item.unpublish()

    assert not Item.objects.get().live


def test_what_was_taken_down_may_go_out_again_only_as_cleared(office: Office) -> None:
    item = cleared(office, office.draft())
    item.unpublish()
    cleared_revision = Clearance.objects.get().revision
    item.refresh_from_db()
    item.text = "<p>偷换的内容</p>"
    sly = item.save_revision(user=office.clerk)

    with pytest.raises(NotClearedError), transaction.atomic():
        sly.publish(skip_permission_checks=True)
    cleared_revision.publish(skip_permission_checks=True)

    assert Item.objects.get().text == "<p>各乡镇：</p>"
