"""A roll-up in the few lines that a person reads: groups named, kinds of result gathered."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

import pyarrow as pa

from gongkai.annualreport.rollup.answer import Rollup
from gongkai.annualreport.rollup.kinds import LABELS

HEADS: Final = {
    "year": "年度",
    "province": "省",
    "city": "市",
    "county": "县区",
    "kind": "机关类别",
}
RESULTS: Final = {
    "granted": "予以公开",
    "partially_granted": "部分公开",
    "refused": "不予公开",
    "unavailable": "无法提供",
    "not_processed": "不予处理",
    "other": "其他处理",
}
"""The six kinds of result of 表三, （一） to （六）, each one row or a group of rows."""
_UNKNOWN: Final = {"year": "（年份不明）", "kind": "（名称不明）"}


class Line(NamedTuple):
    """One group, or all: its name in parts, and what is looked at first."""

    names: tuple[str, ...]
    reports: int
    unreadable: int
    with_errors: int
    incomplete: int
    errors: Decimal | None
    """The share of reports with errors, from 0 to 1."""
    new_received: Decimal | None
    carried_in: Decimal | None
    total_results: Decimal | None
    carried_out: Decimal | None
    mean_carried_out: Decimal | None
    results: tuple[Decimal | None, ...]
    """The six kinds of result, in the order of ``RESULTS``."""

    @property
    def shares(self) -> tuple[Decimal | None, ...]:
        """The six kinds of result as shares of the printed total, from 0 to 1."""
        whole = self.total_results
        return tuple(None if not whole or part is None else part / whole for part in self.results)


def lines(rollup: Rollup) -> Iterator[Line]:
    """Give a line for each group."""
    shares = rollup.shares.to_pylist()
    for group, share in zip(_rows(rollup.groups), shares, strict=True):
        yield _line(tuple(name_of(key, group[key]) for key in rollup.keys), group, share)


def total_line(rollup: Rollup) -> Line:
    """Give the line of all groups together."""
    (group,), (share,) = _rows(rollup.total), rollup.total_shares.to_pylist()
    return _line(("合计", *[""] * (len(rollup.keys) - 1)), group, share)


def name_of(key: str, value: object) -> str:
    """Name a group; what is unknown is said, what stands above a level is its 本级."""
    if value is None:
        return _UNKNOWN.get(key, "（未定）")
    if value == "":
        return "本级"
    return f"{value}年" if key == "year" else LABELS[str(value)] if key == "kind" else str(value)


def _rows(groups: pa.Table) -> Iterator[dict[str, Any]]:
    """Give groups one by one: a nation's counties need not all be unpacked at a time."""
    wanted = [
        name
        for name in groups.column_names
        if "." not in name or (name.startswith("applications.") and name.endswith(".total"))
    ]
    for batch in groups.select(wanted).to_batches(max_chunksize=1000):
        yield from batch.to_pylist()


def _line(names: tuple[str, ...], group: dict[str, Any], share: dict[str, Any]) -> Line:
    rows = {
        name.removeprefix("applications.").removesuffix(".total"): value
        for name, value in group.items()
        if name.startswith("applications.")
    }
    return Line(
        names=names,
        reports=int(group["reports"]),
        unreadable=int(group["unreadable"]),
        with_errors=int(group["with_errors"]),
        incomplete=int(group["incomplete"]),
        errors=share["errors"],
        new_received=rows["new_received"],
        carried_in=rows["carried_in"],
        total_results=rows["total_results"],
        carried_out=rows["carried_out"],
        mean_carried_out=share["mean_carried_out"],
        results=tuple(_gathered(rows, result) for result in RESULTS),
    )


def _gathered(rows: dict[str, Decimal | None], result: str) -> Decimal | None:
    parts = [
        value
        for row, value in rows.items()
        if (row == result or row.startswith(f"{result}.")) and value is not None
    ]
    return sum(parts, Decimal(0)) if parts else None
