"""Blank is not zero."""

from dataclasses import replace

from annualreport.reports import make_report
from annualreport.rules.asking import ask
from gongkai.annualreport.forms import FORMS
from gongkai.annualreport.model import Cell, Report, ReportTable
from gongkai.annualreport.rules.cells_blank import RULE


def printed(report: Report, row: str, column: str, text: str) -> Report:
    """Print a text that is no figure in a cell of 表三."""
    table = report.applications
    cells = list(table.cells)
    index = table.shape.index[next(s for s in table.shape.slots if s == (row, column))]
    cells[index] = Cell(None, text, cells[index].place)
    changed = ReportTable(table.shape, tuple(cells))
    return replace(report, tables={**report.tables, "applications": changed})


def test_no_blank_raises_nothing() -> None:
    assert ask(RULE, make_report()) == []


def test_a_blank_column_is_one_finding() -> None:
    rows = FORMS["2021"].tables["applications"].rows
    report = make_report(cells={("applications", row.key, "research"): None for row in rows})

    (finding,) = ask(RULE, report)

    assert finding.severity == "warning"
    assert "科研机构" in finding.place
    assert "25个单元格空白" in finding.message


def test_blanks_of_a_row_are_one_finding() -> None:
    columns = ("upheld", "other", "total")
    report = make_report(cells={("remedies", "reconsideration", c): None for c in columns})

    (finding,) = ask(RULE, report)

    assert "“结果维持”“其他结果”“总计”" in finding.place


def test_a_dash_is_to_be_written_as_zero() -> None:
    (finding,) = ask(RULE, printed(make_report(), "granted", "research", "/"))

    assert "填的是“/”" in finding.message
    assert "填“0”" in finding.message


def test_a_blank_form_is_one_finding_a_table() -> None:
    tables = FORMS["2021"].tables
    cells = {(key, *slot): None for key, shape in tables.items() for slot in shape.slots}

    assert len(ask(RULE, make_report(cells=cells))) == 3
