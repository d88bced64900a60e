"""The list of items: what it is narrowed by, found by, and exported as."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from bodies.county import body, post, section
from disclosures.test_publication import act_on, published
from gongkai.audit.acts import act_as
from gongkai.bodies.models import Person, Role
from gongkai.disclosures.models import Item
from gongkai.disclosures.models.classes import limit_choices
from gongkai.disclosures.overdue import last_late_day
from gongkai.disclosures.publishing import reckoned
from gongkai.disclosures.withdrawing import withdraw
from signoff.office import Office, approve, office
from signoff.test_screens import login

__all__ = ["office"]
pytestmark = pytest.mark.django_db
LIST = reverse(Item.snippet_viewset.get_url_name("list"))


@pytest.fixture
def three(office: Office) -> Office:
    with act_as(act_on(date(2026, 2, 6))):
        published(office, title="逾期的公告", made_on=date(2026, 1, 5))
        published(
            office,
            title="按期的公告",
            made_on=date(2026, 2, 3),
            category="20.7",
            genre="notice",
            needs_interpretation=True,
        )
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
        ("late=never", {"未公开的草稿"}),
        ("genre=notice", {"按期的公告"}),
        ("interpreted=no", {"按期的公告"}),
        ("interpreted=yes", set()),
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


def titles(office: Office, query: str, who: Person | None = None) -> set[str]:
    answer = login(who or office.clerk).get(f"{LIST}?{query}")
    return {item.title for item in answer.context["object_list"]}


def test_what_has_a_public_interpretation_is_no_longer_wanting_one(office: Office) -> None:
    policy = published(office, title="办法", needs_interpretation=True)
    reading = office.draft(title="办法解读", interprets=policy)
    assert titles(office, "interpreted=no") == {"办法"}

    office.submit(reading)
    for who in (office.head, office.deputy, office.leader):
        approve(reading, who)

    assert titles(office, "interpreted=no") == set()
    assert titles(office, "interpreted=yes") == {"办法"}


def test_what_never_was_public_is_late_from_the_day_after_its_limit(office: Office) -> None:
    today = timezone.localdate()
    late = last_late_day("publication", today)
    office.draft(title="昨天到期", made_on=late)
    office.draft(title="今天到期", made_on=late + timedelta(days=1))
    office.draft(title="另有期限", made_on=late + timedelta(days=1), limit="procurement_award")
    office.draft(title="依申请公开的", made_on=late, publicity="on_application")

    assert titles(office, "late=never") == {"昨天到期", "另有期限"}


def test_what_was_withdrawn_is_not_late_again(office: Office) -> None:
    item = published(office, made_on=date(2026, 1, 5))
    withdraw(item, office.leader, "有误")

    assert titles(office, "late=never") == set()
    assert titles(office, "state=withdrawn") == {item.title}


def test_a_day_parts_what_is_late_for_every_limit() -> None:
    today = date(2026, 2, 27)  # after the Spring Festival, when many days do not count
    for limit, _name in limit_choices():
        day = last_late_day(limit, today)
        assert reckoned(limit, day, today).due_on < today
        assert all(
            reckoned(limit, day + timedelta(days=n), today).due_on >= today
            for n in range(1, 60)
            if day + timedelta(days=n) <= today
        )


def test_who_sees_several_bodies_may_choose_one(office: Office) -> None:
    office.draft(title="文旅的")
    other = body("正宁县教育局")
    overseer = office.hire("overseer", Role.OFFICER)
    post(overseer, Role.OFFICER, other, since=date(2020, 1, 1))
    page = login(overseer).get(LIST).content.decode()

    assert 'name="body"' in page
    assert titles(office, f"body={office.body.pk}", overseer) == {"文旅的"}
    assert titles(office, f"body={other.pk}", overseer) == set()


def test_who_sees_one_body_is_not_asked_for_it(office: Office) -> None:
    office.draft()
    other = body("正宁县教育局")

    page = login(office.clerk).get(LIST).content.decode()

    assert 'name="body"' not in page
    assert len(titles(office, f"body={other.pk}")) == 1


def test_the_export_holds_what_the_list_is_narrowed_to(three: Office) -> None:
    answer = login(three.clerk).get(f"{LIST}?export=xlsx&late=never")

    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headings, *rows = openpyxl.load_workbook(io.BytesIO(content)).active.values
    assert [dict(zip(headings, row, strict=True))["标题"] for row in rows] == ["未公开的草稿"]
    assert "体裁" in headings
