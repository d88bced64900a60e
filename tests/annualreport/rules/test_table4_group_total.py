"""The outcomes of each group add up to its total."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask, remedies
from gongkai.annualreport.rules.table4_group_total import RULE


@pytest.mark.parametrize(
    "row", ["reconsideration", "litigation_direct", "litigation_after_reconsideration"]
)
def test_each_group_is_added_up(row: str) -> None:
    good = remedies(row, upheld=3, pending=1)
    bad = remedies(row, upheld=3, corrected=1, total=0)

    assert ask(RULE, make_report(cells=good)) == []
    (finding,) = ask(RULE, make_report(cells=bad))
    assert (finding.severity, finding.expected, finding.actual) == ("error", 4, 0)
    assert "“总计”列" in finding.place


def test_a_blank_total_is_left_to_the_rule_on_blanks() -> None:
    cells = {
        **remedies("reconsideration", upheld=3),
        ("remedies", "reconsideration", "total"): None,
    }

    assert ask(RULE, make_report(cells=cells)) == []
