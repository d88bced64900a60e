"""Feeds and maps of the site: what is public, newest first, and nothing that was taken off."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree

from disclosures.test_drafting import correct
from disclosures.test_publication import published as publish
from gongkai.audit.acts import Act, act_as
from gongkai.disclosures.withdrawing import withdraw
from signoff.office import Office, office

__all__ = ["office"]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def entries(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    tree = etree.fromstring(answer.content)
    assert tree.findtext("a:title", namespaces=ATOM)
    return [each.text or "" for each in tree.iterfind("a:entry/a:title", ATOM)]


def test_feeds_tell_the_newest_first_of_site_column_and_body(
    office: Office, client: Client
) -> None:
    publish(office, title="会议<召开>", category="news")
    publish(office, title="公告&通知", genre="notice")
    assert entries(client, "/feeds/") == ["公告&通知", "会议<召开>"]
    assert entries(client, "/feeds/columns/news/") == ["会议<召开>"]
    assert entries(client, f"/feeds/bodies/{office.body.pk}/") == ["公告&通知", "会议<召开>"]
    assert "/feeds/columns/news/" in client.get("/columns/news/").content.decode()


def test_a_character_that_xml_cannot_hold_breaks_no_feed(office: Office, client: Client) -> None:
    publish(office, title="公告\x0b之一")
    assert entries(client, "/feeds/") == ["公告之一"]


def test_an_entry_keeps_its_name_and_leads_to_its_page(office: Office, client: Client) -> None:
    item = publish(office)
    tree = etree.fromstring(client.get("/feeds/").content)
    assert tree.findtext("a:entry/a:id", namespaces=ATOM) == f"urn:gongkai:{item.index_number}"
    link = tree.find("a:entry/a:link", ATOM)
    assert link is not None
    assert link.get("href", "").endswith(f"/items/{item.pk}/")


def test_what_was_withdrawn_is_in_no_feed_and_no_map(office: Office, client: Client) -> None:
    item = publish(office)
    withdraw(item, office.leader, "有误")
    assert entries(client, "/feeds/") == []
    assert "/sitemap-items-" not in client.get("/sitemap.xml").text


def test_the_maps_lead_to_every_item_and_page(office: Office, client: Client) -> None:
    item = publish(office, category="news")
    year = item.listing.year
    assert f"/sitemap-items-{year}.xml" in client.get("/sitemap.xml").text
    assert f"/items/{item.pk}/</loc>" in client.get(f"/sitemap-items-{year}.xml").text
    pages = client.get("/sitemap-pages.xml").content.decode()
    assert "/columns/news/" in pages
    assert "/columns/policies/" not in pages


def test_a_correction_is_told_to_who_follows_the_feed_or_the_map(
    office: Office, client: Client
) -> None:
    with act_as(Act(None, "系统", timezone.now() - timedelta(days=3))):
        item = publish(office)
    published_at = item.publication.first_published_at
    before = etree.fromstring(client.get("/feeds/").content)
    assert before.findtext("a:entry/a:updated", namespaces=ATOM) == before.findtext(
        "a:entry/a:published", namespaces=ATOM
    )
    correct(office, item, "开放时间改为九时。", "<p>九时。</p>")
    after = etree.fromstring(client.get("/feeds/").content)
    updated = datetime.fromisoformat(after.findtext("a:entry/a:updated", "", ATOM))
    assert updated > published_at + timedelta(days=2)
    assert after.findtext("a:entry/a:published", namespaces=ATOM) == before.findtext(
        "a:entry/a:published", namespaces=ATOM
    )
    day = timezone.localdate().isoformat()
    assert f"<lastmod>{day}" in client.get("/sitemap.xml").text
    assert f"<lastmod>{day}" in client.get(f"/sitemap-items-{item.listing.year}.xml").text
    call_command("rebuild_portal")
    again = etree.fromstring(client.get("/feeds/").content)
    assert datetime.fromisoformat(again.findtext("a:entry/a:updated", "", ATOM)) == updated


def test_a_map_asks_as_much_for_many_as_for_few(office: Office, client: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/sitemap.xml")
            client.get(f"/sitemap-items-{timezone.localdate().year}.xml")
        return len(queries)

    publish(office)
    first = asked()
    for number in range(10):
        publish(office, title=f"公告{number}")
    assert asked() == first


def test_search_engines_are_kept_out_of_the_back_office(db: None, client: Client) -> None:
    words = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in words
    assert "Sitemap: http://testserver/sitemap.xml" in words


@pytest.mark.parametrize("address", ["/feeds/columns/none/", "/feeds/bodies/99/", "/sitemap-x.xml"])
def test_what_is_no_feed_is_not_found(db: None, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_feed_asks_as_much_for_many_as_for_few(office: Office, client: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            entries(client, "/feeds/")
        return len(queries)

    publish(office)
    first = asked()
    for number in range(10):
        publish(office, title=f"公告{number}")
    assert asked() == first
