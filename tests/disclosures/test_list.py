"""The list of items: what it is narrowed by, found by, and exported as."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from bodies.county import body, section
from disclosures.test_publication import act_on, published
from gongkai.audit.acts import act_as
from gongkai.disclosures.models import Item
from signoff.office import Office, office
from signoff.test_screens import login

__all__ = ["office"]
pytestmark = pytest.mark.django_db
LIST = reverse(Item.snippet_viewset.get_url_name("list"))


@pytest.fixture
def three(office: Office) -> Office:
    with act_as(act_on(date(2026, 2, 6))):
        published(office, title="逾期的公告", made_on=date(2026, 1, 5))
        published(office, title="按期的公告", made_on=date(2026, 2, 3), category="20.7")
    office.draft(
        title="未公开的草稿", made_on=date(2025, 12, 1), document_number="正文旅发〔2025〕9号"
    )
    return office


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("late=yes", {"逾期的公告"}),
        ("late=no", {"按期的公告"}),
        ("state=live", {"逾期的公告", "按期的公告"}),
        ("state=draft", {"未公开的草稿"}),
        ("state=withdrawn", set()),
        ("category=20.7", {"按期的公告"}),
        ("year=2025", {"未公开的草稿"}),
        ("q=逾期", {"逾期的公告"}),
        ("q=〔2025〕9", {"未公开的草稿"}),
        ("q=2026-00002", {"按期的公告"}),
        ("q=各乡镇", {"逾期的公告", "按期的公告", "未公开的草稿"}),
    ],
)
def test_the_list_is_narrowed(three: Office, query: str, expected: set[str]) -> None:
    answer = login(three.clerk).get(f"{LIST}?{query}")

    assert {item.title for item in answer.context["object_list"]} == expected


def test_the_latest_first(three: Office) -> None:
    answer = login(three.clerk).get(f"{LIST}?ordering=-publication__days_late&state=live")

    assert [item.days_late for item in answer.context["object_list"]] == [4, 0]


def test_other_bodies_sections_are_not_offered(three: Office) -> None:
    section(body("正宁县教育局"), "基础教育股")

    page = login(three.clerk).get(LIST).content.decode()

    assert "基础教育股" not in page
    assert "办公室" in page


def test_the_export_holds_real_dates(three: Office) -> None:
    answer = login(three.clerk).get(f"{LIST}?export=xlsx&late=yes")

    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headings, row = openpyxl.load_workbook(io.BytesIO(content)).active.values
    cells = dict(zip(headings, row, strict=True))
    assert cells["发布日期"] == date(2026, 2, 6)
    assert cells["成文日期"] == date(2026, 1, 5)
    assert cells["逾期天数"] == 4
    assert cells["索引号"].endswith("/2026-00001")
