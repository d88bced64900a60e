"""What a catalogue asks for, held against what is public."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from bodies.county import ACT, body
from gongkai.bodies.models import Body
from gongkai.catalogue.models import Catalogue, Entry
from gongkai.catalogue.services import add_entry, set_up
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
