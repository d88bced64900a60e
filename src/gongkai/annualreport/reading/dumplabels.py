"""Misprinted labels in a dump, told from pieces of labels that were wrapped."""

import re
from collections.abc import Sequence

from gongkai.annualreport.forms import TableKey
from gongkai.annualreport.reading.assembly import Notes, note_label
from gongkai.annualreport.reading.dumprows import DumpRow
from gongkai.annualreport.reading.labels import (
    Entry,
    Match,
    core,
    fragments,
    known_misprints,
    recognise,
    recognise_near,
)
from gongkai.annualreport.reading.tokens import Line

_NUMBERED = re.compile(r"\s*\d{1,2}\s*[.．、]")
_WHOLE = 0.7
"""A label with at least this share of its characters did not go on in the next line."""


def note_row_labels(rows: Sequence[DumpRow], table: TableKey, notes: Notes) -> None:
    """Note the misprinted labels of rows."""
    for row in rows:
        entry = row.match.find("row", table) if row.match else None
        if entry is None or row.match is None or row.match.kind not in ("alias", "near"):
            continue
        if core(row.label) not in core(entry.canonical):  # else a piece of a wrapped label
            note_label(notes, row.match, entry, row.label, row.place)


def note_loose_labels(lines: Sequence[Line], table: TableKey, notes: Notes) -> None:
    """Note the misprinted labels that stand on lines of their own."""
    for line in lines:
        if line.figures or not line.label:
            continue
        match = recognise(line.label)
        if match is None and _note_misprint(line, table, notes):
            continue
        if match is None:
            match = _nearest(line.label, table)
        elif match.kind != "alias":
            continue
        entry = _entry(match, table)
        if match and entry:
            note_label(notes, match, entry, line.label, line.place)


def _note_misprint(line: Line, table: TableKey, notes: Notes) -> bool:
    """Note a known misprint in a line of labels side by side, or cut short."""
    words = core(line.label)
    for start, (spelling, entry) in known_misprints(table).items():
        if start in words:
            notes.label(entry, spelling, line.place, "alias")
            return True
    return False


def _nearest(label: str, table: TableKey) -> Match | None:
    words = core(label)
    if not _NUMBERED.match(label) or any(words in whole for whole in fragments(table)):
        return None
    match = recognise_near(label, table, "row")
    entry = match.find("row", table) if match else None
    return match if entry and len(words) >= _WHOLE * len(core(entry.canonical)) else None


def _entry(match: Match | None, table: TableKey) -> Entry | None:
    if match is None:
        return None
    return match.find("row", table) or match.find("column", table) or match.find("group", table)
