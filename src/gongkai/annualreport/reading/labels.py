"""Printed labels to the form's own: exact, other spellings, nearest.

All labels of both forms make one vocabulary. A label is compared by its Chinese characters alone,
its number (一、（二）3.) taken off, so spacing and punctuation never decide.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz, process

from gongkai.annualreport.forms import FORMS, TABLE_KEYS, RowSpec, TableKey, TableShape

Role = Literal["row", "column", "group"]
MatchKind = Literal["exact", "spacing", "alias", "near"]

_NOT_CHINESE = re.compile(r"[^\u4e00-\u9fff]+")
_ENUMERATOR = re.compile(
    r"^\s*(?:[（(]\s*[一二三四五六七八九十\d]{1,2}\s*[)）]|[一二三四五六七八九十\d]{1,2}\s*[、.．,，:：])\s*"
)
_SPACES = re.compile(r"\s+")
_WIDE_GAP = re.compile(r"\S[ \u3000\xa0]{2,}\S")
_NEAR_ENOUGH = 72.0
_SHORTEST_NEAR = 4
_PREFIX = 8
"""A label cut short is still recognised when this many of its first characters are there."""


class Entry(NamedTuple):
    """What a label may stand for: a row or column key of a table, or a group of rows."""

    table: TableKey
    role: Role
    key: str
    canonical: str


@dataclass(frozen=True)
class Match:
    """A printed label recognised: what it stands for, and how it differs from the form's words."""

    entries: tuple[Entry, ...]
    kind: MatchKind

    @cached_property
    def tables(self) -> frozenset[TableKey]:
        """The tables it may be of; a column's label tells least and counts only alone."""
        strong = frozenset(e.table for e in self.entries if e.role != "column")
        return strong or frozenset(e.table for e in self.entries)

    def may_be_of(self, table: TableKey) -> bool:
        """Tell whether it may stand for anything in a table, a column's heading too."""
        return any(entry.table == table for entry in self.entries)

    @cached_property
    def _by_role(self) -> dict[tuple[Role, TableKey | None], Entry]:
        found: dict[tuple[Role, TableKey | None], Entry] = {}
        for entry in self.entries:
            found.setdefault((entry.role, entry.table), entry)
            found.setdefault((entry.role, None), entry)
        return found

    def find(self, role: Role, table: TableKey | None = None) -> Entry | None:
        """Return the first entry of a role (and table)."""
        return self._by_role.get((role, table))


def core(text: str) -> str:
    """Reduce a label to what identifies it: its Chinese characters without the number before."""
    return _NOT_CHINESE.sub("", _ENUMERATOR.sub("", text)) or _NOT_CHINESE.sub("", text)


def _row_entries(shape: TableShape, row: RowSpec) -> Iterable[tuple[str, Entry, bool]]:
    entry = Entry(shape.key, "row", row.key, row.label)
    yield row.label, entry, True
    for alias in row.aliases:
        yield alias, entry, False
    if "（区分处理" in row.label:
        yield row.label.split("（区分处理")[0], entry, True
    group = Entry(shape.key, "group", row.group, row.group)
    yield row.group, group, True
    for column in row.columns:
        heading = Entry(shape.key, "column", column.key, column.label)
        yield column.label, heading, True
        for alias in column.aliases:
            yield alias, heading, False


_WORDS: tuple[tuple[TableKey, str], ...] = (
    ("disclosure", "信息内容"),
    ("applications", "申请人情况"),
    ("applications", "法人或其他组织"),
    ("applications", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"),
)
"""Words of the tables' headings that are neither row nor column."""


@cache
def _vocabulary() -> dict[str, list[tuple[Entry, bool, str]]]:
    """Map a label's core to its entries; with each, whether the spelling is the form's own."""
    found: dict[str, list[tuple[Entry, bool, str]]] = {}
    for form in FORMS.values():
        for key in TABLE_KEYS:
            shape = form.tables[key]
            for row in shape.rows:
                for text, entry, own in _row_entries(shape, row):
                    if text:
                        _add(found, text, entry, own=own)
    for key, text in _WORDS:
        _add(found, text, Entry(key, "group", text, text), own=True)
    return found


def _add(
    found: dict[str, list[tuple[Entry, bool, str]]], text: str, entry: Entry, *, own: bool
) -> None:
    numbered = _NOT_CHINESE.sub("", text)
    for spelling in {core(text), numbered}:
        known = found.setdefault(spelling, [])
        if not any(entry[:3] == other[:3] and own == was for other, was, _ in known):
            known.append((entry, own, text))


@lru_cache(maxsize=8_192)
def recognise(text: str) -> Match | None:
    """Recognise a label by its characters; None when it is not in the vocabulary."""
    found = _vocabulary().get(core(text))
    if not found:
        return None
    own = [(entry, spelling) for entry, is_own, spelling in found if is_own]
    entries = tuple(entry for entry, _, _ in sorted(found, key=lambda item: not item[1]))
    if not own:
        return Match(entries, "alias")
    bare = _SPACES.sub("", text)
    same = any(bare == _SPACES.sub("", spelling) for _, spelling in own)
    tidy = same and not _WIDE_GAP.search(text)
    return Match(entries, "exact" if tidy else "spacing")


@lru_cache(maxsize=8_192)
def recognise_near(text: str, table: TableKey, role: Role) -> Match | None:
    """Find the nearest label of a table for a misprinted one; None when nothing is near enough."""
    wanted = core(text)
    if len(wanted) < _SHORTEST_NEAR:
        return None
    choices = _choices(table, role)
    best = process.extractOne(wanted, choices.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    if best is not None:
        return Match((choices[best[0]],), "near")
    cut = [key for key in choices if len(wanted) >= _PREFIX and key.startswith(wanted[:_PREFIX])]
    return Match((choices[cut[0]],), "near") if len(cut) == 1 else None


@cache
def _choices(table: TableKey, role: Role) -> dict[str, Entry]:
    return {
        spelling: entry
        for spelling, found in _vocabulary().items()
        for entry, _, _ in found
        if entry.table == table and entry.role == role
    }


@cache
def fragments(table: TableKey) -> frozenset[str]:
    """Give the cores of all labels of a table, to tell a piece of a wrapped label from prose."""
    return frozenset(
        spelling
        for spelling, found in _vocabulary().items()
        if any(entry.table == table for entry, _, _ in found)
    )


def _own_words() -> list[str]:
    """Give the forms' own labels, and the headings of each block as they stand side by side."""
    rows = [r for form in FORMS.values() for key in TABLE_KEYS for r in form.tables[key].rows]
    beside = {core("".join(column.label for column in row.columns)) for row in rows}
    words = [w for w, found in _vocabulary().items() if any(is_own for _, is_own, _ in found)]
    return [*words, *beside]


@cache
def known_misprints(table: TableKey) -> dict[str, tuple[str, Entry]]:
    """Give the beginnings by which known misprints of a table are told, though cut short.

    Maps the shortest beginning that no label of the forms has to the misprint and what it is for:
    其他其 (其他其结果) to 其他结果.
    """
    own = _own_words()
    told: dict[str, tuple[str, Entry]] = {}
    for spelling, found in _vocabulary().items():
        entries = [entry for entry, _, _ in found if entry.table == table]
        if not entries or any(is_own for _, is_own, _ in found):
            continue
        starts = (spelling[:n] for n in range(2, len(spelling) + 1))
        start = next((s for s in starts if not any(s in word for word in own)), None)
        if start:
            told[start] = (spelling, entries[0])
    return told
