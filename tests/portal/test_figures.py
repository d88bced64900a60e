"""数说公开: charts with their tables, counted from what is public and what the registers hold."""

from datetime import date
from decimal import Decimal

from django.test import Client
from django.utils import timezone

from disclosures.test_publication import published as publish
from gongkai.portal.figures import charts, promptness, statutory, years
from gongkai.registers import models
from registers.ledger import Ledger, ledger
from signoff.office import Office, office

__all__ = ["ledger", "office"]

TODAY = timezone.localdate()


def test_a_year_is_counted_by_month_column_and_body(office: Office) -> None:
    for number in range(3):
        publish(office, title=f"公告{number}", genre="announcement")
    publish(office, title="会议召开", category="news")
    by_month, by_column, by_body = charts(TODAY.year, TODAY)
    assert by_month.rows[-1] == (f"{TODAY.month}月", 4)
    assert len(by_month.rows) == TODAY.month
    assert dict(by_column.rows) == {"通知公告": 3, "要闻动态": 1}
    assert by_body.rows == [("正宁县文体广电和旅游局", 4)]
    assert years() == [TODAY.year]


def test_what_was_late_is_said(office: Office) -> None:
    publish(office, made_on=TODAY)
    publish(office, made_on=date(TODAY.year - 1, 1, 5))
    found = promptness(TODAY.year)
    assert (found.published, found.late, found.share_in_time) == (2, 1, 50)


def test_every_chart_has_its_table_and_nothing_that_the_policy_refuses(
    office: Office, client: Client
) -> None:
    publish(office)
    page = client.get("/figures/")
    words = page.content.decode()
    assert words.count("<svg") == words.count("<caption class") == 3
    assert "style=" not in words
    assert "<style" not in words


def test_the_statutory_table_adds_up_all_bodies(ledger: Ledger) -> None:
    ledger.enter(models.Procurement, amount=Decimal("19500.00"), awarded_on=date(2020, 6, 1))
    *_others, procurement = statutory(2020)
    ((_row, figures),) = procurement.rows
    assert [figure.printed for figure in figures] == ["1", "1.95"]
    assert statutory(2018) == []


def test_a_year_without_anything_public_is_no_page(office: Office, client: Client) -> None:
    publish(office)
    assert client.get("/figures/?year=1999").status_code == 404
    assert client.get("/figures/?year=x").status_code == 404


def test_an_empty_portal_says_that_nothing_is_out_yet(db: None, client: Client) -> None:
    assert "还没有公开的信息" in client.get("/figures/").content.decode()
