"""A file through a form: what is read, and what is said of what is wrong."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from bodies.county import body, person, section
from gongkai.bodies.forms import PersonForm
from gongkai.bodies.models import Role
from gongkai.sheets.files import MOST_BYTES, MOST_ROWS, read_cells
from gongkai.sheets.reading import WHOLE_ROW, read_sheet
from gongkai.sheets.template import workbook_for
from gongkai.sheets.values import _date
from sheets.forms import PostForm, SectionForm, csv_file, filled


def book(rows: list[list[object]]) -> bytes:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@pytest.mark.django_db
def test_rows_are_read_by_the_headings_of_the_form() -> None:
    bureau = body("正宁县文体广电和旅游局")

    shown = read_sheet(
        csv_file("名称,行政机关*\n办公室,正宁县文体广电和旅游局\n\n"), SectionForm, {}
    )

    assert shown.is_clean
    (row,) = shown.rows
    assert (row.number, row.form.cleaned_data["body"]) == (2, bureau)
    assert row.form.save().name == "办公室"


@pytest.mark.django_db
def test_every_wrong_cell_has_its_sentence() -> None:
    body("正宁县文体广电和旅游局")

    shown = read_sheet(
        csv_file("行政机关,名称\n正宁县卫健局,办公室\n正宁县文体广电和旅游局,\n"), SectionForm, {}
    )

    first, second = shown.rows
    assert first.errors["行政机关"] == ["没有“正宁县卫健局”，请核对名称，或者先登记"]
    assert "名称" in second.errors
    assert (shown.wrong, shown.is_clean) == (2, False)


@pytest.mark.django_db
def test_what_stands_twice_in_the_file_is_named() -> None:
    body("正宁县文体广电和旅游局")
    line = "正宁县文体广电和旅游局,办公室\n"

    shown = read_sheet(csv_file("行政机关,名称\n" + line + line), SectionForm, {})

    assert shown.rows[1].errors[WHOLE_ROW] == ["与第2行的行政机关、名称相同"]
    assert not shown.rows[0].errors


@pytest.mark.django_db
def test_what_is_registered_already_is_named() -> None:
    section(body("正宁县文体广电和旅游局"))

    shown = read_sheet(csv_file("行政机关,名称\n正宁县文体广电和旅游局,办公室\n"), SectionForm, {})

    assert shown.rows[0].errors[WHOLE_ROW] == ["该机关已有同名股室"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ("行政机关,名称,备注", "不认识的标题：备注"),
        ("行政机关,行政机关,名称", "重复的标题：行政机关"),
        ("名称", "缺少必填的标题：行政机关"),
    ],
)
def test_wrong_headings_are_named_and_no_row_is_read(headings: str, said: str) -> None:
    shown = read_sheet(csv_file(f"{headings}\n甲,乙,丙\n"), SectionForm, {})

    assert any(said in problem for problem in shown.problems)
    assert not shown.rows


@pytest.mark.django_db
def test_a_filled_template_reads_as_it_was_filled() -> None:
    bureau = body("正宁县文体广电和旅游局")
    office, arts = section(bureau), section(bureau, "文化艺术股")
    person("clerk", "张三")

    shown = read_sheet(
        filled(
            PostForm(),
            [
                ["张三", str(bureau), "办公室", None, "信息员", date(2026, 1, 5), None],
                ["张三", str(bureau), None, "办公室、文化艺术股", "分管领导", "2026年1月5日", ""],
            ],
        ),
        PostForm,
        {},
    )

    assert shown.is_clean, [row.errors for row in shown.rows]
    clerk, deputy = (row.form.cleaned_data for row in shown.rows)
    assert (clerk["section"], clerk["role"], clerk["since"]) == (
        office,
        Role.CLERK,
        date(2026, 1, 5),
    )
    assert set(deputy["in_charge_of"]) == {office, arts}


@pytest.mark.django_db
def test_a_name_that_two_have_is_not_guessed() -> None:
    bureau = body("正宁县文体广电和旅游局")
    section(bureau)
    person("one", "王芳")
    person("two", "王芳")

    shown = read_sheet(
        filled(PostForm(), [["王芳", str(bureau), "办公室", None, "信息员", "2026-01-05", None]]),
        PostForm,
        {},
    )

    assert shown.rows[0].errors["人员"] == ["有2个“王芳”，分不清是哪一个"]


@pytest.mark.django_db
def test_a_role_that_is_none_is_answered_with_those_that_are() -> None:
    shown = read_sheet(
        filled(PostForm(), [["", "", "", "", "局长", "2026-01-05", ""]]), PostForm, {}
    )

    assert "可填：信息员、股室负责人" in shown.rows[0].errors["岗位"][0]


@pytest.mark.django_db
def test_the_template_marks_what_must_be_filled_and_lists_what_may_be_chosen() -> None:
    body("=1+1局")
    sheets = load_workbook(BytesIO(workbook_for(PostForm())))

    headings = [cell.value for cell in sheets.worksheets[0][1]]
    assert headings[:3] == ["人员*", "机关*", "股室"]
    assert sheets["可选项"]["E1"].value == "信息员"
    assert sheets["可选项"]["B1"].data_type == "s"
    assert len(sheets.worksheets[0].data_validations.dataValidation) >= 2


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_date_is_read_in_every_way_people_write_it(day: date) -> None:
    iso = day.isoformat()
    written = [
        iso,
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%Y%m%d}",
    ]

    assert {_date(text) for text in written} == {iso}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("甲王芳aZ09=+-@、（）/.", min_size=1, max_size=12), min_size=1, max_size=5))
def test_texts_written_into_the_template_are_read_as_written(names: list[str]) -> None:
    book = load_workbook(BytesIO(workbook_for(PersonForm())))
    for number, name in enumerate(names, start=2):
        cell = book.worksheets[0].cell(number, 1)
        cell.value, cell.data_type = name, "s"
    buffer = BytesIO()
    book.save(buffer)

    cells = read_cells(SimpleUploadedFile("人员.xlsx", buffer.getvalue()))

    assert cells[0] == ["姓名*", "手机号码", "电子邮箱"]
    assert [row[0] for row in cells[1:]] == names


def bomb() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (200 * 1024 * 1024))
    return buffer.getvalue()


def with_macros() -> bytes:
    buffer = BytesIO(book([["行政机关"], ["甲"]]))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsm", book([["名称"], ["甲"]]), "只能导入xlsx或者csv"),
        ("a.xlsx", b"%PDF-1.7", "不是xlsx工作簿"),
        ("a.xlsx", b"PK\x03\x04 broken", "损坏"),
        ("a.xlsx", with_macros(), "带有宏"),
        ("a.xlsx", book([["名称"]]), "没有数据"),
        ("a.csv", b"", "没有数据"),
        ("a.csv", "名称\n甲".encode() + b"\xff\xff\x81\n", "编码不是"),
        ("a.csv", ("名称\n" + "甲\n" * (MOST_ROWS + 1)).encode(), "一次最多导入"),
        ("a.csv", ("名称\n" + "甲" * 6000).encode(), "超过5000个字"),
        ("a.csv", ("名称," * 80 + "\n" + "甲," * 80).encode(), "超过60列"),
        ("a.csv", b"a" * (MOST_BYTES + 1), "超过5MB"),
    ],
)
def test_what_cannot_be_imported_is_refused_with_a_sentence(
    name: str, data: bytes, said: str
) -> None:
    with pytest.raises(ValidationError, match=said):
        read_cells(SimpleUploadedFile(name, data))


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    with pytest.raises(ValidationError):
        read_cells(SimpleUploadedFile("a.xlsx", bomb()))
