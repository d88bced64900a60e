"""From 2024 refusals are reconsidered before they are sued over."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import applications, ask, graded, remedies
from gongkai.annualreport.rules.table4_direct_suit import RULE

SUED = remedies("litigation_direct", upheld=1)


@pytest.mark.parametrize(
    ("year", "rows", "severities"),
    [
        (2024, {"refused__state_secret": 2, "granted": 3, "total_results": 5}, ["info"]),
        (2024, {"refused__state_secret": 2, "total_results": 2}, ["warning"]),
        (2024, {"refused__administrative_query": 2, "total_results": 2}, []),
        (2024, {"granted": 2, "total_results": 2}, []),
        (2023, {"refused__state_secret": 2, "total_results": 2}, []),
    ],
)
def test_direct_suits_beside_refusals(
    year: int, rows: dict[str, int], severities: list[str]
) -> None:
    report = make_report(year=year, cells={**applications(**rows), **SUED})

    assert graded(ask(RULE, report)) == severities
