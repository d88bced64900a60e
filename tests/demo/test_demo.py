"""The demo county: filled, its trail whole, and its ledger the bureau's real table of 2020."""

from collections import Counter
from typing import Any

import pytest
from django.utils import timezone

from gongkai.annualreport.reading.report import read_report
from gongkai.audit.acts import Act
from gongkai.audit.verification import verify
from gongkai.bodies.models import Body
from gongkai.disclosures.coverage import State, entries_to_cover, standings
from gongkai.disclosures.models import IndexCounter, Item, Publication
from gongkai.portal.columns import COLUMNS
from gongkai.portal.selectors import Choice, total
from gongkai.registers.selectors import annual_figures
from gongkai.site.demo import load
from gongkai.site.demo.county import BUREAU
from gongkai.site.demo.filling import accounts, add_load, settle
from shared_reports import FOLDER, needs_reports

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: Any) -> Any:
    """Fill the demo once for all tests here, and take it away again."""
    from django.db import transaction  # noqa: PLC0415 - the blocker comes first

    with django_db_blocker.unblock(), transaction.atomic():
        settle(Act(None, "演示", timezone.now()))
        yield
        transaction.set_rollback(True)


@needs_reports
def test_the_ledger_of_2020_compiles_to_the_table_the_bureau_published(filled: None) -> None:
    published = read_report(FOLDER / "zhengning-wtgl-2020.txt").disclosure
    figures = annual_figures(Body.objects.get(name=BUREAU), 2020)
    compiled = {slot: figure.value for slot, figure in figures.items()}
    assert compiled == {slot: cell.value for slot, cell in published.items()}


def test_the_trail_of_the_demo_is_whole(filled: None) -> None:
    assert verify().is_whole


def test_every_column_has_something_in_it(filled: None) -> None:
    assert [each.key for each in COLUMNS if not total(Choice(column=each.key))] == []


def test_items_stand_at_every_stage(filled: None) -> None:
    open_now = Item.objects.filter(live=True).count()
    under_review = [each for each in Item.objects.filter(live=False) if each.workflow_in_progress]
    assert open_now > 60
    assert len(under_review) >= 2


def test_what_was_published_in_2020_was_published_then(filled: None) -> None:
    assert total(Choice(year=2020)) == 20
    assert total(Choice(year=2025)) == 43


def test_the_catalogue_has_entries_in_every_state_but_one(filled: None) -> None:
    found = standings(entries_to_cover(Body.objects.all()), timezone.localdate())

    assert len(found) == 13
    assert {State.MISSING, State.STALE, State.KEPT} <= {each.state for each in found}
    assert not any(list(each.entry.mistakes()) or list(each.entry.cautions()) for each in found)


def test_an_account_for_every_role_is_printed(filled: None) -> None:
    printed = "\n".join(accounts())
    for role in ("信息员", "股室负责人", "分管领导", "主要领导", "公开专员", "监督员", "审计员"):
        assert role in printed


def test_bodies_for_load_have_their_items_listed_and_numbered(
    filled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "ITEMS", 30)
    monkeypatch.setattr(load, "BATCH", 10)
    before = total(Choice())
    assert list(add_load(2)) == [10, 20, 30] * 2
    assert total(Choice()) == before + 60
    body = Body.objects.order_by("-pk")[0]
    numbers = Publication.objects.filter(body=body).order_by("first_published_at")
    given = [(each.year, each.sequence) for each in numbers]
    assert given == sorted(given)
    assert len(set(given)) == 30
    counters = IndexCounter.objects.filter(body=body).values_list("year", "given")
    assert dict(counters) == dict(Counter(year for year, _sequence in given))
