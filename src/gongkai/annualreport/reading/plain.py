"""The report as data (JSON) back to the model, with a sentence for all that is wrong in it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from gongkai.annualreport.forms import FORMS, TABLE_KEYS, FormCode, Slot, TableKey, TableShape
from gongkai.annualreport.model import Cell, Chapter, Report, ReportTable, Value
from gongkai.officedocs import limits
from gongkai.officedocs.encoding import decode
from gongkai.officedocs.errors import UnreadableFileError

_MAX_DIGITS: Final = 18
_SHOWN: Final = 20
_YEARS: Final = range(2000, 2100)
_KEYS: Final = frozenset(
    {"file", "body", "year", "form", "title", "chapters", "tables", "notes", "places", "findings"}
)
_REQUIRED: Final = ("body", "year", "form", "chapters", "tables")


class PlainReportError(UnreadableFileError):
    """A JSON file that is no report; ``problems`` has a sentence for each thing wrong in it."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        shown = list(self.problems[:_SHOWN])
        if len(self.problems) > _SHOWN:
            shown.append(f"……共{len(self.problems)}处，改正以上各处后再试。")
        super().__init__("\n".join(shown))

    def __reduce__(self) -> tuple[type["PlainReportError"], tuple[tuple[str, ...]]]:
        """Cross between processes with every sentence."""
        return type(self), (self.problems,)


class _Fraction(str):
    """A number with a fraction that stands in the JSON without quotes."""

    __slots__ = ()


def read_plain(path: Path) -> Report:
    """Read a report from a JSON file as `gongkai report read --json` writes it.

    Raises:
        PlainReportError: the file is no JSON, or no report; all its faults are named.
        OSError: the file cannot be opened.
    """
    if path.stat().st_size > limits.MAX_TEXT_BYTES:
        megabytes = limits.MAX_TEXT_BYTES // 2**20
        raise PlainReportError([f"JSON文件超过{megabytes}MB的上限，未予读取。"])
    text, _ = decode(path.read_bytes())
    return report_from_json(text, path.name)


def report_from_json(text: str, source: str = "") -> Report:
    """Read a report from JSON text.

    Raises:
        PlainReportError: as for `read_plain`.
    """
    try:
        plain = json.loads(text, parse_float=_Fraction, parse_constant=_Fraction)
    except json.JSONDecodeError as error:
        raise PlainReportError(
            [
                f"不是JSON：第{error.lineno}行第{error.colno}个字符处不合语法。请检查引号、逗号和括号。"
            ]
        ) from error
    except (ValueError, RecursionError) as error:
        raise PlainReportError(["不是年度报告的JSON：数字过长，或括号嵌套过深。"]) from error
    return report_from_plain(plain, source)


def report_from_plain(plain: Any, source: str = "") -> Report:
    """Read a report from plain data, such as `report_to_dict` gives.

    Findings, places and the name of the file are not taken over: they tell of another file.

    Raises:
        PlainReportError: a key is missing or unknown, or a value is not what the form allows.
    """
    reading = _Reading()
    report = reading.report(_single(plain), source)
    if reading.problems:
        raise PlainReportError(reading.problems)
    return report


def _single(plain: Any) -> Mapping[str, Any]:
    """Take the one report of a list; say so where there is none, or several."""
    if isinstance(plain, list):
        if len(plain) != 1:
            raise PlainReportError(
                [f"JSON里是{len(plain)}份报告的列表，每次只能写一份。请把要写的一份单独存成文件。"]
            )
        plain = plain[0]
    if not isinstance(plain, dict):
        raise PlainReportError(["JSON最外层应是一个对象（花括号），即一份年度报告。"])
    if "error" in plain and "tables" not in plain:
        raise PlainReportError([f"这份JSON记录的是读取失败：{plain['error']}"])
    return plain


@dataclass
class _Reading:
    """Reads plain data, gathering what is wrong instead of stopping at the first fault."""

    problems: list[str] = field(default_factory=list)

    def report(self, plain: Mapping[str, Any], source: str) -> Report:
        self._keys(plain, _REQUIRED, "", known=_KEYS)
        form = self._form(plain.get("form", "2021"))
        return Report(
            body=self._text(plain.get("body", ""), "body").strip(),
            year=self._year(plain.get("year")),
            form=form,
            title=self._text(plain.get("title", ""), "title"),
            preamble=(),
            chapters=self._chapters(plain.get("chapters", [])),
            tables=self._tables(plain, form),
            source=source,
        )

    def _keys(
        self, plain: Mapping[str, Any], required: Iterable[str], at: str, known: Iterable[str] = ()
    ) -> None:
        """Report keys that are missing, and keys that mean nothing."""
        wanted = list(required)
        where = f"{at}里" if at else ""
        self.problems += [f"{where}缺少“{key}”。" for key in wanted if key not in plain]
        self.problems += [
            f"{where}有不认识的“{key}”，请删去或更正。"
            for key in plain
            if key not in known and key not in wanted
        ]

    def _form(self, value: Any) -> FormCode:
        for code in FORMS:
            if value == code:
                return code
        self.problems.append(f"form应是{_either(FORMS)}，现为{_shown(value)}。")
        return "2021"

    def _text(self, value: Any, at: str) -> str:
        if isinstance(value, str) and not isinstance(value, _Fraction):
            return value
        self.problems.append(f"{at}应是文字，现为{_shown(value)}。")
        return ""

    def _year(self, value: Any) -> int | None:
        if value is None or (_is_whole(value) and value in _YEARS):
            return value  # type: ignore[no-any-return]  # None or a whole number, as just asked
        self.problems.append(f"year应是四位年份的整数（如2023）或null，现为{_shown(value)}。")
        return None

    def _chapters(self, value: Any) -> tuple[Chapter, ...]:
        if not isinstance(value, list):
            self.problems.append(f"chapters应是列表，现为{_shown(value)}。")
            return ()
        return tuple(self._chapter(each, f"chapters[{i}]") for i, each in enumerate(value))

    def _chapter(self, plain: Any, at: str) -> Chapter:
        if not isinstance(plain, dict):
            self.problems.append(f"{at}应是对象，含number、title、text，现为{_shown(plain)}。")
            return Chapter(0, "", "")
        self._keys(plain, ("number", "title", "text"), at)
        number = plain.get("number", 0)
        if not _is_whole(number) or not 0 <= number < 100:
            self.problems.append(f"{at}.number应是章号（0至99的整数），现为{_shown(number)}。")
            number = 0
        title = self._text(plain.get("title", ""), f"{at}.title")
        if not title.strip() and "title" in plain:
            self.problems.append(f"{at}.title是空的，请写章名。")
        text = self._text(plain.get("text", ""), f"{at}.text")
        lines = [(line, at) for line in text.split("\n") if line.strip()]
        return Chapter(number, title, text, at, tuple(lines))

    def _tables(self, plain: Mapping[str, Any], form: FormCode) -> dict[TableKey, ReportTable]:
        tables = plain.get("tables", {})
        notes = self._notes(plain.get("notes", {}))
        if not isinstance(tables, dict):
            self.problems.append(f"tables应是对象，现为{_shown(tables)}。")
            tables = {}
        elif "tables" in plain:
            self._keys(tables, TABLE_KEYS, "tables")
        read = {key: self._table(key, tables.get(key), form, notes) for key in TABLE_KEYS}
        self.problems += [f"notes里的“{key}”不是表里的格，请更正。" for key in notes]
        return read

    def _notes(self, value: Any) -> dict[str, str]:
        if isinstance(value, dict):
            return {key: self._text(note, f"notes.{key}") for key, note in value.items()}
        self.problems.append(f"notes应是对象，现为{_shown(value)}。")
        return {}

    def _table(
        self, key: TableKey, plain: Any, form: FormCode, notes: dict[str, str]
    ) -> ReportTable:
        shape = FORMS[form].tables[key]
        if plain is None:
            return ReportTable(shape, (Cell(),) * len(shape.slots))
        if not isinstance(plain, dict):
            self.problems.append(f"tables.{key}应是对象，现为{_shown(plain)}。")
            return ReportTable(shape, (Cell(),) * len(shape.slots))
        shape = _shape_of(key, plain, form)
        self._keys(plain, shape.row_of, f"tables.{key}")
        for row in shape.rows:
            self._row(plain.get(row.key, {}), [c.key for c in row.columns], f"{key}.{row.key}")
        cells = tuple(self._cell(shape, slot, plain, notes) for slot in shape.slots)
        return ReportTable(shape, cells)

    def _row(self, plain: Any, columns: list[str], at: str) -> None:
        if isinstance(plain, dict):
            if plain:
                self._keys(plain, columns, f"tables.{at}")
        else:
            self.problems.append(f"tables.{at}应是对象，现为{_shown(plain)}。")

    def _cell(
        self, shape: TableShape, slot: Slot, plain: Mapping[str, Any], notes: dict[str, str]
    ) -> Cell:
        row = plain.get(slot.row)
        printed = row.get(slot.column) if isinstance(row, dict) else None
        at = f"{shape.key}.{slot.row}.{slot.column}"
        value = self._figure(printed, f"tables.{at}")
        note = " ".join(notes.pop(at, "").split())
        if note and value is None:
            self.problems.append(f"notes.{at}有说明，表里却没有数字。请补上数字或删去说明。")
        return Cell(value, "" if value is None else str(printed), f"tables.{at}", note)

    def _figure(self, value: Any, at: str) -> Value:
        if value is None:
            return None
        if isinstance(value, _Fraction):
            self.problems.append(f'{at}的小数{value}应加引号，写成"{value}"，以免失去精度。')
        elif _is_whole(value) and abs(value) < 10**_MAX_DIGITS:
            return int(value)
        elif isinstance(value, str) and _is_decimal(value):
            amount = Decimal(value)
            return int(amount) if amount == amount.to_integral_value() else amount
        else:
            self.problems.append(
                f'{at}应是整数、带引号的小数（如"1.95"）或null（空白），现为{_shown(value)}。'
            )
        return None


def _shape_of(key: TableKey, plain: Mapping[str, Any], form: FormCode) -> TableShape:
    """Tell a table's form by its keys: a report may mix the two. A tie is the report's own."""
    shapes = [FORMS[form].tables[key], *(f.tables[key] for c, f in FORMS.items() if c != form)]
    return min(
        shapes,
        key=lambda s: (len(plain.keys() ^ s.row_of.keys()), len(_slots(plain) ^ set(s.slots))),
    )


def _slots(plain: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {
        (row, column)
        for row, columns in plain.items()
        if isinstance(columns, dict)
        for column in columns
    }


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_decimal(text: str) -> bool:
    whole, _, fraction = text.removeprefix("-").partition(".")
    plain = whole.isascii() and whole.isdigit() and (not fraction or fraction.isdigit())
    return plain and fraction.isascii() and text[-1] != "." and len(text) <= _MAX_DIGITS + 2


def _either(choices: Iterable[str]) -> str:
    return "或".join(f'"{choice}"' for choice in choices)


def _shown(value: Any) -> str:
    """Show a value as it stands in the JSON, cut short where it is long."""
    text = str(value) if isinstance(value, _Fraction) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:40]}…"
