"""How reports are stored for the roll-up: one row a report, one column a cell of the tables.

Wide and not long, by measurement: over 200,000 reports DuckDB sums all 229 cells by year and
province in a third of the time that one row a figure takes, from four fifths of the bytes.
A figure is a DECIMAL(18, 6), six decimals being the most that the form allows: 18 digits fit the
machine's 64-bit integers and sum three times as fast as 20. What is larger than that (10^12, more
than any true count or amount in 万元) is left blank and counted in ``figures_left_out``.

``null`` is blank or unknown, never 0; ``""`` in a place means that the body stands above that
level. Columns of 表二 are named after their form, since what they count is not the same.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

import pyarrow as pa

from gongkai.annualreport.forms import FORMS, TABLE_KEYS, FormCode, Slot, TableKey, TableShape

FIGURE_TYPE: Final = pa.decimal128(18, 6)
LARGEST: Final = Decimal(10) ** 12
"""Figures from here on have no room in a column."""


class FigureColumn(NamedTuple):
    """A column of figures: the cell it holds, and the form it belongs to (None: of both)."""

    name: str
    table: TableKey
    form: FormCode | None
    row: str
    column: str
    label: str
    """The cell in the form's words: 表三“（一）予以公开”行“总计”列."""


HEAD: Final = pa.schema(
    [
        ("file", pa.string()),  # as named on the command line, or below it
        ("size", pa.int64()),  # bytes
        ("modified", pa.int64()),  # nanoseconds since 1970
        ("error", pa.string()),  # why the file could not be read; then all below is null
        ("body", pa.string()),
        ("year", pa.int16()),
        ("form", pa.string()),  # "2019" or "2021"
        ("title", pa.string()),
        ("division", pa.string()),  # 行政区划代码, six digits
        ("province", pa.string()),
        ("city", pa.string()),
        ("county", pa.string()),
        ("division_basis", pa.string()),  # what decided: given, name, context
        ("kind", pa.string()),  # a key of data/kinds.toml
        ("errors", pa.int32()),  # findings of each severity
        ("warnings", pa.int32()),
        ("infos", pa.int32()),
        ("failed_rules", pa.list_(pa.string())),  # codes of rules that found an error
        ("failed_rows", pa.list_(pa.string())),  # rows it stands in, as applications.granted
        ("figures_left_out", pa.int32()),  # larger than a column holds, left blank
    ]
)  # fmt: skip
"""What is kept of a report besides its figures."""


def column_name(shape: TableShape, slot: Slot) -> str:
    """Name the column that holds a cell: applications.granted.total, disclosure_2021.…."""
    table = f"disclosure_{shape.form}" if shape.key == "disclosure" else shape.key
    return f"{table}.{slot.row}.{slot.column}"


def _figures() -> Iterator[FigureColumn]:
    seen: set[str] = set()
    for key in TABLE_KEYS:
        for form in FORMS.values():
            shape = form.tables[key]
            for slot in shape.slots:
                name = column_name(shape, slot)
                if name not in seen:
                    seen.add(name)
                    yield FigureColumn(name, key, _form(shape, slot), *slot, shape.describe(slot))


def _form(shape: TableShape, slot: Slot) -> FormCode | None:
    """Tell the one form a cell belongs to; what 表二 counts is never the same in both."""
    if shape.key == "disclosure":
        return shape.form
    having = [code for code, form in FORMS.items() if slot in form.tables[shape.key].index]
    return having[0] if len(having) == 1 else None


FIGURES: Final = tuple(_figures())
"""Every column of figures, in the order of the forms."""

SCHEMA: Final = pa.schema([*HEAD, *((figure.name, FIGURE_TYPE) for figure in FIGURES)])
