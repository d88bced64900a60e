"""What the registers accept and refuse, whoever writes in them."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from bodies.county import ACT, section
from gongkai.audit.models import Entry
from gongkai.registers import models
from gongkai.registers.models import (
    Budget,
    ChargeReceipt,
    LicenceDecision,
    NormativeDocument,
    PenaltyDecision,
    Procurement,
)
from gongkai.registers.selectors import disclosure_clock, written_sections
from gongkai.registers.services import change, enter, void
from registers.ledger import FIELDS, Ledger, ledger
from synthetic_private.people import identity

__all__ = ["ledger"]
NUMBER = identity(Random(2026))
"""A made-up number whose check digit is right."""


@pytest.mark.parametrize("register", models.REGISTERS, ids=lambda register: register.__name__)
def test_every_register_takes_a_record_and_names_its_article(
    ledger: Ledger, register: type[models.Record]
) -> None:
    entry = ledger.enter(register)

    kept = register.objects.get()
    assert (kept.body, kept.section) == (ledger.bureau, ledger.section)
    assert kept.recorded_at.tzinfo is not None
    assert register.article.startswith("《政府信息公开条例》第二十条")
    assert (
        Entry.objects.get(
            action="register.entered", object_id=entry.pk, object_type=register._meta.label_lower
        ).body_id
        == ledger.bureau.pk
    )


@pytest.mark.parametrize(
    ("register", "fields", "words"),
    [
        (NormativeDocument, {"document_number": "正文旅发(2020)3号"}, "〔"),
        (NormativeDocument, {"repealed_on": date(2020, 5, 5)}, "废止不能早于制发"),
        (NormativeDocument, {"disclosed_on": date(2020, 5, 5)}, "公开不能早于制发"),
        (LicenceDecision, {"credit_code": "91110108551385082P"}, "校验"),
        (LicenceDecision, {"credit_code": ""}, "要填统一社会信用代码"),
        (LicenceDecision, {"party_kind": "person"}, "不填统一社会信用代码"),
        (
            LicenceDecision,
            {"valid_from": date(2021, 1, 2), "valid_until": date(2021, 1, 1)},
            "颠倒",
        ),
        (PenaltyDecision, {"kinds": "警告；罚站"}, "没有“罚站”这种处罚"),
        (PenaltyDecision, {"fine": Decimal(0)}, "两处要一致"),
        (PenaltyDecision, {"kinds": "警告"}, "两处要一致"),
        (Procurement, {"amount": Decimal("-1")}, "不能为负数"),
    ],
)
def test_a_record_that_contradicts_itself_is_refused_in_words(
    ledger: Ledger, register: type[models.Record], fields: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        ledger.enter(register, **fields)

    assert not register.objects.exists()


def test_a_number_is_registered_once_while_it_stands(ledger: Ledger) -> None:
    first = ledger.enter(LicenceDecision, document_number="正文许〔2020〕1号")
    with pytest.raises(ValidationError, match="已登记过这个文号"):
        ledger.enter(LicenceDecision, document_number="正文许〔2020〕1号")

    void(ACT, first, "重复登记")

    assert ledger.enter(LicenceDecision, document_number="正文许〔2020〕1号").pk != first.pk


def test_what_somebody_else_enters_in_the_same_instant_is_said_in_a_sentence(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.enter(LicenceDecision, document_number="正文旅许〔2020〕1号")
    other = ledger.enter(LicenceDecision, document_number="正文旅许〔2020〕2号")
    # Neither saw the other's record when it was checked: only the database knows.
    monkeypatch.setattr(LicenceDecision, "full_clean", lambda _self: None)

    with pytest.raises(ValidationError, match="刚刚有人登记了相同的记录"):
        ledger.enter(LicenceDecision, document_number="正文旅许〔2020〕1号")
    other.document_number = "正文旅许〔2020〕1号"
    with pytest.raises(ValidationError, match="刚刚有人登记了相同的记录"):
        change(ACT, other)
    assert LicenceDecision.objects.count() == 2


def test_a_year_has_one_budget_and_one_final_account(ledger: Ledger) -> None:
    ledger.enter(Budget)
    ledger.enter(Budget, kind="accounts")

    with pytest.raises(ValidationError, match="已登记过这一年度"):
        ledger.enter(Budget)


def test_the_three_public_expenses_are_added_up(ledger: Ledger) -> None:
    entry = ledger.enter(Budget, travel=Decimal("1.10"), vehicles_run=Decimal("2.20"))

    assert entry.three_public == Decimal("12003.30")


def test_only_the_masked_number_of_a_persons_card_reaches_the_database(ledger: Ledger) -> None:
    entry = ledger.enter(
        LicenceDecision, party_kind="person", party_name="张小明", credit_code="", id_number=NUMBER
    )

    entry.refresh_from_db()

    assert entry.id_number == f"{NUMBER[:6]}********{NUMBER[-4:]}"
    assert entry.party == "张某某"
    LicenceDecision.objects.filter(pk=entry.pk).update(id_number=NUMBER)
    assert NUMBER not in LicenceDecision.objects.values_list("id_number", flat=True)


def test_a_persons_name_unlike_a_name_is_shown_by_its_first_character(ledger: Ledger) -> None:
    entry = ledger.make(LicenceDecision, party_kind="person", party_name="阿依古丽·买买提")

    assert entry.party == "阿某某"  # type: ignore[attr-defined]  # a decision


def test_a_number_that_is_no_card_number_is_refused(ledger: Ledger) -> None:
    wrong = NUMBER[:5] + str(9 - int(NUMBER[5])) + NUMBER[6:]

    with pytest.raises(ValidationError, match="身份证号码不对"):
        ledger.enter(
            LicenceDecision,
            party_kind="person",
            party_name="张小明",
            credit_code="",
            id_number=wrong,
        )


def test_the_database_itself_refuses_a_number_in_clear(ledger: Ledger) -> None:
    entry = ledger.enter(LicenceDecision, party_kind="person", party_name="张小明", credit_code="")

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE registers_licencedecision SET id_number = %s WHERE id = %s",
            [NUMBER, entry.pk],
        )


def test_nothing_is_deleted_from_a_register(ledger: Ledger) -> None:
    entry = ledger.enter(NormativeDocument)

    with pytest.raises(PermissionDenied, match="只能作废"):
        entry.delete()
    with pytest.raises(PermissionDenied, match="只能作废"):
        NormativeDocument.objects.all().delete()

    assert NormativeDocument.objects.count() == 1


def test_a_voided_record_keeps_its_reason_and_changes_no_more(ledger: Ledger) -> None:
    entry = ledger.enter(NormativeDocument)
    with pytest.raises(ValidationError, match="请写明作废的理由"):
        void(ACT, entry, "  ")

    void(ACT, entry, "重复登记")

    assert entry.state_label == "已作废：重复登记"
    assert '"重复登记"' in Entry.objects.get(action="register.voided").detail
    for act in (lambda: void(ACT, entry, "再次"), lambda: change(ACT, entry)):
        with pytest.raises(ValidationError, match="已作废，不能再改"):
            act()


def test_the_trail_keeps_what_was_changed_but_not_whom_it_concerned(ledger: Ledger) -> None:
    entry = ledger.enter(LicenceDecision)
    entry.content, entry.party_name = "准予变更", "新名称有限公司"
    entry.decided_on = date(2020, 7, 2)

    change(ACT, entry)
    change(ACT, entry)

    detail = Entry.objects.get(action="register.changed").detail
    assert '"content": ["准予设立", "准予变更"]' in detail
    assert '"decided_on": ["2020-07-01", "2020-07-02"]' in detail
    assert '"party_name": []' in detail
    assert "有限公司" not in detail


def test_a_receipt_belongs_to_a_charge_of_the_same_body(ledger: Ledger) -> None:
    receipt = ledger.make(ChargeReceipt)
    receipt.section = section(ledger.county)

    with pytest.raises(ValidationError, match="不属于该机关"):
        enter(ACT, receipt)


def test_a_document_is_in_force_from_its_making_to_the_day_before_its_repeal() -> None:
    document = NormativeDocument(made_on=date(2020, 5, 6), repealed_on=date(2021, 1, 1))

    days = [date(2020, 5, 5), date(2020, 5, 6), date(2020, 12, 31), date(2021, 1, 1)]
    assert [document.is_in_force(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("register", "fields", "due"),
    [
        (NormativeDocument, {}, date(2020, 6, 2)),
        (LicenceDecision, {}, date(2020, 7, 10)),
        (PenaltyDecision, {}, date(2020, 7, 10)),
        (models.CompulsoryMeasure, {}, date(2020, 7, 29)),
        (Procurement, {}, date(2020, 6, 3)),
        (Budget, {}, date(2020, 3, 2)),
    ],
)
def test_each_register_has_its_statutory_limit(
    ledger: Ledger, register: type[models.Record], fields: dict[str, Any], due: date
) -> None:
    entry = ledger.enter(register, **fields)

    clock = disclosure_clock(entry, date(2020, 12, 31))

    assert clock is not None
    assert (clock.due_on, clock.is_late(date(2020, 12, 31))) == (due, True)


def test_a_governments_own_budget_has_the_limit_of_the_first_paragraph(ledger: Ledger) -> None:
    ledger.county.kind = "government"
    ledger.county.save()
    entry = ledger.enter(Budget, section=section(ledger.county))

    clock = disclosure_clock(entry, date(2020, 12, 31))

    assert clock is not None
    assert clock.limit.cites == "《预算法》第十四条第一款"


def test_no_clock_runs_where_the_law_sets_none(ledger: Ledger) -> None:
    today = date(2020, 12, 31)
    quiet = [
        ledger.enter(PenaltyDecision, is_withheld=True),
        ledger.enter(LicenceDecision, decided_on=date(2018, 1, 2)),
        ledger.enter(models.PowerItem),
        ledger.make(NormativeDocument, made_on=date(2021, 1, 1)),
    ]
    gone = ledger.enter(NormativeDocument)
    void(ACT, gone, "重复登记")

    assert [disclosure_clock(entry, today) for entry in (*quiet, gone)] == [None] * 5


def test_what_was_disclosed_in_time_is_done(ledger: Ledger) -> None:
    entry = ledger.enter(LicenceDecision, disclosed_on=date(2020, 7, 10))

    clock = disclosure_clock(entry, date(2020, 12, 31))

    assert clock is not None
    assert clock.state == "done"


def test_a_clerk_keeps_their_section_and_the_officer_the_whole_body(ledger: Ledger) -> None:
    day = date(2026, 1, 5)

    assert list(written_sections(ledger.clerk, day)) == [ledger.section]
    assert list(written_sections(ledger.officer, day)) == [ledger.section, ledger.other]
    assert not written_sections(ledger.leader, day)
    assert not written_sections(ledger.overseer, day)


def test_the_ledger_of_these_tests_has_every_register() -> None:
    assert set(FIELDS) == set(models.REGISTERS)
