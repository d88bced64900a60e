"""The portal's search: what is public is found at once, what was taken off is gone at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from disclosures.test_publication import published as publish
from gongkai.disclosures.models import Item
from gongkai.disclosures.withdrawing import withdraw
from gongkai.search.models import Entry
from signoff.office import Office, office

__all__ = ["office"]


def shown(client: Client, query: str) -> str:
    answer = client.get(f"/search/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_published_is_found_by_title_text_number_and_index(
    office: Office, client: Client
) -> None:
    item = publish(
        office, title="图书馆开放公告", text="<p>每周<b>一</b>闭馆检修。</p>",
        document_number="正文旅发〔2026〕3号",
    )  # fmt: skip
    number = item.publication.index_number
    for typed in ("图书", "书馆", "闭馆检修", "馆", "〔2026〕3号", number):
        assert f"/items/{item.pk}/" in shown(client, f"q={typed}"), typed


def test_titles_are_offered_while_one_types_and_only_what_is_public(
    office: Office, client: Client
) -> None:
    def offered(typed: str) -> list[str]:
        answer = client.get("/search/suggest/", {"q": typed})
        assert "no-store" in answer.headers["Cache-Control"]
        return [each["title"] for each in answer.json()["items"]]

    item = publish(office, title="图书馆<b>开放</b>公告", text="<p>闭馆检修</p>")
    publish(office, title="体育馆开放公告")
    assert set(offered("开放")) == {"体育馆开放公告", "图书馆<b>开放</b>公告"}
    assert offered("馆 公告 图") == ["图书馆<b>开放</b>公告"]
    assert offered("tu shu guan") == offered("tushuguan") == ["图书馆<b>开放</b>公告"]
    assert offered("闭馆") == offered("") == offered("“") == offered("长" * 999) == []
    withdraw(item, office.leader, "有误")
    assert offered("开放") == ["体育馆开放公告"]


def test_what_is_withdrawn_is_found_no_more(office: Office, client: Client) -> None:
    item = publish(office, title="图书馆开放公告")
    with transaction.atomic():
        withdraw(item, office.leader, "有误")
        assert "没有找到" in shown(client, "q=图书馆")
        transaction.set_rollback(True)
    assert f"/items/{item.pk}/" in shown(client, "q=图书馆")
    withdraw(item, office.leader, "有误")
    assert "没有找到" in shown(client, "q=图书馆")
    assert not Entry.objects.exists()


def test_what_expires_by_the_clock_is_found_no_more(office: Office, client: Client) -> None:
    publish(office, title="图书馆开放公告")
    Item.objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    assert "没有找到" in shown(client, "q=图书馆")


def test_an_answer_is_narrowed_by_body_column_and_year(office: Office, client: Client) -> None:
    publish(office, title="图书馆公告", genre="announcement")
    publish(office, title="图书馆动态", category="news")
    both = shown(client, "q=图书馆")
    assert "共2件" in both
    assert "column=news" in both
    narrowed = shown(client, f"q=图书馆&column=news&body={office.body.pk}")
    assert "共1件" in narrowed
    assert "图书馆</mark>动态" in narrowed
    assert "取消筛选再查" in shown(client, "q=图书馆&year=1999")


@pytest.mark.parametrize(
    "query", ["q=x&page=0", "q=x&order=bad", "q=x&body=-1", "q=" + "公" * 1001]
)
def test_a_question_that_cannot_be_is_no_page(db: None, client: Client, query: str) -> None:
    assert client.get(f"/search/?{query}").status_code == 404


def test_rebuilding_finds_the_same(office: Office, client: Client, capsys: Any) -> None:
    item = publish(office, title="图书馆开放公告")
    before = list(Entry.objects.values())
    call_command("rebuild_portal")
    assert "共1件" in capsys.readouterr().out
    assert list(Entry.objects.values()) == before
    assert f"/items/{item.pk}/" in shown(client, "q=书馆")


def test_an_answer_asks_as_much_for_many_as_for_few(office: Office, client: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            shown(client, "q=图书馆")
        return len(queries)

    publish(office, title="图书馆公告")
    first = asked()
    for number in range(22):
        publish(office, title=f"图书馆公告{number}")
    assert asked() <= first
