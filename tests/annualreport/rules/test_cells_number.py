"""What may stand in a cell."""

from decimal import Decimal

import pytest

from annualreport.reports import make_report
from annualreport.rules.asking import ask, graded
from annualreport.rules.test_cells_blank import printed
from gongkai.annualreport.model import Value
from gongkai.annualreport.rules.cells_number import RULE


@pytest.mark.parametrize(
    ("year", "row", "column", "value", "severities"),
    [
        (2023, "licences", "decisions", 7, []),
        (2023, "licences", "decisions", -7, ["error"]),
        (2023, "licences", "decisions", Decimal("7.5"), ["error"]),
        (2023, "fees", "amount_wan", Decimal("1.95"), []),
        (2023, "fees", "amount_wan", Decimal("0.000001"), []),
        (2023, "fees", "amount_wan", Decimal("0.0000001"), ["error"]),
        (2023, "fees", "amount_wan", Decimal(-1), ["error"]),
        (2020, "licences", "change", -7, []),
        (2020, "licences", "change", Decimal("1.5"), ["error"]),
        (2020, "licences", "previous_items", -1, ["error"]),
    ],
)
def test_figures_of_the_article_20_table(
    year: int, row: str, column: str, value: Value, severities: list[str]
) -> None:
    report = make_report(year=year, cells={("disclosure", row, column): value})

    assert graded(ask(RULE, report)) == severities


@pytest.mark.parametrize(("text", "count"), [("三十余", 1), ("12 34", 1), ("/", 0), ("无", 0)])
def test_a_text_is_no_number_and_a_dash_is_the_rule_on_blanks(text: str, count: int) -> None:
    report = printed(make_report(), "granted", "research", text)

    assert graded(ask(RULE, report)) == ["error"] * count
