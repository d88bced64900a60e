"""An eighth column that the form does not have: a subtotal of the five kinds of organisation."""

from collections.abc import Sequence

from gongkai.annualreport.reading.figures import parse_figure
from gongkai.annualreport.reading.rows import PrintedRow

_COLUMNS = 7
_NEARLY_ALL = 0.8
_PLACES = (6, 1)
"""Where a subtotal stands: after the five kinds, or before them."""


def without_subtotals(rows: Sequence[PrintedRow]) -> list[PrintedRow]:
    """Drop the subtotal of every row, when nearly all rows of eight figures bear it out."""
    wide = [row for row in rows if len(row.values) == _COLUMNS + 1 and row.has_values]
    if len(wide) < _COLUMNS:
        return list(rows)
    held = {place: sum(_is_subtotal(row, place) for row in wide) for place in _PLACES}
    place = max(_PLACES, key=lambda place: held[place])
    if held[place] < len(wide) * _NEARLY_ALL:
        return list(rows)
    dropped = {id(row): row.without_value(place) for row in wide}
    return [dropped.get(id(row), row) for row in rows]


def _is_subtotal(row: PrintedRow, place: int) -> bool:
    values = [_number(cell.text) for cell in row.values]
    subtotal = values.pop(place)
    return subtotal == sum(values[1:6])


def _number(text: str) -> int:
    figure = parse_figure(text)
    return int(figure.value) if figure else 0
