"""Pages are kept, and none is ever given that is not as it would be rendered now."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosures.test_publication import published as publish
from gongkai.disclosures.models import Item
from gongkai.disclosures.withdrawing import withdraw
from gongkai.portal import views
from gongkai.portal.caching import KEPT_IN
from gongkai.portal.editions import turn
from gongkai.portal.listing import rebuild
from gongkai.portal.models import ONLY, Edition, Masthead
from signoff.office import Office, approve, office
from signoff.test_screens import login

__all__ = ["office"]
Act = Callable[[Office], object]


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200, address
    return len(asked)


def public() -> list[Item]:
    return list(Item.objects.filter(live=True).order_by("pk"))


def publish_one(office: Office) -> object:
    return publish(office, title=f"公告第{Item.objects.count()}号", genre="announcement")


def publish_news(office: Office) -> object:
    return publish(office, title=f"会议第{Item.objects.count()}次", category="news")


def interpret(office: Office) -> object:
    return publish(office, title="解读", interprets=public()[0]) if public() else None


def take_off(office: Office) -> object:
    return withdraw(public()[0], office.leader, "有误") if public() else None


def expire(office: Office) -> object:
    if public():
        Item.objects.filter(pk=public()[-1].pk).update(expire_at=timezone.now())
        call_command("publish_scheduled", verbosity=0)
    return None


def correct(office: Office) -> object:
    if public():
        item = public()[0]
        item.title, item.correction = f"{item.title}（更正）", "标题有误"
        item.save_revision(user=office.clerk)
        office.submit(item)
        for who in (office.head, office.deputy, office.leader):
            approve(item, who)
    return None


def rename(office: Office) -> object:
    office.body.name = f"正宁县第{Edition.objects.count()}局{timezone.now():%f}"
    return office.body.save()


def tell(office: Office) -> object:
    told, _new = Masthead.objects.get_or_create(pk=ONLY)
    told.phone = f"{timezone.now():%f}"
    return told.save()


def again(office: Office) -> object:
    return rebuild()


ACTS = (publish_one, publish_news, interpret, take_off, expire, correct, rename, tell, again)


def addresses(office: Office, items: list[int]) -> list[str]:
    return [
        "/",
        "/columns/notices/",
        "/columns/news/?year=2026",
        "/bodies/",
        f"/bodies/{office.body.pk}/",
        "/disclosure/",
        "/feeds/",
        f"/feeds/bodies/{office.body.pk}/",
        "/sitemap/",
        *(f"/items/{item}/" for item in items),
    ]


def shown(client: Client, wanted: list[str]) -> dict[str, tuple[int, bytes]]:
    found = {address: client.get(address) for address in wanted}
    return {
        address: (each.status_code, without_now(each.content)) for address, each in found.items()
    }


def without_now(page: bytes) -> bytes:
    """Leave out the moment of an empty feed, which is when it was asked for."""
    return page if b"<entry>" in page else re.sub(rb"<updated>.*?</updated>", b"", page)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(st.sampled_from(ACTS), min_size=2, max_size=5))
def test_after_every_act_every_page_is_as_it_would_be_rendered_now(
    office: Office, acts: list[Act]
) -> None:
    client = Client()
    with transaction.atomic():
        publish_one(office)
        for act in acts:
            shown(client, addresses(office, [item.pk for item in Item.objects.all()]))
            act(office)
            wanted = addresses(office, [item.pk for item in Item.objects.all()])
            given_now = shown(client, wanted)
            caches[KEPT_IN].clear()
            assert given_now == shown(client, wanted), act
        transaction.set_rollback(True)
    office.body.refresh_from_db()


def test_a_page_rendered_while_the_act_is_done_is_never_given_after_it(
    office: Office, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = publish(office)
    render = views.page

    def render_and_withdraw(request: HttpRequest, *more: Any, **named: Any) -> HttpResponse:
        answer = render(request, *more, **named)
        withdraw(item, office.leader, "有误")
        return answer

    monkeypatch.setattr(views, "page", render_and_withdraw)
    assert client.get(f"/items/{item.pk}/").status_code == 200
    monkeypatch.setattr(views, "page", render)
    assert client.get(f"/items/{item.pk}/").status_code == 410
    assert item.title not in client.get("/").content.decode()


def test_a_kept_page_costs_one_question_to_the_database(office: Office, client: Client) -> None:
    item = publish(office, genre="notice")
    for address in addresses(office, [item.pk]):
        assert queries(client, address) > 1, address
        assert queries(client, address) == 1, address


def test_what_another_body_publishes_leaves_an_items_page_as_it_was(
    office: Office, client: Client
) -> None:
    item = publish(office)
    client.get(f"/items/{item.pk}/")
    turn(office.body.pk + 1)
    assert queries(client, f"/items/{item.pk}/") == 1


def test_a_reader_who_has_the_page_is_told_that_it_is_the_same(
    office: Office, client: Client
) -> None:
    item = publish(office)
    page = client.get(f"/items/{item.pk}/")
    assert page.headers["Cache-Control"] == "public, no-cache"
    assert "Cookie" in page.headers["Vary"]
    asked = {"If-None-Match": page.headers["ETag"]}
    same = client.get(f"/items/{item.pk}/", headers=asked)
    assert (same.status_code, same.content) == (304, b"")
    withdraw(item, office.leader, "有误")
    assert client.get(f"/items/{item.pk}/", headers=asked).status_code == 410


def test_each_mode_and_each_host_has_its_own_page(office: Office, client: Client) -> None:
    publish(office)
    plain = client.get("/").content
    client.cookies["view"] = "large"
    assert client.get("/").content != plain
    feed = client.get("/feeds/", HTTP_HOST="one.example").content
    assert client.get("/feeds/", HTTP_HOST="two.example").content != feed


def test_what_an_address_was_not_made_for_is_not_kept(office: Office, client: Client) -> None:
    publish(office)
    for address in (
        "/?anything=1",
        "/columns/notices/?x=1",
        f"/columns/notices/?area={quote('长' * 30)}",
    ):
        client.get(address)
        assert queries(client, address) > 1, address
    assert client.get("/").headers["ETag"]
    assert "ETag" not in client.get("/search/?q=公告").headers


def test_nothing_of_who_is_logged_in_is_kept(office: Office, client: Client) -> None:
    publish(office)
    inside = login(office.clerk)
    assert inside.get("/").cookies
    answer = client.get("/")
    assert not answer.cookies
    assert not client.get("/").cookies
    assert answer.headers["Content-Security-Policy"]
    assert client.get("/").headers["Content-Security-Policy"]
    assert client.get("/").headers["X-Frame-Options"] == "SAMEORIGIN"


def test_a_new_day_has_new_pages(
    office: Office, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(office)
    client.get("/")
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert queries(client, "/") > 1
