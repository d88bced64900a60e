"""Ways to slip a text past its reviewers, each refused."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Revision

from gongkai.disclosures.models import Item
from gongkai.signoff.errors import NotClearedError, SignoffRefusedError
from gongkai.signoff.models import Clearance
from signoff.office import Office, approve, current, office

__all__ = ["office"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def halfway(office: Office) -> Item:
    item = office.draft()
    office.submit(item)
    approve(item, office.head)
    approve(item, office.deputy)
    return item


@pytest.fixture
def published(office: Office, halfway: Item) -> Item:
    approve(halfway, office.leader)
    return halfway


def live_text() -> str:
    item = Item.objects.get()
    return item.text if item.live else ""


def test_a_revision_published_directly_is_refused(office: Office, halfway: Item) -> None:
    revision = halfway.get_latest_revision()

    with pytest.raises(NotClearedError), transaction.atomic():
        revision.publish(user=office.clerk, skip_permission_checks=True)
    with pytest.raises(NotClearedError), transaction.atomic():
        PublishRevisionAction(revision).execute(skip_permission_checks=True)

    assert live_text() == ""


def test_who_has_no_permission_cannot_publish_at_all(office: Office, halfway: Item) -> None:
    with pytest.raises(Exception, match="permission"), transaction.atomic():
        halfway.get_latest_revision().publish(user=office.leader)


def test_setting_a_text_live_by_hand_is_refused(halfway: Item) -> None:
    halfway.live = True

    with pytest.raises(NotClearedError):
        halfway.save()


def test_a_text_born_live_is_refused(office: Office) -> None:
    with pytest.raises(NotClearedError):
        office.draft(live=True)


def test_an_edit_between_levels_stops_the_review(office: Office, halfway: Item) -> None:
    halfway.text = "<p>偷换的内容</p>"
    halfway.save_revision(user=office.clerk)

    with pytest.raises(SignoffRefusedError, match="又有修改"):
        approve(halfway, office.leader)
    assert live_text() == ""


def test_a_revision_overwritten_in_place_stops_the_review(office: Office, halfway: Item) -> None:
    revision = halfway.get_latest_revision()
    halfway.text = "<p>偷换的内容</p>"
    halfway.save_revision(user=office.clerk, overwrite_revision=revision)

    with pytest.raises(SignoffRefusedError, match="又有修改"):
        approve(halfway, office.leader)
    assert live_text() == ""


def test_a_revision_changed_in_the_database_stops_the_review(office: Office, halfway: Item) -> None:
    revision = halfway.get_latest_revision()
    revision.content["title"] = "偷换的标题"
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)

    with pytest.raises(SignoffRefusedError, match="又有修改"):
        approve(halfway, office.leader)


def test_an_edit_after_publication_is_not_live(office: Office, published: Item) -> None:
    published.text = "<p>偷换的内容</p>"
    revision = published.save_revision(user=office.clerk)

    with pytest.raises(NotClearedError), transaction.atomic():
        revision.publish(skip_permission_checks=True)
    assert live_text() == "<p>各乡镇：</p>"


def test_a_live_text_saved_with_other_words_is_refused(published: Item) -> None:
    published.text = "<p>偷换的内容</p>"

    with pytest.raises(NotClearedError), transaction.atomic():
        published.save()
    with pytest.raises(NotClearedError), transaction.atomic():
        published.save(update_fields=["text"])
    assert live_text() == "<p>各乡镇：</p>"


def test_the_clearance_of_another_text_does_not_help(office: Office, published: Item) -> None:
    other = office.draft(title="另一件")
    other.live = True
    other.live_revision = Clearance.objects.get().revision

    with pytest.raises(NotClearedError):
        other.save()


def test_scheduled_publishing_publishes_what_was_cleared_and_nothing_else(
    office: Office,
) -> None:
    item = office.draft(go_live_at=timezone.now() + timedelta(hours=1))
    office.submit(item)
    for who in (office.head, office.deputy, office.leader):
        approve(item, who)
    assert live_text() == ""
    sly = office.draft(title="未经审签", go_live_at=timezone.now() - timedelta(hours=1))
    Revision.objects.filter(pk=sly.latest_revision_id).update(approved_go_live_at=timezone.now())

    with pytest.raises(NotClearedError):
        call_command("publish_scheduled")

    assert not Item.objects.filter(live=True).exists()


def test_a_decision_is_taken_once(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    state = current(item)
    state.task.specific.on_action(state, office.head, "approve")

    with pytest.raises(SignoffRefusedError, match="已经办结"):
        state.task.specific.on_action(state, office.head, "approve")


def test_a_withdrawn_text_may_be_edited_and_submitted_again(office: Office, halfway: Item) -> None:
    halfway.current_workflow_state.cancel(user=office.clerk)
    halfway.text = "<p>改好的内容</p>"
    halfway.save_revision(user=office.clerk)
    office.submit(halfway)
    for who in (office.head, office.deputy, office.leader):
        approve(halfway, who)

    assert live_text() == "<p>改好的内容</p>"
