"""The read API: what is public, as data, and nothing else."""

from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disclosures.test_publication import published as publish
from gongkai.disclosures.withdrawing import withdraw
from gongkai.portal import listing
from gongkai.portal.api import v1
from gongkai.portal.listing import rebuild
from portal.test_caching import correct, expire
from portal.test_pages import fill
from signoff.office import Office, office

__all__ = ["office"]
API = "/api/v1"


def get(client: Client, address: str) -> Any:
    answer = client.get(address if address.startswith(API) else API + address)
    assert answer.status_code == 200, answer.content
    assert answer.headers["Content-Type"].startswith("application/json")
    return answer.json()


def kinds(client: Client, since: str = "") -> list[str]:
    return [each["kind"] for each in get(client, f"/changes?since={since}")["changes"]]


def test_a_list_goes_on_to_its_end_without_gap_or_overlap(office: Office, client: Client) -> None:
    keys = [publish(office, title=f"通知{number}").pk for number in range(7)]
    seen, address = [], "/items?limit=3&column=statutory"
    while address:
        page = get(client, address)
        assert page["total"] == 7
        seen += [each["id"] for each in page["items"]]
        address = page["next"]
    assert seen == keys[::-1]


def test_a_list_is_narrowed_by_what_it_is_asked(office: Office, client: Client) -> None:
    news = publish(office, category="news")
    publish(office, category="20.7")
    assert [each["id"] for each in get(client, "/items?column=news")["items"]] == [news.pk]
    assert get(client, "/items?category=20.7")["total"] == 1
    assert get(client, f"/items?body={office.body.pk}")["total"] == 2
    assert get(client, "/items?year=1999")["items"] == []


def test_an_item_is_told_with_all_that_its_page_shows(office: Office, client: Client) -> None:
    policy = publish(office, category="20.1", title="办法", document_number="正文旅发〔2026〕3号")
    reading = publish(office, interprets=policy, title="解读", text="<p>一<b>二</b></p>")
    told = get(client, f"/items/{reading.pk}")
    assert told["index_number"] == reading.index_number
    assert told["text"].strip() == "一二"
    assert "<b>二</b>" in told["text_html"]
    assert told["interprets"]["id"] == policy.pk
    assert told["body"] == {"id": office.body.pk, "name": office.body.name}
    other = get(client, f"/items/{policy.pk}")
    assert [each["id"] for each in other["interpretations"]] == [reading.pk]
    assert other["document_number"] == "正文旅发〔2026〕3号"


def test_what_was_withdrawn_is_nowhere_but_as_a_withdrawal(office: Office, client: Client) -> None:
    item = publish(office, title="有误的公告")
    policy = publish(office, category="20.1", title="办法")
    reading = publish(office, interprets=policy, title="办法读本")
    withdraw(item, office.leader, "有误的理由")
    withdraw(reading, office.leader, "有误的理由")
    gone = client.get(f"{API}/items/{item.pk}")
    assert gone.status_code == 410
    assert gone.json()["index_number"] == item.index_number
    assert gone.json()["withdrawn_at"]
    assert get(client, f"/items/{policy.pk}")["interpretations"] == []
    everything = b"".join(
        client.get(API + address).content
        for address in ("/items", "/bodies", "/columns", "/changes", "/search?q=有误",
                        f"/items/{item.pk}", f"/items/{policy.pk}")
    ).decode()  # fmt: skip
    for words in ("有误的公告", "有误的理由", "读本"):
        assert words not in everything


def test_a_copy_that_follows_the_changes_holds_what_is_public(
    office: Office, client: Client
) -> None:
    copy: dict[int, str] = {}
    cursor = ""

    def follow() -> None:
        nonlocal cursor
        more = True
        while more:
            told = get(client, f"/changes?limit=2&since={cursor}")
            for each in told["changes"]:
                if each["kind"] == "withdrawn":
                    copy.pop(each["id"], None)  # it may have gone before the copy came to it
                elif client.get(each["url"]).status_code == 200:
                    copy[each["id"]] = get(client, each["url"])["title"]
            cursor, more = told["next"] or cursor, told["more"]

    items = [publish(office, title=f"通知{number}") for number in range(3)]
    follow()
    withdraw(items[1], office.leader, "有误")
    correct(office)
    publish(office, title="新的")
    expire(office)
    follow()
    public = {each["id"]: each["title"] for each in get(client, "/items")["items"]}
    assert copy == public
    assert len(copy) == 2
    assert "（更正）" in copy[items[0].pk]


def test_each_act_is_told_once(office: Office, client: Client) -> None:
    item = publish(office)
    assert kinds(client) == ["published"]
    correct(office)
    withdraw(item, office.leader, "有误")
    assert kinds(client) == ["published", "changed", "withdrawn"]
    rebuild()
    assert len(kinds(client)) == 3


def test_what_was_filled_in_without_an_act_is_told_when_all_is_made_again(
    office: Office, client: Client
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "_keep", lambda *_more: None)
        item = publish(office)
    assert kinds(client) == []
    rebuild()
    assert [each["id"] for each in get(client, "/changes")["changes"]] == [item.pk]


def test_a_place_that_is_another_history_s_is_refused(office: Office, client: Client) -> None:
    publish(office)
    cursor = get(client, "/changes")["next"]
    assert kinds(client, cursor) == []
    key, _dot, _mark = cursor.partition(".")
    answer = client.get(f"{API}/changes?since={key}.00000000")
    assert answer.status_code == 409
    assert "从头读起" in answer.json()["title"]


def test_bodies_columns_and_categories_say_how_much_they_hold(
    office: Office, client: Client
) -> None:
    fill(office)
    (body,) = get(client, "/bodies")
    assert (body["name"], body["parent"]) == (office.body.name, None)
    assert body["items"] == get(client, "/items")["total"]
    columns = {each["key"]: each["items"] for each in get(client, "/columns")}
    assert columns["news"] == get(client, "/items?column=news")["total"] == 1
    categories = {each["key"]: each for each in get(client, "/categories")}
    assert categories["20.7"]["items"] == 1


def test_a_search_finds_chinese_inside_a_sentence(office: Office, client: Client) -> None:
    item = publish(office, title="公告", text="<p>县体育馆&lt;今日&gt;开放。</p>")
    answer = get(client, "/search?q=育馆")
    assert [each["id"] for each in answer["items"]] == [item.pk]
    assert "县体育馆<今日>开放" in answer["items"][0]["snippet"]
    assert answer["total"] == 1
    assert get(client, "/search?q=没有这样的字")["items"] == []
    assert get(client, "/search?q=育馆&page=9")["page"] == 1


def test_who_has_an_answer_already_is_told_that_it_stands(office: Office, client: Client) -> None:
    item = publish(office)
    for address in ("/items", f"/items/{item.pk}", "/changes", "/bodies", "/openapi.json"):
        etag = client.get(API + address).headers["ETag"]
        same = client.get(API + address, headers={"If-None-Match": etag})
        assert (same.status_code, same.content) == (304, b""), address
    etag = client.get(f"{API}/items").headers["ETag"]
    withdraw(item, office.leader, "有误")
    assert client.get(f"{API}/items", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/items?column=none", 422, "column"),
        ("/items?limit=101", 422, "limit"),
        ("/items?unknown=1", 422, "unknown"),
        ("/items?after=x", 404, "没有"),
        ("/items?area=%00", 422, "area"),
        ("/search?q=x&area=%00", 422, "area"),
        ("/items/99", 404, "没有"),
        ("/items/x", 422, "item"),
        ("/search", 422, "q"),
        ("/nothing", 404, "没有"),
        ("/changes?since=5", 422, "since"),
    ],
)
def test_what_cannot_be_answered_is_said_as_data(
    db: None, client: Client, address: str, status: int, words: str
) -> None:
    answer = client.get(API + address)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert words in str(told)


def test_only_reading_is_possible_and_anybodys_scripts_may(db: None, client: Client) -> None:
    for act in (client.post, client.put, client.delete, client.patch):
        answer = act(f"{API}/items")
        assert answer.status_code == 405
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert "GET" in answer.headers["Allow"]
    assert client.options(f"{API}/items").headers["Access-Control-Allow-Origin"] == "*"
    answer = client.get(f"{API}/items", headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    head = client.head(f"{API}/items")
    assert (head.status_code, head.content) == (200, b"")


def test_an_error_of_ours_is_said_and_written_down_without_telling_why(
    db: None, client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_more: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(v1, "counted", fail)
    answer = client.get(f"{API}/bodies")
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert "secret" not in answer.content.decode()
    assert "secret" in caplog.text


def test_who_asks_too_often_is_told_when_to_ask_again(
    db: None, client: Client, settings: Any
) -> None:
    settings.API_PER_MINUTE = 3
    answers = [client.get(f"{API}/columns") for _each in range(5)]
    assert [each.status_code for each in answers] == [200, 200, 200, 429, 429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
    assert "秒以后再试" in answers[-1].json()["title"]
    assert client.get(f"{API}/columns", REMOTE_ADDR="10.9.9.9").status_code == 200
    assert client.get(f"{API}/columns", headers={"X-Forwarded-For": "1.2.3.4"}).status_code == 429


def test_the_api_asks_the_database_as_much_for_many_as_for_few(
    office: Office, client: Client
) -> None:
    def asked(address: str) -> int:
        caches["default"].clear()
        with CaptureQueriesContext(connection) as queries:
            get(client, address)
        return len(queries)

    item = publish(office, title="通知")
    addresses = (
        "/items",
        f"/items/{item.pk}",
        "/bodies",
        "/columns",
        "/changes",
        "/search?q=通知&order=date",
    )
    first = [asked(address) for address in addresses]
    for number in range(25):
        publish(office, title=f"通知{number}")
    assert [asked(address) for address in addresses] == first
