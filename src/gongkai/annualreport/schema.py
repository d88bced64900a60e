"""The JSON Schema of a report as data, generated from the two forms."""

from typing import Any, Final, get_args

from gongkai.annualreport.forms import FORMS, TABLE_KEYS, CellKind, ColumnSpec, Form, TableKey
from gongkai.annualreport.model import Severity

Schema = dict[str, Any]

SCHEMA_URI: Final = "urn:gongkai:annual-report"

_FIGURES: Final[dict[CellKind, Schema]] = {
    "count": {"type": ["integer", "null"]},
    "change": {"type": ["integer", "null"]},
    "amount_wan": {
        "description": "万元；有小数时为字符串",
        "anyOf": [
            {"type": ["integer", "null"]},
            {"type": "string", "pattern": r"^-?\d+\.\d+$"},
        ],
    },
}
_PRINTED: Final[Schema] = {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}


def report_schema() -> Schema:
    """Give the JSON Schema (2020-12) of `gongkai report read --json` for one file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_URI,
        "title": "政府信息公开工作年度报告",
        "type": "object",
        "properties": {
            "file": {"type": "string"},
            "body": {"type": "string", "description": "机关名称，照原件"},
            "year": {"type": ["integer", "null"]},
            "form": {"enum": list(FORMS), "description": "所用格式"},
            "title": {"type": "string"},
            "chapters": {"type": "array", "items": _chapter()},
            "tables": _object({key: _either(key) for key in TABLE_KEYS}),
            "notes": {"type": "object", "additionalProperties": {"type": "string"}},
            "places": {"type": "object", "description": "与tables同形，每个数字在原件中的位置"},
            "findings": {"type": "array", "items": _finding()},
        },
        "required": ["body", "year", "form", "chapters", "tables", "findings"],
        "additionalProperties": False,
    }


def _object(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _chapter() -> Schema:
    return _object(
        {
            "number": {"type": "integer", "description": "原件的章号，没有时为0"},
            "title": {"type": "string"},
            "text": {"type": "string"},
        }
    )


def _either(key: TableKey) -> Schema:
    """Give a table in either form; a real report may mix the two."""
    shapes = [_table(form, key) for form in FORMS.values()]
    return shapes[0] if key == "remedies" else {"oneOf": shapes}


def _table(form: Form, key: TableKey) -> Schema:
    shape = form.tables[key]
    rows = {row.key: _row(row.columns) | {"title": row.label} for row in shape.rows}
    return _object(rows) | {"title": f"{shape.name} {shape.title}（{form.cites}）"}


def _row(columns: tuple[ColumnSpec, ...]) -> Schema:
    return _object({c.key: _figure(c) for c in columns})


def _figure(column: ColumnSpec) -> Schema:
    """Give a cell's schema; a fraction printed as a count is kept as printed, for the checks."""
    plain = _FIGURES[column.kind]
    if column.kind == "amount_wan":
        return plain | {"title": column.label}
    return {"anyOf": [plain, _PRINTED], "title": column.label}


def _finding() -> Schema:
    value = {"type": ["integer", "string"]}
    schema = _object(
        {
            "rule": {"type": "string"},
            "severity": {"enum": list(get_args(Severity))},
            "place": {"type": "string"},
            "message": {"type": "string"},
            "basis": {"type": "string"},
            "expected": value,
            "actual": value,
        }
    )
    schema["required"] = ["rule", "severity", "place", "message", "basis"]
    return schema
