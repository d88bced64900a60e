"""Chinese personal names in running text, where something before or after says there is one."""

import tomllib
from importlib.resources import files
from typing import Final, NamedTuple

_DATA: Final = tomllib.loads(
    files(__package__).joinpath("data/names.toml").read_text(encoding="utf-8")
)
_SURNAMES: Final = frozenset("".join(_DATA["surnames"].split()))
_COMPOUND: Final = frozenset(_DATA["compound"])
_COMMON: Final = frozenset(_DATA["common"])
_NOT_NAMES: Final = frozenset(_DATA["not_names"].split())
_ENDS: Final = frozenset("".join(_DATA["ends"].split()))
_NOT_GIVEN: Final = frozenset({"同学", "老师", "先生", "女士", "同志", "校长", "小朋"})
_ANONYMOUS: Final = frozenset("某甲乙丙丁")
_SPACE: Final = " "


class Name(NamedTuple):
    """Where a name stands, and whether its surname is a common one."""

    start: int
    end: int
    surname: str
    is_common: bool

    def masked(self, printed: str) -> str:
        """Give the name as it may be published: 张小明 → 张某某."""
        given = sum(_is_han(character) for character in printed) - len(self.surname)
        return self.surname + "某" * given


def name_at(text: str, at: int) -> Name | None:
    """Read a name that begins at a place; a word that is no name, or 张某某, gives None."""
    surname = _surname(text, at)
    if not surname or text[at : at + 2] in _NOT_NAMES:
        return None
    given = at + len(surname)
    end = _end_of_given(text, given)
    if end is None or text[given : given + 2] in _NOT_GIVEN:
        return None
    return Name(at, end, surname, surname in _COMMON or surname in _COMPOUND)


def name_before(text: str, end: int) -> Name | None:
    """Read a name that ends at a place, the longest that begins with a surname."""
    for length in (4, 3, 2):
        start = end - length
        if start < 0:
            continue
        surname = _surname(text, start)
        given = text[start + len(surname) : end]
        if not surname or not 1 <= len(given) <= 2 or given in _NOT_GIVEN:
            continue
        if text[start : start + 2] in _NOT_NAMES:
            continue
        if all(_is_given(character) for character in given):
            return Name(start, end, surname, surname in _COMMON or surname in _COMPOUND)
    return None


def whole_name(text: str) -> Name | None:
    """Read a text, as a table's cell, that is a name and nothing else."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    surname = _surname(text, start)
    given = text[start + len(surname) : end].replace(_SPACE, "")
    if not surname or not 1 <= len(given) <= 2 or not all(map(_is_given, given)):
        return None
    return Name(start, end, surname, surname in _COMMON or surname in _COMPOUND)


def _surname(text: str, at: int) -> str:
    if text[at : at + 2] in _COMPOUND:
        return text[at : at + 2]
    return text[at] if at < len(text) and text[at] in _SURNAMES else ""


def _end_of_given(text: str, at: int) -> int | None:
    """Find the end of one or two given characters; 李 明 is printed with a space between."""
    if text[at : at + 1] == _SPACE and _is_given(text[at + 1 : at + 2]):
        lone = not _is_han(text[at + 2 : at + 3])
        return at + 2 if lone else None
    first, second = text[at : at + 1], text[at + 1 : at + 2]
    if not _is_given(first):
        return None
    third = text[at + 2 : at + 3]
    if _is_given(second) and (second not in _ENDS or not _is_han(third)):
        return at + 2
    return at + 1


def _is_given(character: str) -> bool:
    return _is_han(character) and character not in _ANONYMOUS


def _is_han(character: str) -> bool:
    return len(character) == 1 and "\u4e00" <= character <= "\u9fff"
