"""The figures of a row of 表二 fit each other."""

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import Figures, ask, disclosure, graded
from gongkai.annualreport.rules.table2_balance import RULE

DOCUMENTS = "normative_documents"


@pytest.mark.parametrize(
    ("year", "cells", "severities"),
    [
        (2023, disclosure(DOCUMENTS, made=5, repealed=1, in_force=4), []),
        (2023, disclosure(DOCUMENTS, made=5, repealed=1, in_force=40), []),
        (2023, disclosure(DOCUMENTS, made=5, repealed=1, in_force=3), ["warning"]),
        (2023, disclosure(DOCUMENTS, made=1, repealed=9, in_force=0), []),
        (2020, disclosure(DOCUMENTS, newly_disclosed=5, total_disclosed=5), []),
        (2020, disclosure(DOCUMENTS, newly_disclosed=5, total_disclosed=4), ["warning"]),
        (2020, disclosure("licences", previous_items=3, change=-3), []),
        (2020, disclosure("penalties", previous_items=3, change=-4), ["error"]),
    ],
)
def test_rows_of_the_article_20_table(year: int, cells: Figures, severities: list[str]) -> None:
    assert graded(ask(RULE, make_report(year=year, cells=cells))) == severities
