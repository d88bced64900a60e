"""A document to a report: tables from grids first, then from what text is left, then the text."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from gongkai.annualreport.forms import FORMS, FormCode, TableKey, form_for_year
from gongkai.annualreport.model import Report, ReportTable
from gongkai.annualreport.reading.applications import read_applications
from gongkai.annualreport.reading.assembly import Notes, build_table
from gongkai.annualreport.reading.disclosure import disclosure_form, read_disclosure
from gongkai.annualreport.reading.dumpapplications import read_applications_dump
from gongkai.annualreport.reading.dumpdisclosure import read_disclosure_dump
from gongkai.annualreport.reading.dumplabels import note_loose_labels
from gongkai.annualreport.reading.dumpremedies import read_remedies_dump
from gongkai.annualreport.reading.outline import (
    Heading,
    find_headings,
    is_chapter_title,
    read_outline,
    read_title,
    region,
)
from gongkai.annualreport.reading.remedies import read_remedies
from gongkai.annualreport.reading.rows import PrintedRow
from gongkai.annualreport.reading.sorting import rows_by_table
from gongkai.annualreport.reading.titles import Title
from gongkai.annualreport.reading.tokens import table_lines
from gongkai.annualreport.reading.wrapping import Lines, join_wrapped
from gongkai.officedocs.document import INVISIBLE, Document, Paragraph, Table
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.files import read_document

_TOPIC_OF: Final[dict[TableKey, int]] = {"disclosure": 1, "applications": 2, "remedies": 3}


def read_report(path: Path) -> Report:
    """Read a published annual report from a file of any supported format.

    Raises:
        UnreadableFileError: the file cannot be read, or holds no annual report.
        OSError: the file cannot be opened.
    """
    return report_from(read_document(path))


def report_from(document: Document) -> Report:
    """Read a report from a document's paragraphs and tables.

    Raises:
        UnreadableFileError: the document has neither a chapter nor a table of the form.
    """
    notes = Notes()
    paragraphs = _paragraphs(document)
    headings = find_headings(paragraphs)
    tables, used = _read_tables(document, paragraphs, headings, notes)
    if not tables and not headings:
        raise UnreadableFileError(
            "没有找到年度报告的章节和表格。请确认文件是政府信息公开工作年度报告的全文。"
        )
    lines = Lines(paragraphs, read_title(paragraphs, headings), headings, used)
    if document.layout:
        lines = join_wrapped(lines)
    title = lines.title
    outline = read_outline(*lines)
    form = _form(tables, title)
    for sentence in document.remarks:
        notes.remark("reading.source", "info", document.name, sentence)
    return Report(
        body=title.body,
        year=title.year,
        form=form,
        title=title.text,
        preamble=outline.preamble,
        chapters=outline.chapters,
        tables={key: tables.get(key) or _absent(key, form) for key in _TOPIC_OF},
        labels=tuple(notes.labels),
        remarks=tuple(dict.fromkeys(notes.remarks)),
        title_place=title.place,
        source=document.name,
    )


def _paragraphs(document: Document) -> list[Paragraph]:
    """Give the running text, without characters that have no width."""
    found: list[Paragraph] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            found.extend(_titles_in(block))
    if not any(INVISIBLE.search(paragraph.text) for paragraph in found):
        return found
    visible = (p._replace(text=INVISIBLE.sub("", p.text)) for p in found)
    return [paragraph for paragraph in visible if paragraph.text.strip()]


def _titles_in(table: Table) -> Iterator[Paragraph]:
    """Give chapter titles that stand as rows of a table, as in a worksheet."""
    for row in table.rows:
        filled = [cell for cell in row if cell.text]
        if len(filled) == 1 and is_chapter_title(filled[0].text):
            yield Paragraph(filled[0].text, table.place_of(filled[0]))


def _form(tables: dict[TableKey, ReportTable], title: Title) -> FormCode:
    """Tell the form: 表二 differs most between the two, then 表三, then the year."""
    for key in ("disclosure", "applications"):
        if key in tables:
            return tables[key].shape.form
    form = form_for_year(title.year) if title.year else None
    return form.code if form else "2021"


def _absent(key: TableKey, form: FormCode) -> ReportTable:
    return build_table(FORMS[form].tables[key], {})


def _read_tables(
    document: Document,
    paragraphs: Sequence[Paragraph],
    headings: Sequence[Heading],
    notes: Notes,
) -> tuple[dict[TableKey, ReportTable], frozenset[int]]:
    """Read the three tables, and tell which paragraphs were lines of a table."""
    rows = rows_by_table(document)
    tables = _from_grids(rows, notes)
    used: set[int] = set()
    for key in ("applications", "disclosure", "remedies"):
        if key not in tables:
            table, lines = _from_text(key, paragraphs, headings, tables, notes)
            used.update(lines)
            if table is not None:
                tables[key] = table
    return tables, frozenset(used)


def _from_grids(
    rows: dict[TableKey, list[PrintedRow]], notes: Notes
) -> dict[TableKey, ReportTable]:
    tables: dict[TableKey, ReportTable | None] = {}
    tables["applications"] = applications = read_applications(rows["applications"], notes)
    default: FormCode = applications.shape.form if applications else "2021"
    tables["disclosure"] = read_disclosure(rows["disclosure"], default, notes)
    form = disclosure_form(rows["disclosure"]) or default
    tables["remedies"] = read_remedies(rows["remedies"], form, notes)
    return {key: table for key, table in tables.items() if table is not None}


def _from_text(
    key: TableKey,
    paragraphs: Sequence[Paragraph],
    headings: Sequence[Heading],
    tables: dict[TableKey, ReportTable],
    notes: Notes,
) -> tuple[ReportTable | None, list[int]]:
    """Read a table from the lines of its chapter, or of the whole text without chapters."""
    span = region(headings, _TOPIC_OF[key], len(paragraphs))
    if span is None:
        span = range(len(paragraphs))
    lines = table_lines(paragraphs, span, key)
    form: FormCode = tables["applications"].shape.form if "applications" in tables else "2021"
    if key == "applications":
        table = read_applications_dump(lines, notes)
    elif key == "disclosure":
        table = read_disclosure_dump(lines, form, notes)
    else:
        table = read_remedies_dump(lines, form, notes)
    if table is None:
        return None, []
    note_loose_labels(lines, key, notes)
    return table, [line.at for line in lines]
