"""A report and its findings as plain data: the JSON of the command line."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from gongkai.annualreport.model import Finding, Report, ReportTable, Value

Plain = dict[str, Any]


def report_to_dict(
    report: Report, findings: Iterable[Finding] = (), *, places: bool = False
) -> Plain:
    """Give a report as plain data: counts as integers, amounts with decimals as strings.

    ``places`` adds the place of every cell in the source, in the shape of the tables.
    """
    plain = head(report)
    plain["chapters"] = [
        {"number": c.number, "title": c.title, "text": c.text} for c in report.chapters
    ]
    plain["tables"] = {key: _table(table) for key, table in report.tables.items()}
    if notes := _notes(report):
        plain["notes"] = notes
    if places:
        plain["places"] = {key: _places(table) for key, table in report.tables.items()}
    plain["findings"] = [finding_to_dict(finding) for finding in findings]
    return plain


def findings_to_dict(report: Report, findings: Iterable[Finding]) -> Plain:
    """Give a report's identity and findings as plain data, without tables and chapters."""
    return {**head(report), "findings": [finding_to_dict(finding) for finding in findings]}


def finding_to_dict(finding: Finding) -> Plain:
    """Give one finding as plain data; expected and actual only where there are any."""
    plain = finding._asdict()
    for key in ("expected", "actual"):
        if plain[key] is None:
            del plain[key]
        else:
            plain[key] = plain_value(plain[key])
    return plain


def plain_value(value: Value | str) -> int | str | None:
    """Give a figure as JSON has it: an integer, a decimal as a string, or null."""
    return format(value, "f") if isinstance(value, Decimal) else value


def head(report: Report) -> Plain:
    """Give what names a report: its file, body, year, form and title."""
    return {
        "file": report.source,
        "body": report.body,
        "year": report.year,
        "form": report.form,
        "title": report.title,
    }


def _table(table: ReportTable) -> Plain:
    rows: Plain = {row.key: {} for row in table.shape.rows}
    for slot, cell in table.items():
        rows[slot.row][slot.column] = plain_value(cell.value)
    return rows


def _places(table: ReportTable) -> Plain:
    rows: Plain = {row.key: {} for row in table.shape.rows}
    for slot, cell in table.items():
        rows[slot.row][slot.column] = cell.place or None
    return rows


def _notes(report: Report) -> dict[str, str]:
    return {
        f"{key}.{slot.row}.{slot.column}": cell.note
        for key, table in report.tables.items()
        for slot, cell in table.items()
        if cell.note
    }
