"""Units stand in the heading."""

from dataclasses import replace

from annualreport.reports import make_report
from annualreport.rules.asking import ask
from gongkai.annualreport.model import Cell, ReportTable
from gongkai.annualreport.rules.cells_unit import RULE


def test_a_unit_in_a_cell_is_a_remark() -> None:
    report = make_report(year=2020)
    table = report.disclosure
    cells = (*table.cells[:-1], Cell(2, "2万元", "第9行", unit="万元"))
    with_unit = ReportTable(table.shape, cells)

    (finding,) = ask(RULE, replace(report, tables={**report.tables, "disclosure": with_unit}))

    assert finding.severity == "info"
    assert "2万元" in finding.message
    assert ask(RULE, report) == []
