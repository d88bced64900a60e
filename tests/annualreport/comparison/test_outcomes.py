"""表三 in nine lines."""

from annualreport.reports import make_report
from annualreport.rules.asking import applications
from gongkai.annualreport.comparison.outcomes import outcomes


def test_groups_of_results_are_added_up_in_either_form() -> None:
    old = make_report(
        year=2020, cells=applications(new_received=9, refused__state_secret=2, other=3)
    )
    cells = applications(
        refused__state_secret=1, refused__process_information=4, other__unpaid=2, other__other=5
    )
    new = make_report(year=2021, cells=cells)

    found = {line.label: (line.old, line.new) for line in outcomes(old, new)}

    assert len(found) == 9
    assert found["新收"] == (9, 0)
    assert found["不予公开"] == (2, 5)
    assert found["其他处理"] == (3, 7)


def test_a_blank_row_leaves_its_line_blank() -> None:
    columns = ("natural_person", "commercial", "research", "public_welfare", "legal_service")
    blank = {
        ("applications", "refused.state_secret", column): None
        for column in (*columns, "other", "total")
    }
    report = make_report(year=2022, cells=blank)

    found = {line.label: line.new for line in outcomes(report, report)}

    assert found["不予公开"] is None
    assert found["不予处理"] == 0
