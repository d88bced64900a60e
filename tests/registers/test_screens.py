"""The registers' screens, as a browser's requests meet them."""

import csv
import io
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from bodies.county import ACT, body, person, post, section
from gongkai.audit.models import Entry
from gongkai.bodies.models import Duty, Role
from gongkai.bodies.services import assign_duty
from gongkai.registers import models, views
from gongkai.registers.annual import shown_year
from gongkai.registers.models import (
    LicenceDecision,
    NormativeDocument,
    PenaltyDecision,
    Procurement,
)
from gongkai.registers.services import enter, void
from gongkai.registers.viewsets import VIEWSETS
from registers.ledger import CODE, SINCE, Ledger, ledger
from registers.test_records import NUMBER
from signoff.test_screens import login

__all__ = ["ledger"]


def address(register: type[models.Record], view: str, *args: Any) -> str:
    return reverse(f"wagtailsnippets_registers_{register._meta.model_name}:{view}", args=args)


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


def test_the_menu_shows_the_registers_to_who_holds_a_post(ledger: Ledger) -> None:
    keeper = person("keeper")
    assign_duty(ACT, keeper, Duty.SYSTEM)

    link = reverse("registers_annual")
    assert link in login(ledger.leader).get("/admin/").content.decode()
    assert link not in login(keeper).get("/admin/").content.decode()
    assert address(LicenceDecision, "list") not in login(keeper).get("/admin/").content.decode()


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


def test_amounts_in_a_list_are_shown(ledger: Ledger) -> None:
    ledger.enter(Procurement, amount=Decimal("19500.00"))

    assert "19500.00" in login(ledger.clerk).get(address(Procurement, "list")).content.decode()


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
