"""The trail: entries in a chain that the database guards and anyone can verify."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from gongkai.audit.acts import Act
from gongkai.audit.models import Entry, Head
from gongkai.audit.protection import protect, release
from gongkai.audit.services import record
from gongkai.audit.verification import verify
from gongkai.bodies.models import Person

pytestmark = pytest.mark.django_db

ACT = Act(7, "李四", datetime(2026, 1, 5, 1, 2, 3, 456, tzinfo=UTC), "10.0.0.8")


@pytest.fixture
def trail() -> list[Entry]:
    person = Person.objects.create_user("zhang", name="张三")
    return [record(ACT, f"person.act{i}", person, detail={"第几次": i}) for i in range(4)]


@pytest.fixture
def unprotected() -> None:
    release(connection)


def test_an_entry_says_who_did_what_when_and_from_where(trail: list[Entry]) -> None:
    entry = Entry.objects.get(number=3)

    assert (entry.actor, entry.address, entry.at) == ("李四", "10.0.0.8", ACT.at)
    assert (entry.action, entry.object_type, entry.object_name) == (
        "person.act2", "bodies.person", "张三",
    )  # fmt: skip
    assert entry.details == {"第几次": 2}


def test_entries_are_numbered_without_gaps_and_chained(trail: list[Entry]) -> None:
    assert [e.number for e in trail] == [1, 2, 3, 4]
    assert [e.previous for e in trail[1:]] == [e.digest for e in trail[:-1]]
    assert verify() == (4, None, "")


def test_an_act_undone_leaves_no_entry(trail: list[Entry]) -> None:
    with transaction.atomic():
        record(ACT, "person.undone", Person.objects.get())
        transaction.set_rollback(True)

    assert verify() == (4, None, "")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = '王五' WHERE number = 2",
        "DELETE FROM audit_entry WHERE number = 4",
        "DELETE FROM audit_entry",
    ],
)
def test_the_database_itself_refuses_changes(trail: list[Entry], statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="只能增加"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert verify().is_whole


@pytest.mark.parametrize(
    "column", ["actor", "action", "object_id", "object_name", "detail", "digest", "address"]
)
@pytest.mark.usefixtures("unprotected")
def test_a_changed_entry_is_named(trail: list[Entry], column: str) -> None:
    Entry.objects.filter(number=2).update(**{column: "x"})

    found = verify()

    assert found.broken_at == 2
    assert "第2条" in found.reason


@pytest.mark.usefixtures("unprotected")
def test_a_removed_entry_is_named(trail: list[Entry]) -> None:
    Entry.objects.filter(number=3).delete()

    assert verify()[1:] == (3, "缺少第3条记录")


@pytest.mark.usefixtures("unprotected")
def test_a_removed_end_is_noticed(trail: list[Entry]) -> None:
    Entry.objects.filter(number=4).delete()

    assert verify()[1:] == (4, "末尾缺少记录：应有4条，只有3条")


@pytest.mark.usefixtures("unprotected")
def test_a_trail_written_anew_does_not_hold_a_digest_noted_elsewhere(trail: list[Entry]) -> None:
    noted = trail[-1].digest
    Entry.objects.all().delete()
    Head.objects.update(number=0, digest="")
    record(ACT, "person.forged", Person.objects.get())

    assert verify().is_whole
    assert verify(expected=noted).reason == "没有一条记录的摘要与所给的摘要相同"


def test_the_digest_depends_on_the_key(trail: list[Entry], settings: object) -> None:
    settings.AUDIT_KEY = "another"  # type: ignore[attr-defined]  # pytest-django's

    assert verify().broken_at == 1


@pytest.mark.usefixtures("unprotected")
def test_protection_can_be_laid_anew(trail: list[Entry]) -> None:
    protect(connection)
    protect(connection)

    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(number=1).delete()
