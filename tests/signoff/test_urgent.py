"""The urgent chain, and whoever keeps a text too long."""

from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import TaskState

from bodies.county import ACT, person
from gongkai.audit.acts import Act
from gongkai.audit.models import Entry
from gongkai.bodies.models import Person, Role
from gongkai.bodies.services import delegate
from gongkai.disclosures.models import Item
from gongkai.disclosures.wagtail_hooks import ItemViewSet
from gongkai.signoff.draft_views import address_of, screening_address
from gongkai.signoff.errors import SignoffRefusedError
from gongkai.signoff.models import Notice, Urgency
from gongkai.signoff.reminding import Told, remind
from gongkai.signoff.selectors import inbox_of, notices_of
from gongkai.signoff.services import submit
from signoff.office import Office, approve, current, office
from signoff.test_gate import LEAK
from signoff.test_screens import form_of, login, review_address

__all__ = ["office"]
pytestmark = pytest.mark.django_db
FRIDAY = timezone.make_aware(datetime(2026, 1, 9, 10, 0))  # noqa: DTZ001 - made aware here
MONDAY, TUESDAY = FRIDAY + timedelta(days=3), FRIDAY + timedelta(days=4)


def begun(item: Item, at: datetime) -> TaskState:
    state = current(item)
    TaskState.objects.filter(pk=state.pk).update(started_at=at)
    return state


@pytest.fixture
def waiting(office: Office) -> Item:
    item = office.draft()
    office.submit(item)
    begun(item, FRIDAY)
    return item


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("to__username", flat=True))


def test_an_urgent_text_passes_the_short_chain_and_its_reason_is_kept(office: Office) -> None:
    item = office.draft()

    submit(item, office.clerk, urgent=True, reason=" 网上有不实传言 ")
    approve(item, office.head)
    approve(item, office.leader)

    assert Item.objects.get().live
    assert Urgency.objects.get().reason == "网上有不实传言"
    assert Entry.objects.get(action="signoff.hastened").actor == "clerk"


def test_what_is_urgent_has_its_reason(office: Office) -> None:
    with pytest.raises(SignoffRefusedError, match="须写明事由"):
        submit(office.draft(), office.clerk, urgent=True, reason=" ")


def test_nothing_is_submitted_twice(office: Office, waiting: Item) -> None:
    waiting.refresh_from_db()
    with pytest.raises(SignoffRefusedError, match="不能重复送审"):
        submit(waiting, office.clerk, urgent=True, reason="再送")


def test_the_urgent_comes_first_in_the_inbox_and_is_marked(office: Office, waiting: Item) -> None:
    item = office.draft(title="辟谣")
    submit(item, office.clerk, urgent=True, reason="网上有不实传言")

    assert [each.obj.title for each in inbox_of(office.head)] == ["辟谣", waiting.title]
    page = login(office.head).get(reverse("signoff_inbox")).content.decode()
    assert page.index("紧急</b>") > page.index("辟谣")
    assert "网上有不实传言" in login(office.head).get(review_address(item)).content.decode()


def test_the_button_saves_the_draft_and_asks_for_the_reason(office: Office) -> None:
    item = office.draft()
    client = login(office.clerk)
    edit = reverse(ItemViewSet().get_url_name("edit"), args=[item.pk])
    assert 'name="action-hasten"' in client.get(edit).content.decode()

    answer = client.post(edit, form_of(office, title="改过的标题") | {"action-hasten": "1"})
    page = address_of("signoff_urgent", item)
    assert answer.headers["Location"] == page
    assert "股室负责人 → 主要领导" in client.get(page).content.decode()
    assert "须写明事由" in client.post(page, {"reason": " "}).content.decode()
    client.post(page, {"reason": "网上有不实传言"})

    assert current(item).revision.content["title"] == "改过的标题"
    assert client.get(page).status_code == 302, "under review there is nothing to submit"


def test_the_button_of_checking_leads_to_what_was_found(office: Office) -> None:
    item = office.draft()
    edit = reverse(ItemViewSet().get_url_name("edit"), args=[item.pk])

    answer = login(office.clerk).post(edit, form_of(office) | {"action-check": "1"})

    assert answer.headers["Location"] == screening_address(item)


def test_urgency_does_not_pass_the_gate(office: Office) -> None:
    item = office.draft(text=LEAK)

    answer = login(office.clerk).post(address_of("signoff_urgent", item), {"reason": "急"})

    assert answer.headers["Location"] == screening_address(item)
    assert not Urgency.objects.exists()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (FRIDAY + timedelta(hours=23), Told(0, 0)),
        (MONDAY - timedelta(minutes=1), Told(0, 0)),
        (MONDAY, Told(1, 0)),
        (TUESDAY, Told(1, 2)),
    ],
)
def test_working_days_count(office: Office, waiting: Item, now: datetime, expected: Told) -> None:
    office.hire("officer", Role.OFFICER)

    assert remind(now=now, act=ACT) == expected


def test_who_is_told(office: Office, waiting: Item) -> None:
    office.hire("officer", Role.OFFICER)

    remind(now=TUESDAY, act=ACT)

    assert told("reminder") == {"head"}
    assert told("escalation") == {"deputy", "officer"}
    entries = Entry.objects.filter(action__in=["signoff.reminded", "signoff.escalated"])
    assert [e.details["to"] for e in entries] == [["head"], ["deputy", "officer"]]


def test_running_again_tells_nobody_again(office: Office, waiting: Item) -> None:
    remind(now=TUESDAY, act=ACT)
    entries = Entry.objects.count()

    assert remind(now=TUESDAY + timedelta(hours=1), act=ACT) == Told(0, 0)
    assert Entry.objects.count() == entries


def test_the_stand_in_is_reminded_too(office: Office, waiting: Item) -> None:
    stand_in = person("standin")
    by = Act(office.head.pk, "head", ACT.at)
    day = MONDAY.date()
    delegate(by, office.head.posts.get(), stand_in, day, day, "公差")

    remind(now=MONDAY, act=ACT)

    assert told("reminder") == {"head", "standin"}


def test_the_last_level_is_escalated_to_the_officer_alone(office: Office, waiting: Item) -> None:
    office.hire("officer", Role.OFFICER)
    approve(waiting, office.head)
    approve(waiting, office.deputy)
    begun(waiting, FRIDAY)

    remind(now=TUESDAY, act=ACT)

    assert (told("reminder"), told("escalation")) == ({"leader"}, {"officer"})


def test_of_an_urgent_text_hours_count(office: Office) -> None:
    item = office.draft()
    submit(item, office.clerk, urgent=True, reason="网上有不实传言")
    begun(item, FRIDAY)

    assert remind(now=FRIDAY + timedelta(hours=1), act=ACT) == Told(0, 0)
    assert remind(now=FRIDAY + timedelta(hours=2), act=ACT) == Told(1, 0)
    assert remind(now=FRIDAY + timedelta(hours=4), act=ACT) == Told(0, 1)
    assert told("escalation") == {"leader"}


def test_the_limits_are_settings(office: Office, waiting: Item) -> None:
    with override_settings(SIGNOFF_REMIND_DAYS=2, SIGNOFF_ESCALATE_DAYS=3):
        assert remind(now=MONDAY, act=ACT) == Told(0, 0)
        assert remind(now=TUESDAY, act=ACT) == Told(1, 0)


def test_a_mail_names_no_text_and_goes_to_who_has_an_address(
    office: Office, django_capture_on_commit_callbacks: Any
) -> None:
    item = office.draft(title="保密至公开之日")
    office.submit(item)
    begun(item, FRIDAY)
    office.hire("head2", Role.SECTION_HEAD)
    Person.objects.filter(username="head").update(email="head@example.org")

    with django_capture_on_commit_callbacks(execute=True):
        remind(now=MONDAY, act=ACT)

    (message,) = mail.outbox
    assert message.to == ["head@example.org"]
    assert "有稿件等您审核" in message.subject
    assert "/admin/inbox/" in message.body
    assert "保密" not in message.subject + message.body


def test_a_notice_is_in_the_inbox_until_the_text_is_looked_at(
    office: Office, waiting: Item
) -> None:
    remind(now=MONDAY, act=ACT)
    client = login(office.head)
    assert "至今没有审核" in client.get(reverse("signoff_inbox")).content.decode()

    client.get(review_address(waiting))

    assert notices_of(office.head) == []


def test_a_notice_of_anothers_delay_is_acknowledged(office: Office, waiting: Item) -> None:
    remind(now=TUESDAY, act=ACT)
    (notice,) = notices_of(office.deputy)

    login(office.clerk).post(reverse("signoff_inbox"), {"read": str(notice.pk)})
    assert notices_of(office.deputy) == [notice], "nobody reads another's notices"
    login(office.deputy).post(reverse("signoff_inbox"), {"read": str(notice.pk)})

    assert notices_of(office.deputy) == []


def test_a_notice_ends_with_the_level(office: Office, waiting: Item) -> None:
    remind(now=TUESDAY, act=ACT)
    approve(waiting, office.head)

    assert notices_of(office.deputy) == []
    assert notices_of(None) == []


def test_the_command_says_how_many_were_told(office: Office, waiting: Item) -> None:
    out = StringIO()

    call_command("remind", stdout=out)

    assert out.getvalue().startswith("提醒1人，上报1人。")
