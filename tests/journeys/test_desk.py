"""The home page of the back office, as each person meets it."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.utils import timezone

from bodies.county import ACT, person
from gongkai.audit.acts import Act, act_as
from gongkai.bodies.models import Duty, Person
from gongkai.bodies.services import assign_duty
from gongkai.disclosures.models import Item
from gongkai.site.desk import edit_address
from gongkai.site.year import look_back
from signoff.office import Office, approve, office, send_back
from signoff.test_screens import login

__all__ = ["office"]
pytestmark = pytest.mark.django_db


def desk(client: Client) -> str:
    return client.get("/admin/").content.decode()


def published(office: Office, made: date, out: date, **fields: object) -> Item:
    """Give an item that went through all levels, on a day of its own."""
    at = datetime(out.year, out.month, out.day, 9, tzinfo=timezone.get_current_timezone())
    item = office.draft(made_on=made, **fields)
    with act_as(Act(None, "系统", at)):
        office.submit(item)
        for who in (office.head, office.deputy, office.leader):
            approve(item, who)
    return item


def test_the_year_is_counted_by_month_with_what_was_late(office: Office) -> None:
    published(office, date(2026, 1, 5), date(2026, 1, 15))
    published(office, date(2026, 1, 5), date(2026, 3, 16))
    published(office, date(2025, 12, 1), date(2025, 12, 2))

    year = look_back(Item.objects.all(), date(2026, 4, 1))

    assert year.months == [1, 0, 1, 0]
    assert (year.total, year.late, year.mean_days) == (2, 1, 40.0)
    assert year.rows()[2] == ("3月", 1)
    assert "<svg" in year.chart()
    assert "3月1件" in year.chart()


def test_a_year_without_anything_has_no_mean(office: Office) -> None:
    year = look_back(Item.objects.all(), date(2026, 1, 2))

    assert (year.months, year.total, year.mean_days) == ([0], 0, None)


def test_what_went_out_on_the_last_day_of_its_limit_is_not_late(office: Office) -> None:
    published(office, date(2026, 1, 5), date(2026, 2, 2))

    assert look_back(Item.objects.all(), date(2026, 4, 1)).late == 0


def test_what_was_returned_leads_back_to_its_draft(office: Office) -> None:
    item = office.draft()
    office.submit(item)
    send_back(item, office.head, "请补充电话")

    address = edit_address(item, office.clerk)

    assert address is not None
    assert f'href="{address}"' in desk(login(office.clerk))
    assert login(office.clerk).get(address).status_code == 200


def test_who_may_not_change_a_text_is_given_no_address(office: Office) -> None:
    assert edit_address(office.draft(), office.leader) is None


def test_a_text_withdrawn_is_not_about_to_be_late(office: Office) -> None:
    item = published(office, date(2026, 1, 5), date(2026, 1, 15), title="撤下的通知")
    item.unpublish()

    assert "撤下的通知" not in desk(login(office.clerk))


def test_a_writer_is_offered_to_draft_and_an_approver_is_not(office: Office) -> None:
    assert "起草公开信息" in desk(login(office.clerk))
    assert "起草公开信息" not in desk(login(office.leader))


def test_late_drafts_come_first_and_say_by_how_many_days(office: Office) -> None:
    office.draft(title="早该公开的通知", made_on=date(2026, 1, 5))

    page = desk(login(office.clerk))

    assert "早该公开的通知" in page
    assert "已逾期" in page


def administrator(duty: Duty) -> Person:
    who = person(f"admin-{duty}")
    assign_duty(ACT, who, duty)
    return who


@pytest.mark.parametrize("duty", list(Duty))
def test_an_administrator_meets_the_rooms_of_the_duty_and_no_desk(duty: Duty) -> None:
    page = desk(login(administrator(duty)))

    assert str(duty.label) in page
    assert "待我办" not in page


def test_a_page_that_is_not_there_says_so_and_leads_back(office: Office) -> None:
    answer = login(office.clerk).get("/admin/nowhere/")

    assert answer.status_code == 404
    assert "找不到这个页面" in answer.content.decode()
