"""Hits in documents: their places, and what the heads of tables tell of their cells."""

from pathlib import Path

import docx
import openpyxl
import pytest

from gongkai.officedocs.document import Document, GridCell, Paragraph, Table
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.screening import screen, screen_file
from screening.numbers_made import card, identity

ID = identity()


def table(*rows: tuple[str, ...]) -> Document:
    cells = tuple(
        tuple(GridCell(text, r, c) for c, text in enumerate(row)) for r, row in enumerate(rows)
    )
    return Document("名单.docx", "docx", (Table(cells, "第1张表"),))


def found(document: Document) -> list[tuple[str, str]]:
    return [(hit.kind, hit.place) for hit in screen(document)]


def test_the_heads_of_a_roll_tell_what_its_cells_hold() -> None:
    document = table(
        ("序号", "学生姓名", "学校", "家庭住址", "联系电话"),
        ("1", "王小丽", "东关小学", "山河镇东关村三组12号", "0934-6123456"),
        ("2", "李某", "东关小学", "山河镇东关村", "138****8000"),
    )

    assert found(document) == [
        ("minor_name", "第1张表第2行第2列"),
        ("home_address", "第1张表第2行第4列"),
        ("landline", "第1张表第2行第5列"),
    ]


def test_a_form_of_labels_and_values_is_read_by_its_labels() -> None:
    document = table(("姓名", "张三", "身份证号", ID), ("密级", "机密", "公开属性", "不予公开"))

    assert found(document) == [
        ("identity_card", "第1张表第1行第4列"),
        ("secrecy_mark", "第1张表第2行第2列"),
        ("withheld_mark", "第1张表第2行第4列"),
    ]


def test_the_contacts_and_accounts_of_bodies_in_a_table_are_public() -> None:
    document = table(
        ("单位名称", "办公地址", "联系电话", "对公账号"),
        ("正宁县教育局", "东大街12号3楼", "0934-6123456", card("622202100111624570")),
    )

    assert found(document) == []


def test_the_names_of_teachers_are_not_those_of_children() -> None:
    assert found(table(("姓名", "任教学校", "任教年级"), ("王小丽", "东关小学", "三年级"))) == []


def test_a_number_that_runs_on_over_the_next_paragraph_is_found() -> None:
    lines = (Paragraph(f"王某，身份证号{ID[:9]}", "第1段"), Paragraph(f"{ID[9:]}，男。", "第2段"))

    (hit,) = screen(Document("a.pdf", "pdf", lines))

    assert (hit.kind, hit.place, hit.start) == ("identity_card", "第1段", 7)


def test_word_and_excel_files_are_screened_with_places(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("公示名单如下。")
    word.add_paragraph(f"王某，身份证号{ID}。")
    word.save(tmp_path / "公示.docx")
    book = openpyxl.Workbook()
    book.active.append(["姓名", "身份证号"])
    book.active.append(["王某", ID])
    book.save(tmp_path / "公示.xlsx")

    (in_word,) = screen_file(tmp_path / "公示.docx").hits
    (in_sheet,) = screen_file(tmp_path / "公示.xlsx").hits

    assert (in_word.kind, in_word.place) == ("identity_card", "第2段")
    assert in_sheet.kind == "identity_card"
    assert "B2" in in_sheet.place


def test_a_damaged_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "坏.docx"
    path.write_bytes(b"PK\x03\x04")

    with pytest.raises(UnreadableFileError, match="。"):
        screen_file(path)
