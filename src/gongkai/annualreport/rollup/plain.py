"""A roll-up as plain data: the JSON of `gongkai report rollup --json`, and its groups as Parquet.

Decimals are strings, shares go from 0 to 1; what is blank or unknown is null, never 0.
"""

from decimal import Decimal
from typing import Any

import pyarrow as pa

from gongkai.annualreport.rollup.answer import Rollup
from gongkai.annualreport.rollup.differences import Difference
from gongkai.annualreport.serialise import Plain


def rollup_to_dict(rollup: Rollup) -> Plain:
    """Give every answer as plain data, under the names of ``Rollup``."""
    return {
        "by": list(rollup.keys),
        "groups": _rows(groups_table(rollup)),
        "total": _rows(_with_shares(rollup.total, rollup.total_shares))[0],
        "defects": _rows(rollup.defects),
        "total_defects": _rows(rollup.total_defects),
        "outliers": _rows(rollup.outliers),
        "differences": {
            "parents": rollup.differences.parents,
            "differing": rollup.differences.differing,
            "found": [_difference(each) for each in rollup.differences.found],
        },
        "unreadable": _rows(rollup.unreadable),
        "given_twice": _rows(rollup.given_twice),
        "unplaced": _rows(rollup.unplaced),
    }


def groups_table(rollup: Rollup) -> pa.Table:
    """Give the groups with every figure's sum and, named ``share.…``, the shares."""
    return _with_shares(rollup.groups, rollup.shares, rollup.keys)


def _with_shares(sums: pa.Table, shares: pa.Table, keys: tuple[str, ...] = ()) -> pa.Table:
    for name in shares.column_names:
        if name not in keys:
            sums = sums.append_column(f"share.{name}", shares[name])
    return sums


def _difference(each: Difference) -> Plain:
    return {name: _value(value) for name, value in each._asdict().items()}


def _rows(table: pa.Table) -> list[Plain]:
    return [
        {name: _value(value) for name, value in row.items()}
        for batch in table.to_batches(max_chunksize=1000)
        for row in batch.to_pylist()
    ]


def _value(value: Any) -> Any:
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        return int(value) if whole else f"{value.normalize():f}"
    return list(value) if isinstance(value, tuple) else value
