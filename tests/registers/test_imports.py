"""Registers filled from workbooks."""

import csv
import io
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.audit.models import Entry
from gongkai.registers import models
from gongkai.registers.models import ChargeReceipt, LicenceDecision, NormativeDocument, Procurement
from gongkai.registers.viewsets import VIEWSETS
from gongkai.sheets.models import Upload
from registers.ledger import CODE, Ledger, address, ledger
from registers.test_records import NUMBER
from signoff.test_screens import login

__all__ = ["ledger"]

DOCUMENT = {"类别": "行政规范性文件", "标题": "办法", "股室": "办公室", "制发日期": "2026年1月5日"}
LICENCE = {
    "许可类别": "普通",
    "决定书文号": "正文许〔2026〕1号",
    "股室": "办公室",
    "决定日期": "2026-01-05",
    "相对人类别": "法人及非法人组织",
    "相对人名称": "正宁县某某网络有限公司",
    "统一社会信用代码": CODE,
    "许可内容": "准予设立",
}
PERSON = LICENCE | {
    "决定书文号": "正文许〔2026〕2号",
    "相对人类别": "自然人",
    "相对人名称": "张小明",
    "统一社会信用代码": "",
}


def sheet(*rows: dict[str, str]) -> SimpleUploadedFile:
    headings = list(dict.fromkeys(label for row in rows for label in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, headings, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile("登记.csv", text.getvalue().encode("utf-8-sig"))


def upload(client: Any, register: type[models.Record], *rows: dict[str, str]) -> Any:
    """Upload rows and give the page of their preview."""
    return client.post(address(register, "import"), {"file": sheet(*rows)}, follow=True)


def confirm(client: Any, register: type[models.Record]) -> Any:
    return client.post(address(register, "import"), {"confirm": Upload.objects.latest("pk").pk})


@pytest.mark.parametrize("viewset", VIEWSETS, ids=lambda viewset: viewset.__name__)
def test_every_register_has_a_workbook_to_fill_in(ledger: Ledger, viewset: Any) -> None:
    client = login(ledger.clerk)

    page = client.get(address(viewset.model, "list")).content.decode()
    answer = client.get(f"{address(viewset.model, 'import')}?template=1")

    assert address(viewset.model, "import") in page
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    headings = [str(cell.value) for cell in sheet[1]]
    assert "股室*" in headings
    assert len(headings) == len(set(headings))


def test_rows_are_previewed_then_entered_each_with_its_entry_in_the_trail(ledger: Ledger) -> None:
    client = login(ledger.clerk)

    page = upload(client, NormativeDocument, DOCUMENT, DOCUMENT | {"标题": "细则"})
    assert not NormativeDocument.objects.exists()
    assert "共2行，没有错误" in page.content.decode()
    confirm(client, NormativeDocument)

    entries = NormativeDocument.objects.order_by("pk")
    assert [entry.title for entry in entries] == ["办法", "细则"]
    assert {entry.recorded_by for entry in entries} == {ledger.clerk}
    assert Entry.objects.filter(action="register.entered").count() == 2


def test_one_wrong_row_keeps_out_all(ledger: Ledger) -> None:
    client = login(ledger.clerk)

    page = upload(client, NormativeDocument, DOCUMENT, DOCUMENT | {"发文字号": "正文(2026)1号"})
    confirm(client, NormativeDocument)

    assert "1行有错" in page.content.decode()
    assert "正文(2026)1号" in page.content.decode()
    assert not NormativeDocument.objects.exists()


def test_the_same_number_twice_in_a_file_is_said_at_its_row(ledger: Ledger) -> None:
    client = login(ledger.clerk)

    upload(client, LicenceDecision, LICENCE, LICENCE)
    page = confirm(client, LicenceDecision).content.decode()

    assert "该机关已登记过这个文号" in page
    assert "第3行没有保存成功，整个文件都没有导入" in page
    assert not LicenceDecision.objects.exists()


def test_card_numbers_are_masked_in_what_is_kept_of_the_file_too(ledger: Ledger) -> None:
    client = login(ledger.clerk)

    page = upload(client, LicenceDecision, LICENCE, PERSON | {"身份证号码": NUMBER})
    kept = str(Upload.objects.get().cells)
    confirm(client, LicenceDecision)

    masked = f"{NUMBER[:6]}********{NUMBER[-4:]}"
    assert NUMBER not in kept
    assert masked in kept
    assert NUMBER not in page.content.decode()
    assert LicenceDecision.objects.get(party_kind="person").id_number == masked


def test_a_wrong_card_number_is_said_to_be_wrong_and_not_kept(ledger: Ledger) -> None:
    client = login(ledger.clerk)
    wrong = NUMBER[:5] + str(9 - int(NUMBER[5])) + NUMBER[6:]

    page = upload(client, LicenceDecision, PERSON | {"身份证号码": wrong}).content.decode()

    assert "身份证号码不对" in page
    assert wrong not in page
    assert wrong not in str(Upload.objects.get().cells)


def test_card_numbers_in_a_text_of_the_file_are_masked(ledger: Ledger) -> None:
    client = login(ledger.clerk)

    upload(client, LicenceDecision, LICENCE | {"许可内容": f"经办人身份证号{NUMBER}，准予设立"})
    kept = str(Upload.objects.get().cells)
    confirm(client, LicenceDecision)

    assert NUMBER not in kept
    assert f"{NUMBER[:6]}********{NUMBER[-4:]}，准予" in LicenceDecision.objects.get().content
    assert LicenceDecision.objects.get().credit_code == CODE


def test_a_receipt_names_its_charge(ledger: Ledger) -> None:
    ledger.enter(models.Charge)
    client = login(ledger.clerk)
    row = {
        "收费项目": "考试报名费",
        "股室": "办公室",
        "入账日期": "2026-01-05",
        "收费金额（元）": "1,234.50",
    }

    wrong = upload(client, ChargeReceipt, row | {"收费项目": "停车费"}).content.decode()
    upload(client, ChargeReceipt, row)
    confirm(client, ChargeReceipt)

    assert "没有“停车费”" in wrong
    assert str(ChargeReceipt.objects.get().amount) == "1234.50"


def test_a_section_one_does_not_write_for_is_refused(ledger: Ledger) -> None:
    page = upload(login(ledger.clerk), NormativeDocument, DOCUMENT | {"股室": "文化艺术股"})

    assert "没有“文化艺术股”" in page.content.decode()


def test_who_keeps_no_register_imports_nothing(ledger: Ledger) -> None:
    leader = login(ledger.leader)

    answer = leader.post(address(Procurement, "import"), {"file": sheet(DOCUMENT)})

    assert answer.status_code == 302
    assert answer["Location"] == reverse("wagtailadmin_home")
    assert not Upload.objects.exists()
    assert (
        address(Procurement, "import")
        not in leader.get(address(Procurement, "list")).content.decode()
    )


def test_a_file_too_long_for_one_go_is_refused_and_not_kept(ledger: Ledger) -> None:
    page = upload(login(ledger.clerk), NormativeDocument, *[DOCUMENT] * 1001)

    assert "一次最多导入1000条" in page.content.decode()
    assert not Upload.objects.exists()
