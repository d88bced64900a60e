"""An office that keeps registers, and records to put into them."""

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from django.urls import reverse

from bodies.county import ACT, body, person, post, section
from gongkai.bodies.models import Body, Person, Role, Section
from gongkai.registers import models
from gongkai.registers.services import enter

SINCE = date(2020, 1, 1)
CODE = "91110108551385082Q"
"""A credit code whose check digit is right."""
_numbers = count(1)

FIELDS: dict[type[models.Record], dict[str, Any]] = {
    models.NormativeDocument: {"title": "文化市场管理办法", "made_on": date(2020, 5, 6)},
    models.PowerItem: {
        "kind": "licences",
        "name": "娱乐场所设立审批",
        "basis": "《娱乐场所管理条例》第九条",
        "since": date(2018, 1, 1),
    },
    models.LicenceDecision: {"content": "准予设立"},
    models.ServiceDecision: {"matter": "体育类社会团体备案", "content": "准予备案"},
    models.PenaltyDecision: {
        "kinds": "警告；罚款",
        "violation": "擅自从事互联网上网服务经营活动",
        "facts": "未经许可设立上网服务场所。",
        "basis": "《互联网上网服务营业场所管理条例》第二十七条",
        "content": "警告，罚款五千元。",
        "fine": Decimal("5000.00"),
    },
    models.CompulsoryMeasure: {
        "kind": "seizure",
        "facts": "查获非法出版物。",
        "basis": "《出版管理条例》第七条",
    },
    models.Charge: {
        "name": "考试报名费",
        "basis": "甘价费〔2015〕1号",
        "standard": "每人30元",
        "since": date(2018, 1, 1),
    },
    models.ChargeReceipt: {"collected_on": date(2021, 3, 1), "amount": Decimal("1200.00")},
    models.Procurement: {
        "project": "乡村舞台设备",
        "amount": Decimal("19500.00"),
        "awarded_on": date(2020, 6, 1),
    },
    models.Budget: {
        "year": 2020,
        "kind": "budget",
        "income": Decimal("8000000.00"),
        "spending": Decimal("8000000.00"),
        "reception": Decimal("12000.00"),
        "approved_on": date(2020, 2, 10),
    },
}


class Ledger:
    """文体广电和旅游局 under its county, with who keeps its registers."""

    def __init__(self) -> None:
        self.county: Body = body("正宁县人民政府")
        self.bureau: Body = body("正宁县文体广电和旅游局", self.county)
        self.section: Section = section(self.bureau)
        self.other: Section = section(self.bureau, "文化艺术股")
        self.clerk = self.hire("clerk", Role.CLERK, self.section)
        self.artist = self.hire("artist", Role.CLERK, self.other)
        self.officer = self.hire("officer", Role.OFFICER, self.bureau)
        self.leader = self.hire("leader", Role.LEADER, self.bureau)
        self.overseer = self.hire("overseer", Role.OVERSEER, self.county)

    def hire(self, username: str, role: Role, place: Body | Section) -> Person:
        who = person(username)
        post(who, role, place, since=SINCE)
        return who

    def make(self, register: type[models.Record], **fields: Any) -> models.Record:
        """Make a record, not yet entered."""
        values: dict[str, Any] = {"section": self.section} | FIELDS[register]
        if issubclass(register, models.Decision):
            values |= {
                "document_number": f"正文综〔2020〕{next(_numbers)}号",
                "decided_on": date(2020, 7, 1),
                "party_name": "正宁县某某网络有限公司",
                "credit_code": CODE,
            }
        if register is models.ChargeReceipt and "charge" not in fields:
            values["charge"] = self.enter(models.Charge)
        return register(**(values | fields))

    def enter(self, register: type[models.Record], **fields: Any) -> Any:
        """Enter a record."""
        return enter(ACT, self.make(register, **fields))


def address(register: type[models.Record], view: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_registers_{register._meta.model_name}:{view}", args=args)


@pytest.fixture
def ledger(db: None) -> Ledger:
    return Ledger()
