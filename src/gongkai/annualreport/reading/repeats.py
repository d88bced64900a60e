"""Rows of 表三 that bear the same label: which of them is the form's, and which was added."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from gongkai.annualreport.reading.labels import MatchKind

_REACH: Final = 30
"""So many rows on either side may tell where a row stands: the whole table."""
_EXACTNESS: Final[dict[MatchKind, int]] = {"exact": 3, "spacing": 2, "alias": 1, "near": 0}


class Named(NamedTuple):
    """What a row's label says it is, and how exactly; no key where it says nothing."""

    key: str | None
    kind: MatchKind = "exact"


def settle_repeats(rows: Sequence[Named], order: Sequence[str]) -> list[str | None]:
    """Keep each key for one row, the form's own; the other rows of that label lose it.

    The form's own is the one that stands where the form has it, then the one whose label is more
    exactly the form's, then the last: an added 合计 under （二）部分公开 is not （七）总计.
    """
    keys = [row.key for row in rows]
    for key in {key for key in keys if key is not None and keys.count(key) > 1}:
        held = [i for i, row in enumerate(rows) if row.key == key]
        own = max(held, key=lambda i: (_in_order(rows, i, order), _EXACTNESS[rows[i].kind], i))
        for i in held:
            if i != own:
                keys[i] = None
    return keys


def _in_order(rows: Sequence[Named], at: int, order: Sequence[str]) -> int:
    """Count the neighbours of a row, one on each side, that the form has on that side of it."""
    key = rows[at].key
    here = order.index(key) if key in order else -1
    known = [
        [order.index(row.key) for row in side if row.key in order and row.key != key]
        for side in (rows[max(at - _REACH, 0) : at], rows[at + 1 : at + 1 + _REACH])
    ]
    before, after = known
    return (not before or before[-1] < here) + (not after or after[0] > here)
