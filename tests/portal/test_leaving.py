"""Who follows a link of an item off the government's sites is told so, and led nowhere else."""

import pytest
from django.test import Client

from disclosures.test_publication import published as publish
from gongkai.disclosures.withdrawing import withdraw
from gongkai.portal.models import ONLY, Masthead
from signoff.office import Office, office

__all__ = ["office"]
TEXT = (
    '<p>见<a href="https://www.example.com/a?b=1&amp;c=2">企业网站</a>、'
    '<a href="https://www.gansu.gov.cn/x">省政府</a>、<a href="http://zn.example.org/y">本网</a>、'
    '<a href="http://gov.cn.example.net/">像政府的</a>、<a href="mailto:a@b.cn">信箱</a></p>'
)


def test_only_links_to_what_is_no_government_site_lead_to_the_notice(
    office: Office, client: Client
) -> None:
    Masthead.objects.create(pk=ONLY, domain="zn.example.org")
    item = publish(office, text=TEXT)
    shown = client.get(f"/items/{item.pk}/").text
    for kept in ("https://www.gansu.gov.cn/x", "http://zn.example.org/y", "mailto:a@b.cn"):
        assert f'href="{kept}"' in shown
    assert f'<a href="/items/{item.pk}/leaving/1/">企业网站</a>' in shown
    assert f'<a href="/items/{item.pk}/leaving/2/">像政府的</a>' in shown
    assert "example.com" not in shown
    notice = client.get(f"/items/{item.pk}/leaving/1/").text
    assert "不是政府网站" in notice
    assert "<strong>www.example.com</strong>" in notice
    assert 'href="https://www.example.com/a?b=1&amp;c=2"' in notice
    assert '<meta name="robots" content="noindex">' in notice


def test_the_source_of_a_reprint_is_told_in_the_same_way(office: Office, client: Client) -> None:
    item = publish(office, text=TEXT, source_name="某报社", source_url="https://news.example.com/1")
    assert (
        f'<a href="/items/{item.pk}/leaving/1/" rel="noopener'
        in client.get(f"/items/{item.pk}/").text
    )
    assert "news.example.com" in client.get(f"/items/{item.pk}/leaving/1/").text
    assert "www.example.com" in client.get(f"/items/{item.pk}/leaving/2/").text


@pytest.mark.parametrize(
    ("number", "status"), [(1, 200), (2, 200), (3, 200), (0, 404), (4, 404), (10**20, 404)]
)
def test_the_notice_leads_to_links_of_the_item_alone(
    office: Office, client: Client, number: int, status: int
) -> None:
    item = publish(office, text=TEXT)
    assert client.get(f"/items/{item.pk}/leaving/{number}/").status_code == status


def test_with_the_item_its_notices_and_its_code_are_gone(office: Office, client: Client) -> None:
    item = publish(office, text=TEXT)
    code = client.get(f"/items/{item.pk}/qr.svg")
    assert code.headers["Content-Type"] == "image/svg+xml"
    assert code.content.startswith(b"<svg")
    assert f'src="/items/{item.pk}/qr.svg"' in client.get(f"/items/{item.pk}/").text
    withdraw(item, office.leader, "有误")
    assert client.get(f"/items/{item.pk}/leaving/1/").status_code == 404
    assert client.get(f"/items/{item.pk}/qr.svg").status_code == 404


def test_an_address_that_is_none_breaks_no_page(office: Office, client: Client) -> None:
    item = publish(office, text='<p><a href="http://[x">坏的</a></p>')
    assert "坏的" in client.get(f"/items/{item.pk}/").text
