"""Word's automatic numbering: the 一、 and （一） that are printed but stand in no text."""

import re
from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from gongkai.officedocs.reading.wordtree import NUM_PR, P_STYLE, PPR, W, is_on

_VAL = W + "val"
_NUM_ID, _ILVL = W + "numId", W + "ilvl"
_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


class _Level(NamedTuple):
    """One level of a list: first number, notation, the text around it, and what restarts it."""

    start: int = 1
    notation: str = "decimal"
    text: str = ""
    legal: bool = False
    restarts: bool = True
    style: str = ""


class _Place(NamedTuple):
    """Where a paragraph or style stands in the lists; None where it leaves that open."""

    list_id: str | None = None
    level: int | None = None


Mark = tuple[dict[str, list[int | None]], set[tuple[str, int]]]


class Numbering:
    """Counts a document's numbered paragraphs as they are met, in reading order."""

    def __init__(self, numbering: etree._Element, styles: etree._Element | None) -> None:
        self._style_parents: dict[str, str] = {}
        self._style_places = self._read_styles(styles) if styles is not None else {}
        self._resolved: dict[str, _Place] = {}
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], int] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._read_lists(numbering)

    def prefix(self, paragraph: etree._Element) -> str:
        """Give the number printed before a paragraph and count it; empty when it has none."""
        place = self._place(paragraph)
        if place is None or place.list_id is None:
            return ""
        abstract = self._list_of.get(place.list_id)
        if abstract is None:
            return ""
        levels = self._abstract.get(abstract, {})
        depth = place.level or 0
        level = levels.get(depth)
        if level is None:
            return ""
        counters = self._count(abstract, place.list_id, depth, levels)
        return _print(level, levels, counters)

    def mark(self) -> Mark:
        """Remember how far was counted."""
        counters = {list_: list(counts) for list_, counts in self._counters.items()}
        return counters, set(self._begun)

    def return_to(self, mark: Mark) -> None:
        """Forget what was counted since a mark, to count the same paragraphs another way."""
        self._counters, self._begun = mark

    def _place(self, paragraph: etree._Element) -> _Place | None:
        properties = next(paragraph.iterchildren(PPR), None)
        if properties is None:
            return None
        style = list_id = level = None
        for element in properties.iter(P_STYLE, _NUM_ID, _ILVL):
            if element.tag == P_STYLE:
                style = element.get(_VAL, "")
            elif element.tag == _NUM_ID:
                list_id = element.get(_VAL)
            else:
                level = _integer(element.get(_VAL), 0)
        if style is None or (list_id is not None and level is not None):
            return _Place(list_id, level)
        inherited = self._style_place(style)
        return _Place(
            inherited.list_id if list_id is None else list_id,
            inherited.level if level is None else level,
        )

    def _style_place(self, style: str) -> _Place:
        place = self._resolved.get(style)
        if place is None:
            place = self._resolved[style] = self._resolve(style)
        return place

    def _resolve(self, style: str) -> _Place:
        ancestor = style
        for _ in range(32):  # styles that are based on each other in a ring end here
            place = self._style_places.get(ancestor)
            if place is not None and place.list_id is not None:
                return place._replace(level=self._linked_level(place.list_id, style, place.level))
            ancestor = self._style_parents.get(ancestor, "")
            if not ancestor:
                break
        return _Place()

    def _linked_level(self, list_id: str, style: str, level: int | None) -> int | None:
        """Find the level a list keeps for a style, as headings have it."""
        levels = self._abstract.get(self._list_of.get(list_id, ""), {})
        return next((depth for depth, spec in levels.items() if spec.style == style), level)

    def _count(
        self, abstract: str, list_id: str, depth: int, levels: dict[int, _Level]
    ) -> list[int | None]:
        counters = self._counters.setdefault(abstract, [None] * _LEVELS)
        override = self._overrides.get((list_id, depth))
        if override is not None and (list_id, depth) not in self._begun:
            counters[depth] = override
        else:
            current = counters[depth]
            counters[depth] = levels[depth].start if current is None else current + 1
        self._begun.add((list_id, depth))
        for deeper in range(depth + 1, _LEVELS):
            if deeper not in levels or levels[deeper].restarts:
                counters[deeper] = None
        return counters

    def _read_styles(self, styles: etree._Element) -> dict[str, _Place]:
        places = {}
        for style in styles.iter(W + "style"):
            identity = style.get(W + "styleId", "")
            parent = style.find(W + "basedOn")
            if parent is not None:
                self._style_parents[identity] = parent.get(_VAL, "")
            number = style.find(f"{PPR}/{NUM_PR}")
            if number is not None:
                places[identity] = _place_in(number)
        return places

    def _read_lists(self, numbering: etree._Element) -> None:
        by_style: dict[str, str] = {}
        linked: dict[str, str] = {}
        for abstract in numbering.iter(W + "abstractNum"):
            identity = abstract.get(W + "abstractNumId", "")
            self._abstract[identity] = dict(map(_read_level, abstract.iter(W + "lvl")))
            if (link := abstract.find(W + "styleLink")) is not None:
                by_style[link.get(_VAL, "")] = identity
            if (link := abstract.find(W + "numStyleLink")) is not None:
                linked[identity] = link.get(_VAL, "")
        for num in numbering.iter(W + "num"):
            self._read_num(num)
        for identity, style in linked.items():
            self._abstract[identity] = self._abstract.get(by_style.get(style, ""), {})

    def _read_num(self, num: etree._Element) -> None:
        list_id = num.get(W + "numId", "")
        target = num.find(W + "abstractNumId")
        if target is None or list_id == "0":
            return
        abstract = target.get(_VAL, "")
        for override in num.iter(W + "lvlOverride"):
            depth = _integer(override.get(_ILVL), 0)
            if (start := override.find(W + "startOverride")) is not None:
                self._overrides[list_id, depth] = _integer(start.get(_VAL), 1)
            if (level := override.find(W + "lvl")) is not None:
                own = f"{abstract}/{list_id}"
                self._abstract.setdefault(own, dict(self._abstract.get(abstract, {})))
                self._abstract[own].update([_read_level(level)])
                self._list_of[list_id] = own
        self._list_of.setdefault(list_id, abstract)


def _place_in(number: etree._Element | None) -> _Place:
    if number is None:
        return _Place()
    list_id, level = number.find(_NUM_ID), number.find(_ILVL)
    return _Place(
        list_id.get(_VAL) if list_id is not None else None,
        _integer(level.get(_VAL), 0) if level is not None else None,
    )


def _read_level(level: etree._Element) -> tuple[int, _Level]:
    def value(tag: str, default: str) -> str:
        element = next(level.iter(W + tag), None)  # w:numFmt may stand inside an alternative
        return default if element is None else element.get(_VAL, default)

    legal = level.find(W + "isLgl")
    return _integer(level.get(_ILVL), 0), _Level(
        start=_integer(value("start", "1"), 1),
        notation=value("numFmt", "decimal"),
        text=value("lvlText", ""),
        legal=legal is not None and is_on(legal),
        restarts=value("lvlRestart", "1") != "0",
        style=value("pStyle", ""),
    )


def _integer(text: str | None, default: int) -> int:
    if text is None or not text.isascii() or not text.isdigit():
        return default
    return int(text[:6])


def _print(level: _Level, levels: dict[int, _Level], counters: list[int | None]) -> str:
    if level.notation in ("bullet", "none"):
        return ""

    def number(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        of = levels.get(depth, _Level())
        counter = counters[depth]
        return _notate(of.start if counter is None else counter, _notation(level, of))

    printed = _PLACEHOLDER.sub(number, level.text)
    return f"{printed} " if printed[-1:].isalnum() and printed[-1:].isascii() else printed


def _notation(level: _Level, of: _Level) -> str:
    return "decimal" if level.legal else of.notation


def _notate(number: int, notation: str) -> str:
    write = _NOTATIONS.get(notation)
    return write(number) if write and 0 < number < 10_000 else str(number)


def _chinese(number: int, digits: str = _DIGITS, units: str = "千百十", zero: str = "零") -> str:
    """Write 1–9999 in Chinese: 十, 二十一, 一百零三."""
    written = ""
    pending = False
    for unit, divisor in zip((*units, ""), (1000, 100, 10, 1), strict=True):
        digit = number // divisor % 10
        if digit:
            written += (zero if pending else "") + digits[digit] + unit
        pending = bool(written) and not digit
    return written[1:] if 10 <= number < 20 and digits == _DIGITS else written


def _formal(number: int) -> str:
    return _chinese(number, _FORMAL, "仟佰拾")


def _digit_by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    repeat, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * min(repeat + 1, 10)


def _roman(number: int) -> str:
    written = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        written += numeral * count
    return written


def _enclosed(first: str, last: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if number <= last else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in str(number))


_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
_NOTATIONS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "koreanCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "japaneseLegal": _formal,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}
"""How Word writes the numbers of each w:numFmt; decimal for those not named."""
