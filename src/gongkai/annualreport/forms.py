"""The two statutory forms of the report as data: their tables, rows, columns and words.

国办公开办函〔2019〕60号 governs the reports on 2019 and 2020,
国办公开办函〔2021〕30号 those from the report on 2021.
"""

import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Literal, NamedTuple

FormCode = Literal["2019", "2021"]
TableKey = Literal["disclosure", "applications", "remedies"]
CellKind = Literal["count", "change", "amount_wan"]

TABLE_KEYS: tuple[TableKey, ...] = ("disclosure", "applications", "remedies")


class Slot(NamedTuple):
    """The address of a cell: row key and column key."""

    row: str
    column: str


class ColumnSpec(NamedTuple):
    """A column: its key, printed label, other spellings met, and what its cells hold."""

    key: str
    label: str
    kind: CellKind = "count"
    aliases: tuple[str, ...] = ()


class RowSpec(NamedTuple):
    """A row: its key, printed label, the label of the group or block above it, and its columns."""

    key: str
    label: str
    group: str
    columns: tuple[ColumnSpec, ...]
    aliases: tuple[str, ...] = ()
    cites: str = ""


@dataclass(frozen=True)
class TableShape:
    """One table of one form: which cells it has, in printed order."""

    key: TableKey
    form: FormCode
    name: str
    title: str
    chapter: int
    cites: str
    rows: tuple[RowSpec, ...]
    slots: tuple[Slot, ...] = field(init=False)
    index: dict[Slot, int] = field(init=False)
    row_of: dict[str, RowSpec] = field(init=False)

    def __post_init__(self) -> None:
        slots = tuple(Slot(row.key, column.key) for row in self.rows for column in row.columns)
        object.__setattr__(self, "slots", slots)
        object.__setattr__(self, "index", {slot: i for i, slot in enumerate(slots)})
        object.__setattr__(self, "row_of", {row.key: row for row in self.rows})

    def column(self, slot: Slot) -> ColumnSpec:
        """Return the column specification of a cell."""
        return next(column for column in self.row_of[slot.row].columns if column.key == slot.column)

    def describe(self, slot: Slot) -> str:
        """Name a cell in the form's own words: 表三“（一）予以公开”行“自然人”列."""
        return f"{self.describe_row(slot.row)}“{self.column(slot).label}”列"

    def describe_row(self, row: str) -> str:
        """Name a row in the form's own words: 表三“（三）不予公开 1.属于国家秘密”行."""
        spec = self.row_of[row]
        label = spec.label.split("（区分处理")[0]
        numbered_in_group = label[:1].isdigit() or self.key == "remedies"
        group = f"{spec.group} " if spec.group and numbered_in_group else ""
        return f"{self.name}“{group}{label}”行"


@dataclass(frozen=True)
class Form:
    """A statutory form: the years it governs, its six chapters and three tables."""

    code: FormCode
    first_year: int
    last_year: int | None
    cites: str
    chapters: tuple[str, ...]
    tables: dict[TableKey, TableShape]

    def governs(self, year: int) -> bool:
        """Tell whether reports on ``year`` must use this form."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)


def _columns(raw: list[dict[str, Any]]) -> tuple[ColumnSpec, ...]:
    return tuple(
        ColumnSpec(c["key"], c["label"], c.get("kind", "count"), tuple(c.get("aliases", ())))
        for c in raw
    )


def _rows(block: dict[str, Any], cites: str) -> tuple[RowSpec, ...]:
    columns = _columns(block["columns"])
    return tuple(
        RowSpec(
            r["key"],
            r["label"],
            r.get("group", block.get("heading", "")),
            columns,
            tuple(r.get("aliases", ())),
            block.get("cites", cites),
        )
        for r in block["rows"]
    )


def _table(key: TableKey, raw: dict[str, Any]) -> TableShape:
    spec = raw[key]
    blocks = spec.get("blocks", [spec])
    rows = tuple(row for block in blocks for row in _rows(block, raw["cites"]))
    return TableShape(
        key, raw["code"], spec["name"], spec["title"], spec["chapter"], raw["cites"], rows
    )


def _load(code: FormCode) -> Form:
    text = files(__package__).joinpath(f"data/form-{code}.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    return Form(
        code=raw["code"],
        first_year=raw["from"],
        last_year=raw.get("until"),
        cites=raw["cites"],
        chapters=tuple(raw["chapters"]),
        tables={key: _table(key, raw) for key in TABLE_KEYS},
    )


FORMS: dict[FormCode, Form] = {"2019": _load("2019"), "2021": _load("2021")}


def form_for_year(year: int) -> Form | None:
    """Return the form that reports on ``year`` must use, or None before 2019."""
    return next((form for form in FORMS.values() if form.governs(year)), None)
