"""The registers' screens, as a browser's requests meet them."""

import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils.html import escape

from bodies.county import ACT, body, person, post
from gongkai.audit.models import Entry
from gongkai.bodies.models import Duty, Role
from gongkai.bodies.services import assign_duty
from gongkai.registers import models, views
from gongkai.registers.models import (
    LicenceDecision,
    NormativeDocument,
)
from gongkai.registers.services import enter
from gongkai.registers.viewsets import VIEWSETS
from registers.ledger import CODE, SINCE, Ledger, address, ledger
from registers.test_records import NUMBER
from signoff.test_screens import login

__all__ = ["ledger"]


def licence_form(ledger: Ledger, **changes: Any) -> dict[str, Any]:
    return {
        "kind": "general",
        "document_number": "正文许〔2026〕1号",
        "section": ledger.section.pk,
        "decided_on": "2026-01-05",
        "disclosed_on": "",
        "authority": "",
        "party_kind": "organisation",
        "party_name": "正宁县某某网络有限公司",
        "credit_code": CODE,
        "id_number": "",
        "content": "准予设立",
        "certificate": "",
        "certificate_number": "",
        "valid_from": "",
        "valid_until": "",
    } | changes


def test_a_clerk_enters_a_licence_and_the_trail_says_so(ledger: Ledger) -> None:
    answer = login(ledger.clerk).post(address(LicenceDecision, "add"), licence_form(ledger))

    entry = LicenceDecision.objects.get()
    assert answer.status_code == 302
    assert (entry.body, entry.recorded_by) == (ledger.bureau, ledger.clerk)
    assert entry.authority == "正宁县文体广电和旅游局"
    entered = Entry.objects.get(action="register.entered")
    assert (entered.actor, entered.address, entered.object_id) == (
        "clerk",
        "10.0.0.8",
        str(entry.pk),
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"decided_on": "2999-01-01"}, "不能晚于今天"),
        ({"credit_code": "123"}, "信用代码"),
        ({"content": f"发给张小明，身份证号{NUMBER}"}, "含有居民身份证号码"),
        ({"content": ""}, "请填写“许可内容”。"),
        ({"valid_from": "2026-02-01", "valid_until": "2026-01-01"}, "有效期的起止颠倒了"),
        ({"decided_on": "二月三十日"}, "输入一个有效的日期"),
    ],
)
def test_what_is_wrong_is_said_in_chinese_and_nothing_is_entered(
    ledger: Ledger, changes: dict[str, str], words: str
) -> None:
    answer = login(ledger.clerk).post(
        address(LicenceDecision, "add"), licence_form(ledger, **changes)
    )

    page = answer.content.decode()
    assert words in page
    assert "没有登记：有几处需要改正。" in page
    assert not LicenceDecision.objects.exists()


def test_the_same_number_twice_is_refused_beside_the_form(ledger: Ledger) -> None:
    clerk = login(ledger.clerk)
    clerk.post(address(LicenceDecision, "add"), licence_form(ledger))

    answer = clerk.post(address(LicenceDecision, "add"), licence_form(ledger))

    assert "该机关已登记过这个文号" in answer.content.decode()
    assert LicenceDecision.objects.count() == 1


def test_what_another_entered_in_between_is_said_beside_the_form(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def enter_late(*args: Any) -> models.Record:
        ledger.enter(LicenceDecision, document_number="正文许〔2026〕1号")
        return enter(*args)

    monkeypatch.setattr(views, "enter", enter_late)

    answer = login(ledger.clerk).post(address(LicenceDecision, "add"), licence_form(ledger))

    assert answer.status_code == 200
    assert "该机关已登记过这个文号" in answer.content.decode()
    assert not LicenceDecision.objects.exists()


def test_a_clerk_is_offered_only_their_own_section(ledger: Ledger) -> None:
    page = login(ledger.clerk).get(address(LicenceDecision, "add")).content.decode()
    answer = login(ledger.artist).post(address(LicenceDecision, "add"), licence_form(ledger))

    assert "文化艺术股" not in page
    assert "选择一个有效的选项" in answer.content.decode()


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda viewset: viewset.__name__)
def test_every_register_has_its_list_form_and_page(ledger: Ledger, viewset: Any) -> None:
    entry = ledger.enter(viewset.model)
    clerk = login(ledger.clerk)

    pages = [
        clerk.get(address(viewset.model, "list")),
        clerk.get(address(viewset.model, "add")),
        clerk.get(address(viewset.model, "edit", entry.pk)),
        clerk.get(address(viewset.model, "inspect", entry.pk)),
    ]

    assert [page.status_code for page in pages] == [200] * 4
    assert escape(str(entry)) in pages[0].content.decode()
    assert 'name="section"' in pages[1].content.decode()
    assert "登记经过" in pages[3].content.decode()
    assert not re.search(r"<dt>[A-Za-z]", pages[3].content.decode())


def test_who_only_sees_a_register_looks_and_does_not_write(ledger: Ledger) -> None:
    entry = ledger.enter(NormativeDocument)
    leader = login(ledger.leader)

    assert leader.get(address(NormativeDocument, "add")).status_code == 302
    edit = leader.get(address(NormativeDocument, "edit", entry.pk))
    assert edit["Location"] == address(NormativeDocument, "inspect", entry.pk)
    assert leader.post(
        address(NormativeDocument, "void", entry.pk), {"reason": "x"}
    ).status_code in (
        302,
        403,
    )
    listed = leader.get(address(NormativeDocument, "list")).content.decode()
    assert address(NormativeDocument, "inspect", entry.pk) in listed
    assert address(NormativeDocument, "edit", entry.pk) not in listed
    entry.refresh_from_db()
    assert entry.voided_at is None


def test_a_clerk_of_another_section_looks_and_does_not_write(ledger: Ledger) -> None:
    entry = ledger.enter(NormativeDocument)

    listed = login(ledger.artist).get(address(NormativeDocument, "list")).content.decode()

    assert address(NormativeDocument, "edit", entry.pk) not in listed


@pytest.mark.parametrize("view", ["edit", "inspect", "void", "delete", "history", "usage"])
def test_another_bodys_record_is_not_found(ledger: Ledger, view: str) -> None:
    entry = ledger.enter(NormativeDocument)
    stranger = person("stranger")
    post(stranger, Role.OFFICER, body("合水县文化局"), since=SINCE)

    answer = login(stranger).get(address(NormativeDocument, view, entry.pk))

    assert answer.status_code == 404
    assert (
        entry.title not in login(stranger).get(address(NormativeDocument, "list")).content.decode()
    )


def test_nobody_deletes_by_any_door(ledger: Ledger) -> None:
    entry = ledger.enter(NormativeDocument)
    officer = login(ledger.officer)

    officer.post(address(NormativeDocument, "delete", entry.pk))
    bulk = reverse("wagtail_bulk_action", args=["registers", "normativedocument", "delete"])
    officer.post(f"{bulk}?id={entry.pk}")

    assert NormativeDocument.objects.filter(pk=entry.pk).exists()


def test_a_record_is_changed_and_voided_through_the_screens(ledger: Ledger) -> None:
    clerk = login(ledger.clerk)
    clerk.post(address(LicenceDecision, "add"), licence_form(ledger))
    entry = LicenceDecision.objects.get()

    clerk.post(address(LicenceDecision, "edit", entry.pk), licence_form(ledger, content="准予变更"))
    entry.refresh_from_db()
    assert entry.content == "准予变更"

    empty = clerk.post(address(LicenceDecision, "void", entry.pk), {"reason": ""})
    assert "请写明作废的理由" in empty.content.decode()
    clerk.post(address(LicenceDecision, "void", entry.pk), {"reason": "重复登记"})
    entry.refresh_from_db()

    assert entry.void_reason == "重复登记"
    actions = Entry.objects.filter(action__startswith="register.").values_list("action", flat=True)
    assert list(actions.order_by("number")) == [
        "register.entered",
        "register.changed",
        "register.voided",
    ]
    again = clerk.get(address(LicenceDecision, "void", entry.pk))
    assert again.status_code in (302, 403)
    assert "已作废：重复登记" in clerk.get(address(LicenceDecision, "list")).content.decode()


def test_a_persons_card_number_typed_in_clear_is_kept_masked(ledger: Ledger) -> None:
    clerk = login(ledger.clerk)
    clerk.post(
        address(LicenceDecision, "add"),
        licence_form(
            ledger, party_kind="person", party_name="张小明", credit_code="", id_number=NUMBER
        ),
    )
    entry = LicenceDecision.objects.get()

    pages = [
        clerk.get(address(LicenceDecision, "list")),
        clerk.get(address(LicenceDecision, "inspect", entry.pk)),
        clerk.get(address(LicenceDecision, "edit", entry.pk)),
    ]

    assert entry.id_number == f"{NUMBER[:6]}********{NUMBER[-4:]}"
    assert all(NUMBER not in page.content.decode() for page in pages)
    assert "张小明" not in pages[0].content.decode()
    saved = clerk.post(
        address(LicenceDecision, "edit", entry.pk),
        licence_form(
            ledger,
            party_kind="person",
            party_name="张小明",
            credit_code="",
            id_number=entry.id_number,
        ),
    )
    assert saved.status_code == 302


def test_the_menu_shows_the_registers_to_who_holds_a_post(ledger: Ledger) -> None:
    keeper = person("keeper")
    assign_duty(ACT, keeper, Duty.SYSTEM)

    link = reverse("registers_annual")
    assert link in login(ledger.leader).get("/admin/").content.decode()
    assert link not in login(keeper).get("/admin/").content.decode()
    assert address(LicenceDecision, "list") not in login(keeper).get("/admin/").content.decode()


def test_the_page_of_a_record_tells_what_was_done_with_it(ledger: Ledger) -> None:
    clerk = login(ledger.clerk)
    clerk.post(address(LicenceDecision, "add"), licence_form(ledger))
    entry = LicenceDecision.objects.get()
    changed = licence_form(
        ledger, kind="concession", party_name="改名有限公司", valid_until="2027-01-05"
    )
    clerk.post(address(LicenceDecision, "edit", entry.pk), changed)
    clerk.post(address(LicenceDecision, "edit", entry.pk), changed | {"section": ledger.section.pk})
    login(ledger.officer).post(
        address(LicenceDecision, "edit", entry.pk), changed | {"section": ledger.other.pk}
    )
    login(ledger.officer).post(
        address(LicenceDecision, "void", entry.pk), {"reason": "此件不属本局"}
    )

    page = clerk.get(address(LicenceDecision, "inspect", entry.pk))

    steps = page.context["history"]
    assert [(step.act, step.actor) for step in steps] == [
        ("登记", "clerk"),
        ("修改", "clerk"),
        ("修改", "officer"),
        ("作废", "officer"),
    ]
    assert {change.label: change[1:] for change in steps[1].changes} == {
        "许可类别": (True, "普通", "特许"),
        "相对人名称": (False, "", ""),
        "有效期至": (True, "", "2027-01-05"),
    }
    assert steps[2].changes[0][2:] == ("办公室", "文化艺术股")
    html = page.content.decode()
    assert "<q>此件不属本局</q>" in html
    assert "（空） → 2027-01-05" in html
    assert "《政府信息公开条例》第二十条第（五）项" in html
