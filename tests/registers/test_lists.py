"""The registers' lists and exports, as a browser's requests meet them."""

import csv
import io
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

import openpyxl
from django.utils import timezone

from bodies.county import ACT
from gongkai.registers import models
from gongkai.registers.models import (
    LicenceDecision,
    NormativeDocument,
    PenaltyDecision,
    Procurement,
)
from gongkai.registers.services import void
from registers.ledger import Ledger, address, ledger
from signoff.test_screens import login

__all__ = ["ledger"]


def exported(ledger: Ledger, register: type[models.Record], form: str, more: str = "") -> Any:
    answer = login(ledger.clerk).get(f"{address(register, 'list')}?export={form}{more}")
    return answer, b"".join(answer.streaming_content)


def test_a_register_is_exported_with_names_masked_and_formulas_disarmed(ledger: Ledger) -> None:
    ledger.enter(LicenceDecision, content="=1+1")
    ledger.enter(LicenceDecision, party_kind="person", party_name="张小明", credit_code="")

    answer, content = exported(ledger, LicenceDecision, "csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    _book, content = exported(ledger, LicenceDecision, "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active

    assert content[:3] != b"\xef\xbb\xbf"
    assert "行政许可" in unquote(answer["Content-Disposition"])
    assert {row["相对人"] for row in rows} == {"张某某", "正宁县某某网络有限公司"}
    assert "'=1+1" in {row["许可内容"] for row in rows}
    assert sheet is not None
    assert sheet.max_row == 3
    assert "张小明" not in str(list(sheet.values))
    assert {row["登记时间"] for row in rows} == {"2026-01-05 10:00"}
    assert datetime(2026, 1, 5, 10) in {row[-2] for row in sheet.values}  # noqa: DTZ001 - as a sheet has it


def test_a_list_is_narrowed_and_searched(ledger: Ledger) -> None:
    ledger.enter(
        NormativeDocument, title="旧办法", made_on=date(2019, 12, 31), disclosed_on=date(2020, 1, 2)
    )
    ledger.enter(NormativeDocument, title="新办法", section=ledger.other)
    gone = ledger.enter(NormativeDocument, title="错办法")
    void(ACT, gone, "重复登记")
    clerk = login(ledger.clerk)

    def titles(query: str) -> set[str]:
        page = clerk.get(f"{address(NormativeDocument, 'list')}?{query}").content.decode()
        return set(re.findall("[旧新错]办法", page))

    assert titles("") == {"旧办法", "新办法", "错办法"}
    assert titles("year=2019") == {"旧办法"}
    assert titles("year=2020&state=valid") == {"新办法"}
    assert titles("state=void") == {"错办法"}
    assert titles(f"section={ledger.other.pk}") == {"新办法"}
    assert titles("q=旧") == {"旧办法"}
    assert titles("disclosed=yes") == {"旧办法"}
    assert titles("disclosed=no&state=valid") == {"新办法"}
    assert titles("year=2020&counted=in_force") == {"旧办法", "新办法"}
    assert titles("counted=in_force") == set()
    assert titles("year=99999") == set()
    assert titles("kind=regulations") == set()


def test_the_list_says_by_when_a_record_must_be_shown(ledger: Ledger) -> None:
    today = timezone.localdate()
    ledger.enter(LicenceDecision, decided_on=date(2026, 1, 5))
    ledger.enter(LicenceDecision, decided_on=date(2026, 1, 5), disclosed_on=date(2026, 1, 6))
    ledger.enter(LicenceDecision, decided_on=date(2026, 1, 5), disclosed_on=date(2026, 3, 6))
    ledger.enter(LicenceDecision, decided_on=today)
    ledger.enter(PenaltyDecision, is_withheld=True, disclosed_on=date(2026, 2, 2))

    page = login(ledger.clerk).get(address(LicenceDecision, "list")).content.decode()
    penalties = login(ledger.clerk).get(address(PenaltyDecision, "list")).content.decode()

    assert '<span class="gk-late">最迟2026年1月14日公开，已逾期</span>' in page
    assert "<span>2026年1月6日</span>" in page
    assert '<span class="gk-late">2026年3月6日（逾期）</span>' in page
    assert page.count("最迟") == 2
    assert "<span>2026年2月2日</span>" in penalties


def test_amounts_in_a_list_are_shown(ledger: Ledger) -> None:
    ledger.enter(Procurement, amount=Decimal("19500.00"))

    assert "19500.00" in login(ledger.clerk).get(address(Procurement, "list")).content.decode()


def test_who_sees_several_bodies_is_told_whose_a_record_is(ledger: Ledger) -> None:
    ledger.enter(NormativeDocument)

    own = login(ledger.clerk).get(address(NormativeDocument, "list")).content.decode()
    several = login(ledger.overseer).get(address(NormativeDocument, "list")).content.decode()

    assert "<td>正宁县文体广电和旅游局</td>" not in re.sub(r"\s+(?=<)|(?<=>)\s+", "", own)
    assert "正宁县文体广电和旅游局</td>" in re.sub(r"\s+(?=<)|(?<=>)\s+", "", several)


def test_budgets_are_found_by_the_year_they_are_for(ledger: Ledger) -> None:
    ledger.enter(models.Budget, kind="accounts", approved_on=date(2021, 9, 1))
    clerk = login(ledger.clerk)

    def found(query: str) -> int:
        count: int = clerk.get(f"{address(models.Budget, 'list')}?{query}").context["items_count"]
        return count

    assert [found("year=2020"), found("year=2021"), found("year=2020&counted=made")] == [1, 0, 1]


def test_the_list_says_how_things_stand_today(ledger: Ledger) -> None:
    ledger.enter(NormativeDocument)
    ledger.enter(NormativeDocument, repealed_on=date(2021, 1, 1))
    ledger.enter(models.PowerItem, ended_on=date(2021, 1, 1))
    gone = ledger.enter(NormativeDocument)
    void(ACT, gone, "重复登记")
    clerk = login(ledger.clerk)

    page = clerk.get(address(NormativeDocument, "list")).content.decode()

    states = re.findall(r">\s*(现行有效|已废止|已作废：重复登记)\s*<", page)
    assert sorted(states) == sorted(["现行有效", "已废止", "已作废：重复登记"])
    assert "已取消" in clerk.get(address(models.PowerItem, "list")).content.decode()
