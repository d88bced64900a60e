"""信息处理费: the tables of 109号, and what must hold for any number."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.statute.fees import FeeMethod, UnknownTariffError, fee, tariff_on

DAY = date(2025, 6, 1)
METHODS: tuple[FeeMethod, ...] = ("items", "pages")


@pytest.mark.parametrize(
    ("count", "amount"),
    [(0, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000),
     (51, 7400), (60, 11000), (100, 37000)],
)  # fmt: skip
def test_items_cost_what_the_table_says(count: int, amount: int) -> None:
    assert fee(method="items", count=count, on=DAY).amount == Decimal(amount)


@pytest.mark.parametrize(
    ("count", "amount"),
    [(0, 0), (30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (500, 14700)],
)
def test_pages_cost_what_the_table_says(count: int, amount: int) -> None:
    assert fee(method="pages", count=count, on=DAY).amount == Decimal(amount)


def test_the_price_of_one_more_application_is_its_own_bracket() -> None:
    tariff = tariff_on(method="items", on=DAY)

    assert [tariff.price_of(n) for n in (10, 11, 30, 31, 41)] == [0, 100, 100, 200, 300]


def test_the_steps_say_how_the_sum_comes_about() -> None:
    steps = fee(method="items", count=35, on=DAY).steps

    assert steps == ((1, 10, 0, 0), (11, 30, 100, 2000), (31, 35, 200, 1000))


def test_before_the_tariff_was_in_force_there_is_none() -> None:
    with pytest.raises(UnknownTariffError, match="2020年12月31日"):
        fee(method="items", count=1, on=date(2020, 12, 31))


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="不能为负"):
        fee(method="pages", count=-1, on=DAY)


@given(st.sampled_from(METHODS), st.integers(0, 2000))
def test_one_more_costs_its_price_and_never_less(method: FeeMethod, count: int) -> None:
    before = fee(method=method, count=count, on=DAY)
    after = fee(method=method, count=count + 1, on=DAY)

    assert after.amount - before.amount == before.tariff.price_of(count + 1) >= 0


@given(st.sampled_from(METHODS), st.integers(0, 2000))
def test_the_steps_sum_to_the_fee_and_leave_nothing_out(method: FeeMethod, count: int) -> None:
    reckoned = fee(method=method, count=count, on=DAY)

    assert sum(step.amount for step in reckoned.steps) == reckoned.amount
    assert sum(step.last - step.first + 1 for step in reckoned.steps) == count
