"""What a catalogue asks for, held against what is public."""

import csv
import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bodies.county import ACT, body, person, post
from disclosures.test_publication import act_on, published
from gongkai.audit.acts import act_as
from gongkai.bodies.models import Body, Role
from gongkai.catalogue.carrying import carry_over
from gongkai.catalogue.models import Catalogue, Entry
from gongkai.catalogue.services import add_entry, set_up
from gongkai.disclosures.coverage import (
    State,
    due_after,
    entries_to_cover,
    months_later,
    standings,
    totals,
)
from gongkai.disclosures.models import Item
from signoff.office import SINCE, Office, office
from signoff.test_screens import form_of, login

__all__ = ["office"]
pytestmark = pytest.mark.django_db


def catalogue_of(place: Body) -> Catalogue:
    return set_up(ACT, Catalogue(body=place, area="culture", made_on=SINCE))


def entry_of(catalogue: Catalogue, name: str = "免费开放", **fields: Any) -> Entry:
    values: dict[str, Any] = {
        "first_level": "公共服务",
        "second_level": name,
        "content": "开放时间",
        "limit_text": "20个工作日",
        "responsible_body": "县文旅局",
        "to_public": True,
        "proactive": True,
        "at_county": True,
    }
    return add_entry(ACT, Entry(catalogue=catalogue, **(values | fields)))


def test_an_item_is_published_by_an_entry_of_its_own_bodys_catalogue(office: Office) -> None:
    entry = entry_of(catalogue_of(office.body))
    foreign = entry_of(catalogue_of(body("正宁县教育局")))

    item = office.draft(catalogue_entry=entry)
    item.catalogue_entry = foreign
    with pytest.raises(ValidationError, match="只能选本机关目录里的事项"):
        item.full_clean()

    item.refresh_from_db()
    assert item.area == "公共文化服务"
    assert office.draft().area == ""


def test_the_form_offers_entries_in_force_of_ones_own_body(office: Office) -> None:
    mine = entry_of(catalogue_of(office.body), "本机关事项")
    entry_of(catalogue_of(body("正宁县教育局")), "别的机关事项")
    old = Catalogue(body=office.body, area="health", made_on=SINCE, is_current=False)
    entry_of(set_up(ACT, old), "旧版事项")
    client = login(office.clerk)
    address = reverse(Item.snippet_viewset.get_url_name("add"))

    page = client.get(address).content.decode()
    client.post(address, form_of(office, catalogue_entry=str(mine.pk)))

    assert "本机关事项" in page
    assert "别的机关事项" not in page
    assert "旧版事项" not in page
    assert Item.objects.get().catalogue_entry == mine


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 3, 15), 12, date(2027, 3, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(
    day: date, months: int, later: date
) -> None:
    assert months_later(day, months) == later


def test_what_falls_due_on_a_day_off_is_due_on_the_next_working_day() -> None:
    assert due_after(date(2025, 9, 1), "month") == date(2025, 10, 9)  # 国庆、中秋
    assert due_after(date(2025, 9, 1), "once") is None
    assert due_after(date(2025, 9, 1), "") is None


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 3, 2), State.KEPT),
        (date(2026, 3, 30), State.SOON),
        (date(2026, 4, 7), State.SOON),
        (date(2026, 4, 8), State.STALE),
    ],
)
def test_an_entry_is_fresh_then_about_to_be_due_then_out_of_date(
    office: Office, today: date, state: State
) -> None:
    entry = entry_of(catalogue_of(office.body), period="quarter")
    with act_as(act_on(date(2026, 1, 6))):
        item = published(office, catalogue_entry=entry)
    moment = act_on(date(2026, 1, 6)).at  # 01-06 and three months: 04-06, in 清明, so 04-07
    Item.objects.filter(pk=item.pk).update(last_published_at=moment)

    (found,) = standings(entries_to_cover(Body.objects.all()), today)

    assert (found.public, found.newest_on, found.due_on) == (
        1,
        date(2026, 1, 6),
        date(2026, 4, 7),
    )
    assert found.state == state


def test_only_what_is_public_covers_and_only_entries_of_ones_own_motion_count(
    office: Office,
) -> None:
    catalogue = catalogue_of(office.body)
    entry, _other = (
        entry_of(catalogue),
        entry_of(catalogue, "依申请", proactive=False, on_request=True),
    )
    old = set_up(ACT, Catalogue(body=office.body, area="health", made_on=SINCE, is_current=False))
    entry_of(old)
    office.draft(catalogue_entry=entry)

    (before,) = standings(entries_to_cover(Body.objects.all()), SINCE)
    item = published(office, catalogue_entry=entry)
    (after,) = standings(entries_to_cover(Body.objects.all()), SINCE)
    item.unpublish()
    (withdrawn,) = standings(entries_to_cover(Body.objects.all()), SINCE)

    assert [each.state for each in (before, after, withdrawn)] == ["missing", "kept", "missing"]
    assert (after.public, withdrawn.newest_on) == (1, None)


def test_what_was_published_by_an_earlier_version_counts_for_the_entry_that_goes_on_from_it(
    office: Office,
) -> None:
    catalogue = catalogue_of(office.body)
    old = entry_of(catalogue)
    published(office, catalogue_entry=old)
    new_version = set_up(
        ACT,
        Catalogue(
            body=office.body, area=catalogue.area, own_area=catalogue.own_area,
            made_on=date(2026, 5, 6),
        ),
    )  # fmt: skip
    new = entry_of(new_version)
    alone = entry_of(new_version, "全新的")
    carry_over(ACT, new_version, {new.pk: old.pk, alone.pk: None})

    found = standings(entries_to_cover(Body.objects.all()), SINCE)

    assert [(each.entry, each.public) for each in found] == [(new, 1), (alone, 0)]
    published(office, catalogue_entry=new)
    assert standings(entries_to_cover(Body.objects.all()), SINCE)[0].public == 2


def test_sections_are_summed_and_what_nobody_sees_to_comes_last(office: Office) -> None:
    catalogue = catalogue_of(office.body)
    entry_of(catalogue, "无人负责")
    covered = entry_of(catalogue, "甲", section=office.section)
    entry_of(catalogue, "乙", section=office.section)
    published(office, catalogue_entry=covered)

    mine, nobodys = totals(standings(entries_to_cover(Body.objects.all()), SINCE))

    assert (mine.section, mine.total, mine.share) == (office.section, 2, 50)
    assert mine.numbers == [1, 0, 0, 1]
    assert (nobodys.section, nobodys.total, nobodys.share) == (None, 1, 0)


def page_of(office: Office, query: str = "") -> str:
    answer = login(office.clerk).get(f"{reverse('disclosures_coverage')}{query}")
    assert answer.status_code == 200
    text: str = answer.content.decode()
    return text


def test_the_screen_shows_ones_own_bodies_entries_narrowed_as_asked(office: Office) -> None:
    catalogue = catalogue_of(office.body)
    published(office, catalogue_entry=entry_of(catalogue, "有的事项", section=office.section))
    entry_of(catalogue, "缺的事项")
    entry_of(catalogue_of(body("正宁县教育局")), "别的机关的事项")

    page = page_of(office)

    assert "有的事项" in page
    assert "缺的事项" in page
    assert "别的机关的事项" not in page
    assert 'class="gk-state-missing">缺<' in page
    assert "50%" not in page  # each section has one of its own
    missing = page_of(office, "?state=missing")
    assert "缺的事项" in missing
    assert "有的事项" not in missing
    assert "缺的事项" not in page_of(office, f"?section={office.section.pk}")
    assert "没有要看的事项" in page_of(office, "?area=health")
    assert "没有要看的事项" in page_of(office, "?area=x")


def test_the_screen_is_for_who_holds_a_post(office: Office) -> None:
    nobody = person("nobody")

    answer = login(nobody).get(reverse("disclosures_coverage"))

    assert answer.status_code in (302, 403)


def test_coverage_is_given_as_a_file_with_formulas_disarmed(office: Office) -> None:
    entry_of(catalogue_of(office.body), "=1+1")
    client, address = login(office.clerk), reverse("disclosures_coverage")

    table = client.get(f"{address}?export=csv").content.decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}?export=xlsx").content))

    (row,) = csv.DictReader(io.StringIO(table))
    assert (row["二级事项"], row["状态"], row["公开条数"]) == ("'=1+1", "缺", "0")
    assert book.worksheets[0]["D2"].value == "=1+1"
    assert book.worksheets[0]["D2"].data_type == "s"


def test_an_overseer_is_told_whose_each_entry_is(office: Office) -> None:
    overseer = person("overseer")
    county = body("正宁县人民政府")
    for place in (county, office.body):
        post(overseer, Role.OVERSEER, place, since=SINCE)
    entry_of(catalogue_of(office.body), section=office.section)

    page = login(overseer).get(reverse("disclosures_coverage")).content.decode()

    assert page.count(office.body.name) >= 3  # in the choice, by the section, in the row


def test_more_entries_ask_the_database_no_more(office: Office) -> None:
    catalogue = catalogue_of(office.body)
    client, address = login(office.clerk), reverse("disclosures_coverage")

    def asked() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    entry_of(catalogue, "一", section=office.section)
    few = asked()
    for number in range(120):
        entry_of(catalogue, f"事项{number}", section=office.section)

    assert asked() == few
    assert "第1页，共2页" in page_of(office)
    assert "第2页，共2页" in page_of(office, "?p=2")
