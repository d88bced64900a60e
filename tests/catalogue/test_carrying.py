"""A new version of a catalogue goes on from the one before it, and nothing is lost on the way."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bodies.county import ACT
from catalogue.samples import Bureau, bureau
from gongkai.audit.models import Entry as Act
from gongkai.catalogue.carrying import carry_over, proposed, version_before
from gongkai.catalogue.models import Catalogue, Entry
from gongkai.catalogue.services import add_entry, set_up
from signoff.test_screens import login

__all__ = ["bureau"]


def newer(bureau: Bureau, day: date = date(2025, 3, 1)) -> Catalogue:
    return set_up(ACT, Catalogue(body=bureau.body, area="culture", made_on=day))


def entry_in(bureau: Bureau, catalogue: Catalogue, second_level: str, **fields: object) -> Entry:
    before, bureau.catalogue = bureau.catalogue, catalogue
    made = bureau.entry(second_level, **fields)
    bureau.catalogue = before
    return made


def test_the_version_before_is_of_the_same_body_and_area(bureau: Bureau) -> None:
    second = newer(bureau)
    third = newer(bureau, date(2026, 3, 1))
    bureau.set_up("health")
    assert version_before(third) == second
    assert version_before(second) == bureau.catalogue
    assert version_before(bureau.catalogue) is None


def test_entries_are_proposed_by_their_names_and_then_by_their_words(bureau: Bureau) -> None:
    shows, venues, gone = (
        bureau.entry(name, content=content)
        for name, content in (
            ("营业性演出审批", "办事指南；许可决定"),
            ("公共文化机构免费开放信息", "机构名称；地址；开放时间；服务内容"),
            ("广播电视台设立审批", "许可结果"),
        )
    )
    catalogue = newer(bureau)
    same = entry_in(bureau, catalogue, "营业性演出审批", content="全都改写了")
    alike = entry_in(
        bureau,
        catalogue,
        "公共文化机构免费开放",
        content="机构名称；地址；开放时间；服务内容；电话",
    )
    new = entry_in(bureau, catalogue, "游戏游艺设备内容审核", content="审核标准")
    found = proposed([same, alike, new], [shows, venues, gone])
    assert found == {same.pk: shows, alike.pk: venues}


def test_an_entry_takes_section_and_period_and_keeps_its_own(bureau: Bureau) -> None:
    old = bureau.entry("营业性演出审批", section=bureau.arts, period="year")
    catalogue = newer(bureau)
    plain = entry_in(bureau, catalogue, "营业性演出审批")
    own = entry_in(bureau, catalogue, "演出经纪", section=bureau.section, period="month")
    assert carry_over(ACT, catalogue, {plain.pk: old.pk, own.pk: old.pk}) == 2
    plain.refresh_from_db()
    own.refresh_from_db()
    bureau.catalogue.refresh_from_db()
    assert (plain.section, plain.period, plain.line) == (bureau.arts, "year", old.pk)
    assert (own.section, own.period, own.line) == (bureau.section, "month", old.pk)
    assert not bureau.catalogue.is_current
    assert Act.objects.filter(action="catalogue.carried_over", object_id=catalogue.pk).exists()


def test_a_line_reaches_through_all_versions_and_can_be_taken_back(bureau: Bureau) -> None:
    first = bureau.entry()
    catalogues = newer(bureau), newer(bureau, date(2026, 3, 1))
    second, third = (entry_in(bureau, each, "营业性演出审批") for each in catalogues)
    carry_over(ACT, catalogues[0], {second.pk: first.pk})
    carry_over(ACT, catalogues[1], {third.pk: second.pk})
    third.refresh_from_db()
    assert third.line == first.pk
    carry_over(ACT, catalogues[1], {third.pk: None})
    third.refresh_from_db()
    assert third.line == third.pk


def test_what_belongs_to_neither_version_is_refused(bureau: Bureau) -> None:
    bureau.entry()
    catalogue = newer(bureau)
    new = entry_in(bureau, catalogue, "营业性演出审批")
    other = add_entry(
        ACT,
        Entry(
            catalogue=bureau.set_up("health"), first_level="旅游", content="线路",
            limit_text="及时", responsible_body="县文旅局", to_public=True, proactive=True,
            at_county=True,
        ),
    )  # fmt: skip
    for wrong in ({new.pk: other.pk}, {other.pk: None}):
        with pytest.raises(ValidationError, match="不在这两个版本里"):
            carry_over(ACT, catalogue, wrong)
    with pytest.raises(ValidationError, match="没有更早的版本"):
        carry_over(ACT, other.catalogue, {})
    bureau.catalogue.refresh_from_db()
    assert bureau.catalogue.is_current


def test_the_screen_proposes_keeps_what_was_typed_and_saves(bureau: Bureau) -> None:
    old = bureau.entry("营业性演出审批", section=bureau.arts)
    bureau.entry("娱乐场所经营许可")
    catalogue = newer(bureau)
    new = entry_in(bureau, catalogue, "营业性演出审批")
    other = entry_in(bureau, catalogue, "全新的事项", content="别的", first_level="其他")
    client, address = login(bureau.officer), reverse("catalogue_carry", args=[catalogue.pk])
    assert address in client.get(reverse("wagtailsnippets_catalogue_catalogue:list")).text
    shown = client.get(address).text
    assert 'value="1 营业性演出审批"' in shown
    wrong = client.post(address, {f"origin-{new.pk}": "营业性", f"origin-{other.pk}": "2"})
    assert "有1项没有认出来" in wrong.text
    assert 'value="营业性"' in wrong.text
    bureau.catalogue.refresh_from_db()
    assert bureau.catalogue.is_current
    done = client.post(address, {f"origin-{new.pk}": "1 营业性演出审批"})
    assert done.status_code == 302
    new.refresh_from_db()
    other.refresh_from_db()
    assert (new.origin, new.section, other.origin) == (old, bureau.arts, None)
    again = client.get(address).text
    assert 'value="1 营业性演出审批"' in again
    assert again.count('value=""') == 1, "what was left empty stays so"


def test_who_does_not_keep_the_catalogue_carries_nothing_over(bureau: Bureau) -> None:
    catalogue = newer(bureau)
    address = reverse("catalogue_carry", args=[catalogue.pk])
    assert login(bureau.leader).get(address).status_code in (302, 403)
    assert (
        "没有更早印发的目录"
        in login(bureau.clerk).get(reverse("catalogue_carry", args=[bureau.catalogue.pk])).text
    )
    assert "先导入，再承接旧版" in login(bureau.clerk).get(address).text


def test_the_screen_asks_as_much_for_many_entries_as_for_few(bureau: Bureau) -> None:
    catalogue = newer(bureau)
    client, address = login(bureau.officer), reverse("catalogue_carry", args=[catalogue.pk])

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    bureau.entry("第0项")
    entry_in(bureau, catalogue, "第0项", section=bureau.arts)
    first = asked()
    for number in range(1, 8):
        bureau.entry(f"第{number}项", section=bureau.arts)
        entry_in(bureau, catalogue, f"第{number}项", section=bureau.arts)
    assert asked() == first
