"""Catalogues as offices write them, in Word and in Excel, and an office to import them."""

import io
from collections.abc import Sequence

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx.table import Table

from bodies.county import ACT, body, person, post, section
from gongkai.bodies.models import Body, Person, Role, Section
from gongkai.catalogue.models import Catalogue, Entry
from gongkai.catalogue.services import add_entry, set_up
from signoff.office import SINCE

LIMIT = "自信息形成或者变更之日起20个工作日内"
BOXES = "■政府网站 □政府公报\n□两微一端 ■公开查阅点\n■政务服务中心 □其他"
TOP = (
    "序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体",
    "公开渠道和载体", "公开对象", "", "公开方式", "", "公开层级", "",
)  # fmt: skip
BELOW = (
    "", "一级事项", "二级事项", "", "", "", "", "",
    "全社会", "特定群体（请写明）", "主动", "依申请公开", "县级", "乡级",
)  # fmt: skip
ROWS = (
    ("1", "行政许可", "营业性演出审批", "办事指南；许可决定", "《条例》", LIMIT,
     "县文旅局", BOXES, "√", "", "√", "", "√", ""),
    ("2", "", "娱乐场所经营许可", "办事指南；许可决定", "《条例》", LIMIT,
     "县文旅局", BOXES, "√", "", "√", "", "√", ""),
    ("3", "公共服务", "公共文化机构免费开放信息", "开放时间；地址", "《保障法》", "长期公开",
     "县文旅局、乡镇", "■政府网站 ■其他_文化站公示栏_", "", "老年人", "√", "", "√", "√"),
)  # fmt: skip
Rows = Sequence[Sequence[str]]


def workbook(rows: Rows = ROWS, title: str = "公共文化服务领域基层政务公开标准目录") -> bytes:
    """Write the standard table as a workbook: a title, two rows of headings, merged cells."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ([title], TOP, BELOW, *rows):
        sheet.append([text or None for text in row])
    for area in ("A1:N1", "B2:C2", "I2:J2", "K2:L2", "M2:N2", "A2:A3", "D2:D3", "E2:E3"):
        sheet.merge_cells(area)
    for area in ("F2:F3", "G2:G3", "H2:H3"):
        sheet.merge_cells(area)
    if len(rows) > 1 and not rows[1][1]:
        sheet.merge_cells("B4:B5")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def text_document(*tables: Rows, repeated: bool = True) -> bytes:
    """Write the standard table as a Word document, one table for each page."""
    document = docx.Document()
    document.add_paragraph("公共文化服务领域基层政务公开标准目录")
    for number, rows in enumerate(tables or (ROWS,)):
        head = (TOP, BELOW) if repeated or number == 0 else ()
        table = document.add_table(rows=0, cols=len(TOP))
        for row in (*head, *rows):
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
        if head:
            _merge_headings(table)
            if len(rows) > 1 and not rows[1][1]:
                table.cell(2, 1).merge(table.cell(3, 1))
        document.add_paragraph("")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _merge_headings(table: Table) -> None:
    for left in (1, 8, 10, 12):
        table.cell(0, left).merge(table.cell(0, left + 1))
    for column in (0, 3, 4, 5, 6, 7):
        table.cell(0, column).merge(table.cell(1, column))


def file(data: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


class Bureau:
    """文体广电和旅游局, its catalogue of culture, and who keeps it."""

    def __init__(self) -> None:
        self.body: Body = body("正宁县文体广电和旅游局")
        self.section: Section = section(self.body)
        self.arts: Section = section(self.body, "文化艺术股")
        self.officer = self.hire("officer", Role.OFFICER)
        self.clerk = self.hire("clerk", Role.CLERK, self.section)
        self.leader = self.hire("leader", Role.LEADER)
        self.catalogue = self.set_up()

    def hire(self, name: str, role: Role, place: Section | None = None) -> Person:
        who = person(name)
        post(who, role, place or self.body, since=SINCE)
        return who

    def set_up(self, area: str = "culture", **fields: str) -> Catalogue:
        made = Catalogue(body=self.body, area=area, made_on=SINCE, **fields)
        return set_up(ACT, made)

    def entry(self, second_level: str = "营业性演出审批", **fields: object) -> Entry:
        """Add an entry."""
        values: dict[str, object] = {
            "first_level": "行政许可",
            "second_level": second_level,
            "content": "办事指南",
            "limit_text": LIMIT,
            "responsible_body": "县文旅局",
            "channels": ["website"],
            "to_public": True,
            "proactive": True,
            "at_county": True,
        }
        return add_entry(ACT, Entry(catalogue=self.catalogue, **(values | fields)))  # type: ignore[misc]  # any field


@pytest.fixture
def bureau(db: None) -> Bureau:
    return Bureau()
