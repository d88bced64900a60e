"""目录更新提醒: who sees to an entry is told in time, once, and finds it on the desk."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bodies.county import ACT
from disclosures.test_coverage import catalogue_of, entry_of
from disclosures.test_publication import act_on, published
from gongkai.audit.acts import act_as
from gongkai.audit.models import Entry as Kept
from gongkai.bodies.models import Person, Role
from gongkai.catalogue.models import Entry
from gongkai.disclosures.catalogue_reminding import due_for, remind
from gongkai.disclosures.models import CatalogueReminder, Item
from signoff.office import Office, office
from signoff.test_screens import login

__all__ = ["office"]
pytestmark = pytest.mark.django_db

SOON, STALE = date(2026, 3, 30), date(2026, 4, 8)


def told_on(day: date) -> list[str]:
    """Run the reminders of a day; give who got a mail."""
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        remind(now=datetime(day.year, day.month, day.day, 2, tzinfo=UTC), act=ACT)
    return sorted(address for each in mail.outbox for address in each.to)


@pytest.fixture(name="entry")
def quarterly(office: Office) -> Entry:
    """Give an entry published on 6 January, due again on 7 April."""
    for who in (office.clerk, office.head, office.leader):
        who.email = f"{who.username}@example.cn"
        who.save(update_fields=["email"])
    officer = office.hire("officer", Role.OFFICER)
    officer.email = "officer@example.cn"
    officer.save(update_fields=["email"])
    entry = entry_of(catalogue_of(office.body), period="quarter", section=office.section)
    with act_as(act_on(date(2026, 1, 6))):
        item = published(office, catalogue_entry=entry)
    Item.objects.filter(pk=item.pk).update(last_published_at=act_on(date(2026, 1, 6)).at)
    return entry


def test_the_section_is_told_before_it_is_due_and_those_above_when_it_is_late(
    entry: Entry,
) -> None:
    assert told_on(date(2026, 3, 2)) == []
    assert told_on(SOON) == ["clerk@example.cn"]
    assert told_on(STALE) == ["clerk@example.cn", "head@example.cn", "officer@example.cn"]
    (subject,) = {each.subject for each in mail.outbox}
    assert subject == "公开目录里有1项需要更新"
    assert str(entry) not in mail.outbox[0].body


def test_nobody_is_told_twice_of_the_same(entry: Entry) -> None:
    told_on(SOON)

    assert told_on(SOON) == []
    assert told_on(date(2026, 3, 31)) == []
    assert Kept.objects.filter(action="catalogue.reminded").count() == 1


def test_what_was_never_published_and_has_no_section_is_the_officers(
    entry: Entry, office: Office
) -> None:
    entry_of(entry.catalogue, "还没有公开的")

    assert told_on(date(2026, 3, 2)) == ["officer@example.cn"]


def test_many_entries_are_one_mail(entry: Entry, office: Office) -> None:
    for name in ("甲", "乙", "丙"):
        entry_of(entry.catalogue, name, section=office.section)

    told_on(SOON)

    (to_clerk,) = (each for each in mail.outbox if each.to == ["clerk@example.cn"])
    assert to_clerk.subject == "公开目录里有4项需要更新"
    assert "将到期1项、缺3项" in to_clerk.body


def test_the_desk_shows_what_a_person_sees_to_the_gravest_first(
    entry: Entry, office: Office
) -> None:
    missing = entry_of(entry.catalogue, "还没有公开的", section=office.section)
    entry_of(entry.catalogue, "别的股室的")

    found = due_for(office.clerk, STALE)

    assert [(each.entry, each.state) for each in found] == [(entry, "stale"), (missing, "missing")]
    assert due_for(office.leader, STALE) == []
    page = login(office.clerk).get(reverse("wagtailadmin_home")).content.decode()
    assert "目录待更新" in page
    assert "还没有公开的" in page
    assert "别的股室的" not in page


def test_the_worker_runs_it(entry: Entry, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("remind_catalogue")
    first = capsys.readouterr().out
    call_command("remind_catalogue")

    assert "告知" in first
    assert capsys.readouterr().out == ""


def test_more_entries_ask_the_database_no_more(entry: Entry, office: Office) -> None:
    def asked(day: date) -> int:
        with CaptureQueriesContext(connection) as queries:
            told_on(day)
        return len(queries)

    entry_of(entry.catalogue, "甲", section=office.section)
    told_on(date(2026, 3, 1))
    few = asked(date(2026, 3, 2))
    for number in range(20):
        made = entry_of(entry.catalogue, f"第{number}项", section=office.section)
        for who in (office.clerk, Person.objects.get(username="officer")):
            CatalogueReminder.objects.create(
                to=who, entry=made, state="missing", due_on=made.catalogue.made_on, at=ACT.at
            )

    assert asked(date(2026, 3, 3)) == few
