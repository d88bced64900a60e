"""Reports of both forms as hypothesis makes them, and what must come back of each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from hypothesis import strategies as st

from annualreport.reports import make_report
from gongkai.annualreport.forms import FORMS, TABLE_KEYS, CellKind, FormCode, Slot, TableKey
from gongkai.annualreport.model import Cell, Report, ReportTable, Value

BODIES = (
    "东山县水利局",
    "正宁县文体广电和旅游局",
    "云泽市人民政府",
    "新疆维吾尔自治区人力资源和社会保障厅",
    "马家集镇人民政府",
    "红星街道办事处",
)
_YEARS: Mapping[FormCode, tuple[int, ...]] = {"2019": (2019, 2020), "2021": (2021, 2023, 2025)}
_OPENINGS = (
    "我局认真落实《中华人民共和国政府信息公开条例》",
    "（一）主动公开。全年主动公开政府信息",
    "（二）依申请公开情况",
    "1.加强组织领导",
    "2023年，本机关",
    "按照“公开为常态、不公开为例外”的要求",
)
_PIECES = (
    *"，、；。",
    "及时公开政府信息",
    "共206条，阅读量82万余次",
    "其中<重点领域>信息33条",
    "规章&规范性文件",
    "占比12.5%",
    "“互联网+政务服务”",
    "制发文件〔2023〕15号",
    "咨询电话0934-6121234，工作日均可拨打，",
    "可在www.example.gov.cn查询",
    "（含“双随机、一公开”）",
    "群众满意度不断提升",
    "'单引号'和\"双引号\"",
    "A级景区3处",
)
_NOTES = ("其中修订16件", "含代收", "“一件事”2件、<&>")


def _figures(kind: CellKind) -> st.SearchStrategy[Value]:
    if kind == "change":
        return st.one_of(st.none(), st.integers(-9999, 9999))
    if kind == "amount_wan":
        tenths = st.integers(1, 10**9).filter(lambda n: n % 10)
        fractions = tenths.map(lambda n: Decimal(n).scaleb(-4))
        return st.one_of(st.none(), st.integers(0, 10**6), fractions)
    return st.one_of(st.none(), st.just(0), st.integers(0, 999), st.integers(0, 10**12))


@dataclass(frozen=True)
class Recipe:
    """What a report is made of; ``fill`` is in every cell that ``cells`` does not set."""

    form: FormCode
    year: int
    body: str
    texts: tuple[str, ...]
    fill: Literal["blank", "zero", "place"]
    cells: Mapping[tuple[TableKey, Slot], Cell]

    def report(self) -> Report:
        """Make the report."""
        plain = make_report(
            year=self.year,
            form=self.form,
            body=self.body,
            chapters=dict(enumerate(self.texts, start=1)),
            preamble="",
        )
        return replace(plain, tables={k: self._table(plain.tables[k]) for k in TABLE_KEYS})

    def _table(self, table: ReportTable) -> ReportTable:
        fills = {"blank": lambda _: None, "zero": lambda _: 0, "place": lambda place: place}
        return ReportTable(
            table.shape,
            tuple(
                self.cells.get((table.shape.key, slot), Cell(fills[self.fill](place)))
                for place, slot in enumerate(table.shape.slots)
            ),
        )


@st.composite
def _cells(draw: st.DrawFn, form: FormCode) -> dict[tuple[TableKey, Slot], Cell]:
    """Set some cells, a few of them with a note."""
    shapes = FORMS[form].tables
    slots = [(key, slot) for key, shape in shapes.items() for slot in shape.slots]
    cells = {}
    for key, slot in draw(st.lists(st.sampled_from(slots), max_size=20, unique=True)):
        value = draw(_figures(shapes[key].column(slot).kind))
        noted = value is not None and draw(st.integers(0, 5)) == 0
        cells[key, slot] = Cell(value, note=draw(st.sampled_from(_NOTES)) if noted else "")
    return cells


@st.composite
def _texts(draw: st.DrawFn) -> str:
    """Make a chapter's text: paragraphs joined by line breaks, some of them long."""
    paragraphs = []
    for _ in range(draw(st.integers(0, 3))):
        opening = draw(st.sampled_from(_OPENINGS))
        most = draw(st.sampled_from((8, 8, 16, 80)))
        pieces = draw(st.lists(st.sampled_from(_PIECES), min_size=most // 2 - 4, max_size=most))
        paragraphs.append(opening + "".join(pieces) + draw(st.sampled_from(("。", ""))))
    return "\n".join(paragraphs)


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """Make the recipe of a report of either form."""
    form = draw(st.sampled_from(list(FORMS)))
    return Recipe(
        form=form,
        year=draw(st.sampled_from(_YEARS[form])),
        body=draw(st.sampled_from(BODIES)),
        texts=draw(st.tuples(*[_texts()] * 6)),
        fill=draw(st.sampled_from(("blank", "zero", "place"))),
        cells=draw(_cells(form)),
    )


def essence(report: Report) -> dict[str, Any]:
    """Give what a written report must hold: who, when, which form, every word and figure."""
    return {
        "body": report.body,
        "year": report.year,
        "form": report.form,
        "chapters": [(c.number, c.title, c.text) for c in report.chapters],
        "cells": {
            (key, slot): (cell.value, cell.note)
            for key, table in report.tables.items()
            for slot, cell in table.items()
        },
    }
