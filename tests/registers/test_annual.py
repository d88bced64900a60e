"""年报数字, as a browser's requests meet it."""

import re
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from bodies.county import ACT, person, section
from gongkai.bodies.models import Duty
from gongkai.bodies.services import assign_duty
from gongkai.registers import models
from gongkai.registers.annual import shown_year
from gongkai.registers.models import (
    LicenceDecision,
    NormativeDocument,
    Procurement,
)
from registers.ledger import Ledger, ledger
from signoff.test_screens import login

__all__ = ["ledger"]


def test_every_figure_of_the_year_opens_to_as_many_records(ledger: Ledger) -> None:
    ledger.enter(NormativeDocument)
    ledger.enter(models.PowerItem, since=date(2020, 3, 1))
    ledger.enter(models.PowerItem, kind="penalties", ended_on=date(2020, 3, 1))
    ledger.enter(LicenceDecision)
    ledger.enter(Procurement)
    leader = login(ledger.leader)

    page = leader.get(reverse("registers_annual"), {"year": 2020, "body": ledger.bureau.pk})

    html = page.content.decode()
    counts = [
        (part.value, leader.get(part.url).context["items_count"])
        for block in page.context["blocks"]
        for _row, figures in block.rows
        for figure in figures
        for part in figure.parts
        if not part.source.amount
    ]
    assert all(value == listed for value, listed in counts)
    assert sum(value for value, _listed in counts) == 6
    assert ">1.95</a><small>万元</small>" in html
    assert "<b>-1</b>" in html
    assert "<caption>" in html
    assert 'scope="row"' in html
    assert "国办公开办函〔2019〕60号" in html


def test_the_overseer_adds_up_all_below(ledger: Ledger) -> None:
    ledger.enter(NormativeDocument)
    ledger.enter(NormativeDocument, section=section(ledger.county))
    overseer = login(ledger.overseer)

    def made(**asked: Any) -> str:
        answer = overseer.get(
            reverse("registers_annual"), {"year": 2020, "body": ledger.county.pk} | asked
        )
        return answer.content.decode()

    own, joint = made(), made(below="on")
    assert "本年新制作数量”列 1" in own
    assert "本年新制作数量”列 2" in joint
    assert "正宁县人民政府等2个机关" in joint
    link = re.search(r'href="([^"]*)" aria-label="[^"]*规范性文件”行“本年新制作数量”列 2"', joint)
    assert link is not None
    listed = overseer.get(link[1].replace("&amp;", "&"))
    assert listed.context["items_count"] == 2
    assert f"under={ledger.county.pk}" in link[1]


@pytest.mark.parametrize("asked", [{"year": "2018"}, {"year": "x"}, {"body": "0"}])
def test_what_there_is_no_table_of_is_not_found(ledger: Ledger, asked: dict[str, str]) -> None:
    assert login(ledger.leader).get(reverse("registers_annual"), asked).status_code == 404


def test_another_bodys_figures_are_not_found(ledger: Ledger) -> None:
    address_ = reverse("registers_annual")

    assert login(ledger.leader).get(address_, {"body": ledger.county.pk}).status_code == 404


def test_who_sees_no_body_has_no_figures(ledger: Ledger) -> None:
    keeper = person("keeper")
    assign_duty(ACT, keeper, Duty.SYSTEM)

    assert login(keeper).get(reverse("registers_annual")).status_code == 302


def test_until_april_the_year_shown_is_the_one_before() -> None:
    days = [date(2027, 1, 31), date(2027, 3, 31), date(2027, 4, 1), date(2019, 2, 1)]
    assert [shown_year(day) for day in days] == [2026, 2026, 2027, 2019]
