"""Where a body is: province, city and county by the head of its name, never by a guess.

Names and codes are those of GB/T 2260 as `python-stdnum` keeps them, dated: a report is placed by
the names of its year. A name that several places share (朝阳区, 鼓楼区, 城关区) stays open unless
the words around it decide: a province or city before it, the title, or the names of folders.
"""

import csv
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from io import StringIO
from typing import Final, Literal, NamedTuple

from gongkai.annualreport.rollup.kinds import own_name
from gongkai.statute.numbers import Division, InvalidNumberError, get_division

Basis = Literal["given", "name", "context"]

_DATA: Final = tomllib.loads(
    files(__package__).joinpath("data/divisions.toml").read_text(encoding="utf-8")
)
_PEOPLES: Final = "|".join(sorted(_DATA["peoples"], key=len, reverse=True))
_AUTONOMOUS: Final = re.compile(rf"(?<=[\u4e00-\u9fff])(?:{_PEOPLES})+自治(?=[州县旗]$)")
_PROVINCE_TAIL: Final = re.compile(r"(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$")
_ZONES: Final = re.compile(_DATA["zones"])
_STREET: Final = re.compile("[路街道里村]")
_BARE: Final = frozenset(_DATA["bare"])
_SPAN: Final = re.compile(r"\[(\d{4})?-(\d{4})?\]")
_LINE: Final = re.compile(r'( ?) ?(\d{2,4}) (?:province|county)="([^"]+)"')
_NOW: Final = 9998
"""Stands for the year of a report that tells none: the names in force."""


class Place(NamedTuple):
    """Where a body is, and what decided it; None is unknown, "" a level the body stands above.

    A municipality (北京市) is its own city.
    """

    code: str | None = None
    province: str | None = None
    city: str | None = None
    county: str | None = None
    basis: Basis | None = None


UNKNOWN: Final = Place()


class _Entry(NamedTuple):
    """A name that a division bore from a year to a year: 临夏回族自治州, 临夏州 or 临夏."""

    code: str
    first: int
    last: int
    form: Literal["full", "spoken", "short"]


class _Chain(NamedTuple):
    """Names of divisions at the head of a text, each inside the one before: the last one's code."""

    code: str
    end: int
    short: bool
    """Whether only the short name of a city or province stands there."""


def find_place(
    body: str,
    year: int | None,
    context: Sequence[str] = (),
    given: Mapping[str, str] | None = None,
) -> Place:
    """Find where a body is; ``context`` is the title and names of folders, the nearest first.

    ``given`` gives the codes of bodies, and decides first.
    """
    on = year or _NOW
    if given and body in given:
        return _named(given[body], on, "given")
    candidates = _candidates(own_name(body), on)
    if len(candidates) == 1:
        return _named(candidates[0], on, "name")
    if candidates:
        return _decided(candidates, context, on)
    return _by_context(context, on)


def read_codes(text: str) -> dict[str, str]:
    """Read a table of bodies and their codes: two columns with commas, a heading allowed.

    Raises:
        ValueError: a line has not two columns, or a code is none of GB/T 2260.
    """
    codes: dict[str, str] = {}
    for number, row in enumerate(csv.reader(StringIO(text.removeprefix("\ufeff"))), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or (number == 1 and not cells[-1].isdigit()):
            continue
        if len(cells) != 2:
            raise ValueError(f"第{number}行应为“机关名称,行政区划代码”两列。")
        try:
            get_division(cells[1], on=date(_NOW, 1, 1))
        except InvalidNumberError as error:
            raise ValueError(f"第{number}行：{error}") from error
        codes[cells[0]] = cells[1]
    return codes


def places_within(code: str, year: int | None) -> tuple[tuple[str, str], ...]:
    """List the cities of a province, or the counties of a city, by code and name in a year."""
    on = year or _NOW
    width = 2 if code.endswith("0000") else 4
    found = {
        (entry.code, name)
        for name, entries in _index().items()
        for entry in entries
        if entry.code.startswith(code[:width])
        and entry.code != code
        and entry.form == "full"
        and _level(entry.code) == (1 if width == 2 else 2)
        and entry.first <= on <= entry.last
    }
    return tuple(sorted(found))


def _candidates(text: str, on: int) -> tuple[str, ...]:
    """Give the codes that the head of a name may mean: those that explain most of it."""
    chains = [
        chain for chain in _chains(text, on) if not chain.short or _is_zone(text[chain.end :])
    ]
    longest = max((chain.end for chain in chains), default=0)
    codes = {chain.code for chain in chains if chain.end == longest}
    whole = text[:longest]
    if len(codes) == 1 and whole in _BARE:
        return (
            *codes,
            "",
        )  # 城区 of one place only is still no name: the context has to confirm it
    return tuple(sorted(codes))


def _is_zone(rest: str) -> bool:
    return not _STREET.match(rest) and bool(_ZONES.search(rest))


def _chains(
    text: str, on: int, start: int = 0, above: str = "", *, short: bool = False
) -> Iterator[_Chain]:
    if above:
        yield _Chain(above, start, short)
    for end in range(start + 2, min(len(text), start + _longest()) + 1):
        for entry in _index().get(text[start:end], ()):
            if entry.first <= on + 1 and on <= entry.last and _is_inside(entry.code, above):
                yield from _chains(text, on, end, entry.code, short=entry.form == "short")


def _is_inside(code: str, above: str) -> bool:
    if not above:
        return True
    return _level(code) > _level(above) and code.startswith(above[: 2 + 2 * _level(above)])


def _level(code: str) -> int:
    """Tell province (0), city (1) and county (2) apart."""
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


def _decided(candidates: Sequence[str], context: Iterable[str], on: int) -> Place:
    """Choose among places of one name by the nearest words that leave only one of them."""
    for text in context:
        around = set(_mentioned(text, on))
        left = [
            code
            for code in candidates
            if code and any(code != a and code.startswith(_stem(a)) for a in around)
        ]
        if len(left) == 1:
            return _named(left[0], on, "context")
    return UNKNOWN


def _stem(code: str) -> str:
    return code[: 2 + 2 * _level(code)]


def _by_context(context: Iterable[str], on: int) -> Place:
    """Place a body whose name tells nothing (教育局) by the nearest words that tell one place."""
    for text in context:
        codes = _candidates(own_name(text), on)
        if len(codes) == 1 and codes[0]:
            place = _named(codes[0], on, "context")
            if _level(codes[0]) == 2:
                return place
            # The body is somewhere in it, at a level that nobody told.
            return place._replace(code=None, city=place.city or None, county=None)
    return UNKNOWN


def _mentioned(text: str, on: int) -> Iterator[str]:
    """Give every division above the county that a text names, anywhere."""
    for start in range(len(text)):
        for chain in _chains(text, on, start):
            if _level(chain.code) < 2:
                yield chain.code


def _named(code: str, on: int, basis: Basis) -> Place:
    try:
        division = _division(code, on)
    except InvalidNumberError:
        return UNKNOWN
    is_municipality = division.province.endswith("市")
    city = division.province if is_municipality else division.prefecture
    return Place(code, division.province, city, division.county, basis)


@lru_cache(maxsize=4096)
def _division(code: str, on: int) -> Division:
    """Name a division in a year, or in the next, when the report is written."""
    try:
        return get_division(code, on=date(on, 12, 31))
    except InvalidNumberError:
        return get_division(code, on=date(on + 1, 12, 31))


@cache
def _longest() -> int:
    return max(map(len, _index()))


@cache
def _index() -> dict[str, list[_Entry]]:
    """Index the table of codes by name, short names of provinces, cities and peoples added."""
    index: dict[str, list[_Entry]] = {}
    for code, name, first, last in _table():
        index.setdefault(name, []).append(_Entry(code, first, last, "full"))
        spoken = _AUTONOMOUS.sub("", name)
        if spoken != name and len(spoken) > 2:
            index.setdefault(spoken, []).append(_Entry(code, first, last, "spoken"))
        if (short := _short(code, name)) not in (None, name):
            index.setdefault(str(short), []).append(_Entry(code, first, last, "short"))
    return index


def _short(code: str, name: str) -> str | None:
    """Give the short name of a province or city; those of counties only show what is shared."""
    if _level(code) == 0:
        short = _PROVINCE_TAIL.sub("", name)
    else:
        short = re.sub(r"(?:市|地区|盟|自治州|州|县|区|旗)$", "", _AUTONOMOUS.sub("", name))
    return short if len(short) > 1 else None


def _table() -> Iterator[tuple[str, str, int, int]]:
    """Read the table of `python-stdnum`: code, name, first and last year of each name."""
    province = ""
    text = files("stdnum.cn").joinpath("loc.dat").read_text(encoding="utf-8")
    for line in text.splitlines():
        found = _LINE.match(line)
        if found is None:
            continue
        if not found[1]:
            province = found[2]
            continue
        for part in found[3].split(","):
            span = _SPAN.match(part)
            first, last = (span[1], span[2]) if span else (None, None)
            name = part[span.end() :] if span else part
            if name not in ("市辖区", "县") and "直辖" not in name:
                yield province + found[2], name, int(first or 0), int(last or 9999)
