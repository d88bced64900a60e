"""Three tables."""

from dataclasses import replace

from annualreport.reports import make_report
from annualreport.rules.asking import ask
from gongkai.annualreport.model import EMPTY, ReportTable
from gongkai.annualreport.rules.tables_missing import RULE


def test_a_table_without_a_cell_is_an_error() -> None:
    report = make_report()
    shape = report.remedies.shape
    nothing = ReportTable(shape, (EMPTY,) * len(shape.slots))

    (finding,) = ask(RULE, replace(report, tables={**report.tables, "remedies": nothing}))

    assert finding.severity == "error"
    assert "表四" in finding.place
    assert ask(RULE, report) == []
