"""Open data: everything public as whole files, current at every moment, read by any program."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disclosures.test_publication import published as publish
from gongkai.disclosures.withdrawing import withdraw
from gongkai.portal.models import Listing
from signoff.office import Office, office

__all__ = ["office"]


def read(client: Client, address: str, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, address
    return answer.getvalue().decode()


def year_of(office: Office) -> int:
    return Listing.objects.values_list("year", flat=True).distinct().get()


def test_both_forms_tell_the_same_of_every_item(
    office: Office, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gongkai.portal.opendata._STEP", 2)
    items = [publish(office, title=f"关于“第{n}件”事,的通知", genre="notice") for n in range(5)]
    year = year_of(office)
    told = json.loads(read(client, f"/opendata/items-{year}.json"))
    assert [each["index_number"] for each in told] == [i.index_number for i in reversed(items)]
    assert client.get(told[0]["url"]).status_code == 200
    text = read(client, f"/opendata/items-{year}.csv")
    assert text.startswith("\ufeff索引号,标题,发文字号,发布机关")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[1:] == [list(each.values()) for each in told]


def test_a_withdrawn_item_is_in_no_file_and_who_has_the_file_is_told(
    office: Office, client: Client
) -> None:
    item, _other = publish(office), publish(office, title="另一件")
    address = f"/opendata/items-{year_of(office)}.json"
    first = client.get(address)
    etag = first.headers["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    withdraw(item, office.leader, "有误")
    assert item.index_number not in read(client, address, **{"If-None-Match": etag})


def test_bodies_are_told_with_how_much_they_published(office: Office, client: Client) -> None:
    publish(office)
    (told,) = json.loads(read(client, "/opendata/bodies.json"))
    assert (told["name"], told["items"]) == (office.body.name, 1)
    assert told["url"].startswith("http://testserver/bodies/")


def test_a_text_that_a_spreadsheet_would_reckon_stays_a_text(
    office: Office, client: Client
) -> None:
    publish(office, title="=1+1的公告")
    assert ",'=1+1的公告," in read(client, f"/opendata/items-{year_of(office)}.csv")


@pytest.mark.parametrize(
    "address",
    ["items-1999.csv", "items-{year}.xml", "bodies.xlsx", "items-99999999999999999999.csv"],
)
def test_a_file_that_there_is_not_is_not_found(
    office: Office, client: Client, address: str
) -> None:
    publish(office)
    answer = client.get(f"/opendata/{address.format(year=year_of(office))}")
    assert answer.status_code == 404


def test_the_overview_leads_to_every_file(office: Office, client: Client) -> None:
    assert "还没有公开的信息" in client.get("/opendata/").text
    publish(office)
    shown = client.get("/opendata/").text
    for name in (f"items-{year_of(office)}", "bodies"):
        for form in ("csv", "json"):
            assert f'href="/opendata/{name}.{form}"' in shown


def test_a_long_file_asks_the_database_once_for_each_step(
    office: Office, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            read(client, f"/opendata/items-{year_of(office)}.json")
        return len(queries)

    publish(office)
    first = asked()
    for number in range(4):
        publish(office, title=f"公告{number}")
    assert asked() == first
    monkeypatch.setattr("gongkai.portal.opendata._STEP", 2)
    assert asked() == first + 2
