"""The cross-footing of 表三, used to decide between readings of a damaged source."""

from collections.abc import Mapping, Sequence

from gongkai.annualreport.model import Cell, Value

_INPUTS = ("new_received", "carried_in")
_OUTPUTS = ("total_results", "carried_out")


def broken_sums(rows: Mapping[str, Sequence[Cell]]) -> int:
    """Count the sums of 表三 that do not hold; a blank counts as nothing printed, not as wrong."""
    return _broken_rows(rows) + _broken_columns(rows)


def _broken_rows(rows: Mapping[str, Sequence[Cell]]) -> int:
    broken = 0
    for cells in rows.values():
        *parts, total = (cell.value for cell in cells)
        if total is not None and sum(part or 0 for part in parts) != total:
            broken += 1
    return broken


def _broken_columns(rows: Mapping[str, Sequence[Cell]]) -> int:
    broken = 0
    results = [key for key in rows if key not in (*_INPUTS, *_OUTPUTS)]
    for column in range(7):
        values = {key: cells[column].value or 0 for key, cells in rows.items()}
        if all(key in values for key in (*_INPUTS, *_OUTPUTS)):
            broken += sum(values[k] for k in _INPUTS) != sum(values[k] for k in _OUTPUTS)
        if "total_results" in values:
            broken += sum(values[key] for key in results) != values["total_results"]
    return broken


def broken_groups(values: Sequence[Value]) -> int:
    """Count the groups of 表四 (four results and their total) whose sum does not hold."""
    groups = [values[i : i + 5] for i in range(0, len(values), 5)]
    return sum(sum(v or 0 for v in group[:4]) != (group[4] or 0) for group in groups)
