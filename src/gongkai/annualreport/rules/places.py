"""Where a finding is: in the form's words, with the place in the source."""

from typing import NamedTuple

from gongkai.annualreport.forms import Slot, TableShape
from gongkai.annualreport.model import Chapter, Report, ReportTable
from gongkai.annualreport.prose import Passage


class Place(NamedTuple):
    """A place to show, and what it is sorted by: the chapter it stands in and the source's words.

    ``chapter`` counts the printed chapters from 1; what stands before them is 0, and a table comes
    after the text of its chapter.
    """

    words: str
    chapter: float = 0
    source: str = ""


def in_source(words: str, source: str) -> str:
    """Add the place in the source to the form's words, where there is one."""
    return f"{words}（{source}）" if source else words


def cell_place(table: ReportTable, slot: Slot) -> Place:
    """Name a cell: 表四“行政复议”行“总计”列（第3张表第4行第5列）."""
    source = table.cells[table.shape.index[slot]].place
    return Place(in_source(table.shape.describe(slot), source), _after(table.shape), source)


def cells_place(table: ReportTable, words: str, slots: list[Slot]) -> Place:
    """Name several cells together, with the places of the first and the last in the source."""
    first, last = (table.cells[table.shape.index[slot]].place for slot in (slots[0], slots[-1]))
    span = f"{first}至{last}" if first and last and first != last else first or last
    return Place(in_source(words, span), _after(table.shape), first)


def table_place(shape: TableShape, source: str = "") -> Place:
    """Name a table: 表三 收到和处理政府信息公开申请情况."""
    return Place(in_source(f"{shape.name}“{shape.title}”", source), _after(shape), source)


def title_place(report: Report) -> Place:
    """Name the title of a report."""
    return Place(in_source("标题", report.title_place), 0, "")


def preamble_place(report: Report) -> Place:
    """Name the text between the title and the first chapter."""
    source = report.preamble[0][1] if report.preamble else report.title_place
    return Place(in_source("正文开头", source), 0, source)


def chapter_words(chapter: Chapter) -> str:
    """Name a chapter as printed: “五、存在的主要问题及改进情况”."""
    numeral = "〇一二三四五六七八九十"[chapter.number] if 0 < chapter.number <= 10 else ""
    return f"“{numeral}、{chapter.title}”" if numeral else f"“{chapter.title}”"


def chapter_place(chapter: Chapter, index: int, source: str = "") -> Place:
    """Name a chapter, or a paragraph of it when its place in the source is given."""
    where = source or chapter.place
    return Place(in_source(chapter_words(chapter), where), index + 1, where)


def _after(shape: TableShape) -> float:
    return shape.chapter + 0.5


def passage_place(report: Report, passage: Passage) -> Place:
    """Name the chapter a paragraph stands in, with the paragraph's place in the source."""
    if passage.chapter < 0:
        return Place(in_source("正文开头", passage.source), 0, passage.source)
    return chapter_place(report.chapters[passage.chapter], passage.chapter, passage.source)
