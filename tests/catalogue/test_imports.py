"""Catalogues imported from the files in which they were issued."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from bodies.county import body
from catalogue.samples import BELOW, LIMIT, ROWS, TOP, Bureau, bureau, file, text_document, workbook
from gongkai.audit.models import Entry as Act
from gongkai.catalogue.files import read_catalogue
from gongkai.catalogue.models import Catalogue, Entry
from gongkai.sheets.models import Upload
from signoff.test_screens import login

__all__ = ["bureau"]


def address(catalogue: Catalogue) -> str:
    return reverse("catalogue_import", args=[catalogue.pk])


def upload(bureau: Bureau, data: bytes, name: str, who: Any = None) -> str:
    """Upload a file and give the page of its preview."""
    client = login(who or bureau.officer)
    answer = client.post(address(bureau.catalogue), {"file": file(data, name)}, follow=True)
    page: str = answer.content.decode()
    return page


def confirm(bureau: Bureau) -> Any:
    key = Upload.objects.latest("pk").pk
    return login(bureau.officer).post(address(bureau.catalogue), {"confirm": key}, follow=True)


@pytest.mark.parametrize(
    ("data", "name"), [(workbook(), "目录.xlsx"), (text_document(), "目录.docx")]
)
def test_the_issued_table_is_imported_as_it_stands(bureau: Bureau, data: bytes, name: str) -> None:
    page = upload(bureau, data, name)
    assert "共3行，没有错误" in page
    assert not Entry.objects.exists()

    confirm(bureau)

    first, second, third = Entry.objects.order_by("order")
    assert (first.first_level, second.first_level) == ("行政许可", "行政许可")
    assert second.second_level == "娱乐场所经营许可"
    assert first.channels == ["website", "reading_point", "service_centre"]
    assert (first.to_public, first.to_groups, first.proactive, first.on_request) == (
        True,
        False,
        True,
        False,
    )
    assert [(limit.number, limit.unit) for limit in first.limits] == [(20, "workdays")]
    assert (third.to_public, third.to_groups, third.groups) == (False, True, "老年人")
    assert (third.at_county, third.at_township) == (True, True)
    assert third.channel_words == "政府网站、其他、文化站公示栏"
    assert third.body == bureau.body
    assert Act.objects.filter(action="catalogue.entry_added").count() == 3


@pytest.mark.parametrize("repeated", [True, False])
def test_a_table_that_goes_on_over_the_page_is_one(bureau: Bureau, *, repeated: bool) -> None:
    goes_on = (ROWS[1], ROWS[2])

    upload(bureau, text_document(ROWS[:1], goes_on, repeated=repeated), "目录.docx")
    confirm(bureau)

    entries = list(Entry.objects.order_by("order"))
    assert entries[0].second_level == "营业性演出审批"
    assert [entry.first_level for entry in entries] == ["行政许可", "行政许可", "公共服务"]


def test_a_row_keeps_the_number_it_has_in_the_sheet(bureau: Bureau) -> None:
    wrong = (*ROWS[2][:8], "", "", *ROWS[2][10:])

    page = upload(bureau, workbook((*ROWS[:2], wrong)), "目录.xlsx")

    assert "共3行，1行有错" in page
    assert '<th scope="row">6' in page
    confirm(bureau)
    assert not Entry.objects.exists()


def test_a_doubt_is_said_and_keeps_nothing_out(bureau: Bureau) -> None:
    both = (*ROWS[0][:5], "按有关规定", *ROWS[0][6:8], "√", "√", *ROWS[0][10:])

    page = upload(bureau, workbook((both,)), "目录.xlsx")

    assert "其中1行有需要核对的地方" in page
    assert "通常只选其一" in page
    assert "公开时限没有读懂" in page
    confirm(bureau)
    assert Entry.objects.get().limit_text == "按有关规定"


def test_the_same_file_twice_adds_nothing(bureau: Bureau) -> None:
    for name in ("一.xlsx", "二.xlsx"):
        upload(bureau, workbook(), name)
        page = confirm(bureau).content.decode()

    assert "目录里已有同样的事项" in page
    assert Entry.objects.count() == 3


def test_the_forms_own_sheet_is_read_too(bureau: Bureau) -> None:
    client = login(bureau.officer)
    sheet = client.get(f"{address(bureau.catalogue)}?template=1").content
    book = openpyxl.load_workbook(io.BytesIO(sheet))
    headings = [str(cell.value).rstrip("*") for cell in book.worksheets[0][1]]
    told = {
        "一级事项": "公共服务",
        "公开内容（要素）": "开放时间",
        "公开时限": LIMIT,
        "公开主体": "县文旅局",
        "公开渠道和载体": "政府网站、公开查阅点",
        "公开对象": "全社会",
        "公开方式": "主动",
        "公开层级": "县级、乡级",
        "责任股室": "文化艺术股",
        "更新周期": "每季度",
    }
    for column, heading in enumerate(headings, start=1):
        book.worksheets[0].cell(2, column, told.get(heading))
    buffer = io.BytesIO()
    book.save(buffer)

    page = upload(bureau, buffer.getvalue(), "填写.xlsx")
    confirm(bureau)

    assert "没有错误" in page
    entry = Entry.objects.get()
    assert (entry.section, entry.period) == (bureau.arts, "quarter")
    assert entry.channels == ["website", "reading_point"]
    assert entry.at_township


def test_a_csv_is_read_by_its_headings(bureau: Bureau) -> None:
    text = (
        "一级事项,公开内容（要素）,公开时限,公开主体,公开对象,公开方式,公开层级\n"
        "公共服务,开放时间,长期公开,县文旅局,全社会,主动,县级\n"
    )

    assert "没有错误" in upload(bureau, text.encode(), "目录.csv")


def test_a_banner_across_the_table_is_no_entry_and_spaces_in_headings_do_no_harm(
    bureau: Bureau,
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(ROWS[:1])))
    sheet = book.worksheets[0]
    sheet["B3"] = "一级\n事 项"
    sheet["A5"] = "二、公共服务"
    sheet.merge_cells("A5:N5")
    for column, text in enumerate(ROWS[2], start=1):
        sheet.cell(6, column, text or None)
    buffer = io.BytesIO()
    book.save(buffer)

    upload(bureau, buffer.getvalue(), "目录.xlsx")
    confirm(bureau)

    assert [entry.first_level for entry in Entry.objects.order_by("order")] == [
        "行政许可",
        "公共服务",
    ]


def _sheets() -> bytes:
    book = openpyxl.Workbook()
    for name in ("文化", "体育"):
        sheet = book.create_sheet(name)
        for row in (TOP, BELOW, *ROWS):
            sheet.append([text or None for text in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _no_word() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"PK\x03\x04 broken", "目录.xlsx", "文件"),
        (_no_word(), "目录.docx", "文件"),
        (b"<html>", "目录.docx", "内容不是docx格式"),
        (workbook(), "目录.doc", "只能导入docx、xlsx或者csv文件"),
        (text_document((("x",) * 14,), repeated=False), "目录.docx", ""),
        (_sheets(), "目录.xlsx", "2张公开目录"),
        (workbook(()), "目录.xlsx", "没有事项"),
        (b"PK" + bytes(6 * 1024 * 1024), "目录.docx", "超过5MB"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(data: bytes, name: str, said: str) -> None:
    if said:
        with pytest.raises(ValidationError) as raised:
            read_catalogue(file(data, name))
        assert said in raised.value.messages[0]
    else:
        assert len(read_catalogue(file(data, name))) > 1


def test_a_document_without_a_catalogue_is_refused() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["姓名", "电话"])
    book.worksheets[0].append(["张三", "110"])
    buffer = io.BytesIO()
    book.save(buffer)

    with pytest.raises(ValidationError, match="没有找到公开目录"):
        read_catalogue(file(buffer.getvalue(), "名单.xlsx"))


def test_only_who_keeps_the_catalogue_imports(bureau: Bureau) -> None:
    other = body("正宁县教育局")
    hers = Catalogue.objects.create(body=other, area="education", made_on=bureau.catalogue.made_on)

    assert login(bureau.officer).get(address(hers)).status_code == 404
    assert login(bureau.leader).get(address(bureau.catalogue)).status_code in (302, 403)
    assert login(bureau.clerk).get(address(bureau.catalogue)).status_code == 200
