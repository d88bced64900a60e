"""信息处理费: what an application may cost (《政府信息公开条例》第四十二条, 国办函〔2020〕109号).

A body may charge (可以收取) by item or by page, never both for one application; both tariffs are
progressive on the excess only. Amounts are Decimal, in 元.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, get_args

FeeMethod = Literal["items", "pages"]


class UnknownTariffError(ValueError):
    """No tariff was in force on the day asked for."""


class FeeStep(NamedTuple):
    """One bracket of the sum: numbers ``first`` to ``last``, the price of each, their cost."""

    first: int
    last: int
    price: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee and how it comes about."""

    method: FeeMethod
    count: int
    amount: Decimal
    steps: tuple[FeeStep, ...]
    tariff: "Tariff"


@dataclass(frozen=True, slots=True)
class Tariff:
    """A dated tariff: closed brackets, then an open end that may go on growing.

    ``brackets`` are (last number, price of each). Beyond them ``first`` is the price, and every
    ``width`` further pieces it grows by ``grows_by``; a width of 0 never grows.
    """

    method: FeeMethod
    from_: date
    name: str
    unit: str
    scope: str
    cites: str
    brackets: tuple[tuple[int, Decimal], ...]
    first: Decimal
    width: int
    grows_by: Decimal

    def price_of(self, number: int) -> Decimal:
        """Give the price of piece ``number``, counted from 1: what the n-th application costs."""
        return next(price for last, price in self._ends() if last is None or number <= last)

    def steps(self, count: int) -> Iterator[FeeStep]:
        """Give the brackets that ``count`` pieces fill, each with its part of the sum."""
        first = 1
        for last, price in self._ends():
            if first > count:
                return
            end = count if last is None else min(count, last)
            yield FeeStep(first, end, price, price * (end - first + 1))
            first = end + 1

    def _ends(self) -> Iterator[tuple[int | None, Decimal]]:
        yield from self.brackets
        last, price = self.brackets[-1][0], self.first
        if not self.width:
            yield None, price
            return
        while True:
            last += self.width
            yield last, price
            price += self.grows_by


def fee(*, method: FeeMethod, count: int, on: date) -> Fee:
    """Reckon the fee for ``count`` items of one applicant in a month, or pages of one application.

    Raises:
        ValueError: ``count`` is negative.
        UnknownTariffError: no tariff was in force on the day.
    """
    if count < 0:
        raise ValueError(f"数量不能为负：{count}。")
    tariff = tariff_on(method=method, on=on)
    steps = tuple(tariff.steps(count))
    return Fee(method, count, sum((s.amount for s in steps), Decimal(0)), steps, tariff)


def tariff_on(*, method: FeeMethod, on: date) -> Tariff:
    """Give the tariff in force on a day; UnknownTariffError before the first."""
    valid = [t for t in tariffs() if t.method == method and t.from_ <= on]
    if not valid:
        raise UnknownTariffError(f"{on.year}年{on.month}月{on.day}日没有可适用的信息处理费标准。")
    return max(valid, key=lambda tariff: tariff.from_)


@cache
def tariffs() -> tuple[Tariff, ...]:
    """Give all tariffs, as the data has them."""
    text = files(__package__).joinpath("data/fees.toml").read_text(encoding="utf-8")
    return tuple(_tariff(raw) for raw in tomllib.loads(text)["tariffs"])


def _tariff(raw: dict[str, Any]) -> Tariff:
    if raw["method"] not in get_args(FeeMethod):
        raise ValueError(raw["method"])
    beyond = raw["beyond"]
    return Tariff(
        method=raw["method"],
        from_=raw["from"],
        name=raw["name"],
        unit=raw["unit"],
        scope=raw["scope"],
        cites=raw["cites"],
        brackets=tuple((b["until"], Decimal(b["price"])) for b in raw["brackets"]),
        first=Decimal(beyond["first"]),
        width=beyond.get("width", 0),
        grows_by=Decimal(beyond.get("grows_by", "0")),
    )
