"""The annual report as data: immutable, typed, every figure with its place in the source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from gongkai.annualreport.forms import FORMS, FormCode, Slot, TableKey, TableShape

Severity = Literal["error", "warning", "info"]
Value = int | Decimal | None
"""A figure: a count, an amount in 万元 (Decimal), or None where the source gives none."""


class Cell(NamedTuple):
    """One figure as printed and as understood.

    ``value`` is None where the source is blank or cannot be read: blank is not zero.
    ``text`` is what is printed, ``note`` a remark printed with the number (其中修订16件),
    ``unit`` a unit printed in the cell (万元). A cell the source does not have at all has no place.
    """

    value: Value = None
    text: str = ""
    place: str = ""
    note: str = ""
    unit: str = ""


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One of the three statutory tables: cells in the order of the form's slots."""

    shape: TableShape
    cells: tuple[Cell, ...]

    def cell(self, row: str, column: str) -> Cell:
        """Return a cell by row and column key; KeyError when the form has no such cell."""
        return self.cells[self.shape.index[Slot(row, column)]]

    def value(self, row: str, column: str) -> Value:
        """Return a figure by row and column key."""
        return self.cell(row, column).value

    def items(self) -> Iterator[tuple[Slot, Cell]]:
        """Yield every cell with its address, in printed order."""
        return zip(self.shape.slots, self.cells, strict=True)

    @property
    def is_present(self) -> bool:
        """Tell whether the source has any cell of this table."""
        return any(cell.place for cell in self.cells)


class Chapter(NamedTuple):
    """A chapter as printed: its printed number (0 if none), title, text and the heading's place.

    ``text`` joins the chapter's paragraphs with newlines, the tables left out;
    ``paragraphs`` are the same with the place of each.
    """

    number: int
    title: str
    text: str
    place: str = ""
    paragraphs: tuple[tuple[str, str], ...] = ()


class LabelUse(NamedTuple):
    """A label printed otherwise than the form has it, and what it was taken for."""

    table: TableKey
    printed: str
    canonical: str
    place: str
    kind: Literal["spacing", "alias", "near", "order"]
    """How it was recognised: only spaces or punctuation differ, a known other spelling, the nearest
    label, or the row's place in the order of the form."""


class Remark(NamedTuple):
    """Something the reader had to decide or could not read; it becomes a finding of its rule."""

    rule: str
    severity: Severity
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """A published annual report, as far as the source tells it."""

    body: str
    year: int | None
    form: FormCode
    title: str
    preamble: tuple[tuple[str, str], ...]
    """Paragraphs between the title and the first chapter, each with its place."""
    chapters: tuple[Chapter, ...]
    tables: Mapping[TableKey, ReportTable]
    labels: tuple[LabelUse, ...] = ()
    remarks: tuple[Remark, ...] = ()
    title_place: str = ""
    source: str = ""

    @property
    def cites(self) -> str:
        """The document that lays down the form this report uses."""
        return FORMS[self.form].cites

    @property
    def disclosure(self) -> ReportTable:
        """表二 主动公开政府信息情况."""
        return self.tables["disclosure"]

    @property
    def applications(self) -> ReportTable:
        """表三 收到和处理政府信息公开申请情况."""
        return self.tables["applications"]

    @property
    def remedies(self) -> ReportTable:
        """表四 政府信息公开行政复议、行政诉讼情况."""
        return self.tables["remedies"]


class Finding(NamedTuple):
    """What a rule found: a sentence, where to look, what it rests on."""

    rule: str
    severity: Severity
    place: str
    message: str
    basis: str
    expected: Value | str = None
    actual: Value | str = None
