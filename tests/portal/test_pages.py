"""The portal's pages as readers meet them: the same for everybody, and told fully."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.views.defaults import server_error

from bodies.county import body
from disclosures.test_publication import published as publish
from gongkai.disclosures.models import Item
from gongkai.disclosures.withdrawing import withdraw
from gongkai.portal.models import ONLY, Listing, Masthead, Tally
from signoff.office import Office, office

__all__ = ["office"]

PLACES = (
    "/",
    "/bodies/",
    "/disclosure/",
    "/disclosure/applying/",
    "/sitemap/",
    "/privacy/",
    "/accessibility/",
    "/copyright/",
    "/opendata/",
    "/figures/",
    "/search/",
    "/search/?q=公开",
)
COLUMNS = ("news", "notices", "policies", "interpretations", "guide", "system", "annual")


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def fill(office: Office) -> None:
    """Publish something in every column."""
    kinds = (
        {"category": "news"},
        {"category": "20.15", "genre": "notice"},
        {"category": "20.1", "title": "管理办法", "document_number": "正文旅发〔2026〕3号"},
        {"category": "12.1"},
        {"category": "system"},
        {"category": "50"},
        {"category": "20.7"},
    )
    for kind in kinds:
        publish(office, **kind)
    policy = publish(office, category="20.1", title="奖励办法")
    publish(office, interprets=policy, title="奖励办法解读")


def test_every_page_answers_when_nothing_is_public_yet(db: None, client: Client) -> None:
    for address in (*PLACES, *(f"/columns/{key}/" for key in COLUMNS)):
        assert "政务公开" in words(client, address)
    assert "还没有公开的信息" in words(client, "/")


def test_every_page_is_the_same_for_everybody_and_sets_no_cookie(
    office: Office, client: Client
) -> None:
    fill(office)
    item = publish(office)
    addresses = [*PLACES, *(f"/columns/{key}/" for key in COLUMNS), f"/items/{item.pk}/"]
    for address in (*addresses, f"/bodies/{office.body.pk}/"):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not answer.cookies, address
        assert "csrfmiddlewaretoken" not in answer.content.decode(), address


def test_every_link_of_the_portal_leads_somewhere(office: Office, client: Client) -> None:
    Masthead.objects.create(
        pk=ONLY, site_name="正宁县政务公开", phone="0934-6121234", address="县城东街"
    )
    fill(office)
    seen, waiting = set[str](), ["/"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer.streaming:
            continue  # a file to be downloaded
        base = address.partition("?")[0]
        for found in re.findall(r'href="([^"#]+)"', answer.content.decode()):
            link = found.replace("&amp;", "&")
            full = base + link if link.startswith("?") else link
            if full.startswith("/") and not full.startswith(("/static/", "/view/")):
                waiting.append(full)
    assert len(seen) > 40


def test_columns_without_anything_are_not_shown(office: Office, client: Client) -> None:
    publish(office, category="news")
    shown = words(client, "/")
    assert "要闻动态" in shown
    assert "政策解读" not in shown


def test_an_article_carries_each_tag_once_and_its_title_as_it_is_seen(
    office: Office, client: Client
) -> None:
    item = publish(
        office, title="关于“春节”<假期>开放的公告", genre="announcement", keywords="春节,开放"
    )
    shown = words(client, f"/items/{item.pk}/")
    tags = re.findall(r'<meta name="(\w+)" content="([^"]*)"', shown)
    names = [name for name, _value in tags if name != "viewport"]
    assert len(names) == len(set(names))
    assert set(names) >= {
        "SiteName", "ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType",
        "ArticleTitle", "PubDate", "ContentSource", "Keywords",
    }  # fmt: skip
    found = dict(tags)
    (heading,) = re.findall(r"<h1>(.*?)</h1>", shown)
    assert found["ArticleTitle"] == heading == "关于“春节”&lt;假期&gt;开放的公告"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", found["PubDate"])
    assert found["ContentSource"] == "正宁县文体广电和旅游局"
    assert found["ColumnName"] == "通知公告"


def test_what_the_site_says_of_itself_stands_on_every_page(db: None, client: Client) -> None:
    Masthead.objects.create(pk=ONLY,
        site_name="正宁县人民政府", id_code="6210250001", sponsor="正宁县人民政府办公室",
        police="62102502000001", icp="陇ICP备00000000号",
    )  # fmt: skip
    shown = words(client, "/privacy/")
    assert '<meta name="SiteIDCode" content="6210250001">' in shown
    for each in ("正宁县人民政府办公室", "62102502000001", "陇ICP备00000000号"):
        assert each in shown


def test_a_list_is_narrowed_by_its_facets_and_widened_again(office: Office, client: Client) -> None:
    publish(office, title="春节公告", genre="announcement", category="20.12")
    publish(office, title="预算说明", category="20.7", made_on=date(2026, 1, 5))
    address = f"/bodies/{office.body.pk}/"
    assert "共2件" in words(client, address)
    narrowed = words(client, f"{address}?category=20.7")
    assert "共1件" in narrowed
    assert "春节公告" not in narrowed
    assert "取消全部筛选" in narrowed


def test_a_body_has_a_platform_of_its_own_with_every_fixed_part(
    office: Office, client: Client
) -> None:
    fill(office)
    empty = body("正宁县水务局")
    address = f"/bodies/{office.body.pk}/disclosure/"
    assert address in words(client, f"/bodies/{office.body.pk}/")
    shown, bare = words(client, address), words(client, f"/bodies/{empty.pk}/disclosure/")
    for part in ("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报"):
        assert part in shown
        assert part in bare
    assert "还没有公开" in bare
    assert f"/bodies/{office.body.pk}/?column=statutory&amp;category=20.7" in shown
    assert client.get("/bodies/999/disclosure/").status_code == 404


def test_the_platform_is_ordered_by_area_too(office: Office, client: Client) -> None:
    item = publish(office, category="20.15")
    Listing.objects.filter(pk=item.pk).update(area="公共文化服务")
    Tally.objects.update(area="公共文化服务")
    rebuilt = words(client, "/disclosure/")
    assert "按领域" in rebuilt
    (address,) = re.findall(r'href="(/columns/statutory/\?area=[^"]+)"', rebuilt)
    assert item.title in words(client, address)


def test_a_list_asks_as_much_for_many_as_for_few(office: Office, client: Client) -> None:
    def asked(address: str) -> int:
        for cache in caches.all():
            cache.clear()
        with CaptureQueriesContext(connection) as queries:
            words(client, address)
        return len(queries)

    item = publish(office, category="20.12")
    addresses = (
        "/",
        "/columns/statutory/",
        f"/bodies/{office.body.pk}/",
        "/bodies/",
        "/disclosure/",
    )
    first = [asked(address) for address in addresses]
    page_before = asked(f"/items/{item.pk}/")
    for number in range(25):
        publish(office, title=f"公告{number}", category="20.12")
    assert [asked(address) for address in addresses] == first
    assert asked(f"/items/{item.pk}/") == page_before
    assert max(*first, page_before) <= 16


@pytest.mark.parametrize(
    ("asked", "mode", "back"),
    [
        ("mode=large&back=/bodies/", "large", "/bodies/"),
        ("mode=contrast&back=https://elsewhere.example/", "contrast", "/"),
        ("mode=plain&back=//elsewhere.example", "plain", "/"),
    ],
)
def test_a_mode_is_chosen_without_a_script_and_leads_back_here(
    db: None, client: Client, asked: str, mode: str, back: str
) -> None:
    answer = client.get(f"/view/?{asked}")
    assert (answer.status_code, answer.headers["Location"]) == (302, back)
    assert f'class="view-{mode}"' in words(client, "/")


def test_large_type_and_high_contrast_go_together_and_each_is_left_by_itself(
    db: None, client: Client
) -> None:
    client.get("/view/?mode=large&back=/")
    assert '<button name="mode" value="large-contrast" aria-pressed="false">高对比' in words(
        client, "/"
    )
    client.get("/view/?mode=large-contrast&back=/")
    shown = words(client, "/")
    assert 'class="view-large view-contrast"' in shown
    assert '<button name="mode" value="contrast" aria-pressed="true">大字' in shown
    assert '<button name="mode" value="large" aria-pressed="true">高对比' in shown
    assert '<button name="mode" value="plain" aria-pressed="false">标准' in shown


def test_a_mode_that_is_none_changes_nothing(db: None, client: Client) -> None:
    assert not client.get("/view/?mode=evil").cookies
    client.cookies["view"] = '"><script>'
    assert 'class="view-plain"' in words(client, "/")


def test_what_was_withdrawn_says_when_and_where_to_ask(office: Office, client: Client) -> None:
    item = publish(office, title="有误的公告", text="<p>错误的内容</p>")
    withdraw(item, office.leader, "内部理由不外泄")
    answer = client.get(f"/items/{item.pk}/")
    shown = answer.content.decode()
    assert answer.status_code == 410
    assert "撤下日期" in shown
    for hidden in ("有误的公告", "错误的内容", "内部理由不外泄"):
        assert hidden not in shown


def test_a_text_and_its_interpretation_lead_to_each_other(office: Office, client: Client) -> None:
    policy = publish(office, title="奖励办法", category="20.1")
    reading = publish(office, title="奖励办法解读", category="news", interprets=policy)
    assert f'href="/items/{reading.pk}/"' in words(client, f"/items/{policy.pk}/")
    assert f'href="/items/{policy.pk}/"' in words(client, f"/items/{reading.pk}/")


def test_what_has_expired_is_not_called_withdrawn(office: Office, client: Client) -> None:
    item = publish(office)
    Item.objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    shown = client.get(f"/items/{item.pk}/").content.decode()
    assert "已经到期" in shown
    assert "已经撤下" not in shown


@pytest.mark.parametrize("address", ["/items/999999/", "/nowhere/", "/columns/none/"])
def test_what_is_not_there_is_said_in_the_portals_own_face(
    db: None, client: Client, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "没有这个页面" in answer.content.decode()
    assert "网站地图" in answer.content.decode()


def test_a_fault_is_said_in_chinese_without_asking_the_database(client: Client) -> None:
    answer = server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "暂时打不开" in answer.content.decode()
