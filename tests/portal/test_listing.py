"""The portal lists exactly what is public, and counts it without counting."""

from datetime import date

import pytest
from django.db import transaction
from django.test import Client

from disclosures.test_publication import published as publish
from gongkai.disclosures.models import Item
from gongkai.disclosures.withdrawing import withdraw
from gongkai.portal.listing import rebuild
from gongkai.portal.models import Listing, Tally
from gongkai.portal.selectors import Choice, counted, listed, total
from signoff.office import Office, office

__all__ = ["office"]


ABSURD = 10**23
"""A number that no database can hold as a key."""


def rows() -> list[tuple[object, ...]]:
    return list(Listing.objects.order_by("pk").values_list("item", "title", "column", "year"))


def tallies() -> list[tuple[object, ...]]:
    found = Tally.objects.filter(items__gt=0)
    return sorted(found.values_list("column", "category", "year", "items"))


def test_what_is_published_is_listed_and_counted(office: Office) -> None:
    item = publish(office, title="关于开放体育馆的公告", genre="announcement")
    assert [row.item_id for row in listed(Choice(column="notices")).rows] == [item.pk]
    assert total(Choice(column="statutory")) == 1
    assert counted(Choice(), "column") == {"notices": 1}


def test_a_draft_is_not_listed(office: Office) -> None:
    office.draft()
    assert not rows()
    assert total(Choice()) == 0


def test_what_is_withdrawn_is_listed_no_more_and_says_so(office: Office, client: Client) -> None:
    item = publish(office)
    assert client.get(f"/items/{item.pk}/").status_code == 200
    withdraw(item, office.leader, "内容有误")
    assert not rows()
    assert total(Choice()) == 0
    gone = client.get(f"/items/{item.pk}/")
    assert gone.status_code == 410
    assert item.title not in gone.content.decode()


def test_an_act_that_fails_leaves_the_list_as_it_was(office: Office) -> None:
    item = publish(office)
    before = rows(), tallies()
    with transaction.atomic():
        withdraw(item, office.leader, "内容有误")
        transaction.set_rollback(True)
    assert (rows(), tallies()) == before


def test_listing_again_from_the_items_changes_nothing(office: Office) -> None:
    for day in (1, 2, 3):
        publish(office, made_on=date(2026, 1, day), title=f"公告{day}")
    withdraw(Item.objects.order_by("pk")[0], office.leader, "内容有误")
    before = rows(), tallies()
    assert rebuild() == 2
    assert (rows(), tallies()) == before


def test_pages_of_a_list_meet_without_gap_or_overlap(office: Office) -> None:
    keys = [publish(office, title=f"通知{number}").pk for number in range(45)]
    seen: list[int] = []
    page = listed(Choice())
    while True:
        seen += [row.item_id for row in page.rows]
        if page.older is None:
            break
        page = listed(Choice(), after=page.older)
    assert seen == keys[::-1]
    back = listed(Choice(), before=page.newer)
    assert [row.item_id for row in back.rows] == seen[20:40]


@pytest.mark.parametrize(
    "address",
    [
        "/columns/none/",
        "/columns/news/?year=x",
        "/columns/news/?after=1",
        "/bodies/99999/",
        f"/bodies/{ABSURD}/",
        f"/bodies/{ABSURD}/disclosure/",
        f"/items/{ABSURD}/",
        f"/feeds/bodies/{ABSURD}/",
        f"/api/v1/items/{ABSURD}/",
        f"/files/{ABSURD}/0/",
    ],
)
def test_an_address_that_cannot_be_is_not_found(db: None, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
