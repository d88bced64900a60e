"""What publication rests on cannot be changed afterwards, not even behind the models."""

from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from disclosures.test_publication import published
from gongkai.disclosures.models import Correction, IndexCounter, Item, Publication, Withdrawal
from gongkai.disclosures.withdrawing import withdraw
from gongkai.signoff.models import Clearance, Decision
from signoff.office import Office, office

__all__ = ["office"]


@pytest.fixture(name="published")
def published_item(office: Office) -> Item:
    return published(office)


def refused(act: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            act()
    except DatabaseError:
        return True
    return False


def raw(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_first_publication_is_neither_changed_nor_deleted(published: Item) -> None:
    rows = Publication.objects.filter(item=published)
    assert refused(lambda: rows.update(days_late=0))
    assert refused(lambda: rows.update(made_on="2026-01-31"))
    assert refused(rows.delete)
    assert refused(lambda: raw("UPDATE disclosures_publication SET index_number = 'x'"))
    assert refused(lambda: raw("DELETE FROM disclosures_publication"))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="INSERT OR REPLACE is SQLite's own")
@pytest.mark.parametrize("table", ["disclosures_publication", "signoff_decision", "audit_entry"])
def test_a_row_kept_is_not_replaced_by_another_either(published: Item, table: str) -> None:
    replaced = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"  # noqa: S608 - our own names
    assert refused(lambda: raw(replaced))


def test_a_withdrawal_stays_with_its_reason(published: Item, office: Office) -> None:
    withdraw(published, office.leader, "内容有误")
    assert refused(lambda: Withdrawal.objects.update(reason="另有安排"))
    assert refused(Withdrawal.objects.all().delete)


def test_a_correction_is_neither_changed_nor_deleted(published: Item) -> None:
    Correction.objects.create(item=published, text="电话改了。", at=timezone.now())
    assert refused(lambda: Correction.objects.update(text="改"))
    assert refused(Correction.objects.all().delete)
    assert refused(lambda: raw("DELETE FROM disclosures_correction"))


def test_what_was_said_in_one_text_before_becomes_a_note(published: Item, office: Office) -> None:
    Item.objects.filter(pk=published.pk).update(correction="电话改了。")
    office.draft(correction="还没有公开")

    import_module("gongkai.disclosures.migrations.0008_words_and_corrections").keep(apps, None)

    published.refresh_from_db()
    (note,) = Correction.objects.all()
    assert (note.item, note.text) == (published, "电话改了。")
    assert note.at == published.last_published_at


def test_a_number_given_is_never_given_again(published: Item) -> None:
    assert refused(lambda: IndexCounter.objects.update(given=0))
    assert refused(IndexCounter.objects.all().delete)
    assert not refused(lambda: IndexCounter.objects.update(given=7))


def test_decisions_and_clearances_stay_as_they_were_taken(published: Item) -> None:
    assert refused(lambda: Decision.objects.update(comment="改"))
    assert refused(Decision.objects.all().delete)
    assert refused(lambda: Clearance.objects.update(digest="0" * 64))
    assert refused(Clearance.objects.all().delete)
