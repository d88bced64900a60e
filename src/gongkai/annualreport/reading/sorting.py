"""Which printed row belongs to which statutory table."""

from collections import Counter

from gongkai.annualreport.forms import TABLE_KEYS, TableKey
from gongkai.annualreport.reading.rows import PrintedRow, printed_rows
from gongkai.officedocs.document import Document, Table

_FEWEST = 2
"""A table that recognises fewer labels than this is not one of the three (page furniture)."""


def rows_by_table(document: Document) -> dict[TableKey, list[PrintedRow]]:
    """Sort the rows of all printed tables, in reading order, by the statutory table they are of.

    One printed table may hold all three (a worksheet), and one statutory table may be printed as
    several (a block each, or broken over pages): rows go by their own labels, and a row without a
    known label stays with the rows before it.
    """
    sorted_rows: dict[TableKey, list[PrintedRow]] = {key: [] for key in TABLE_KEYS}
    carried: TableKey | None = None
    for block in document.blocks:
        if not isinstance(block, Table):
            continue
        rows = printed_rows(block)
        if not _is_statutory(rows) and not _continues(rows, carried):
            continue
        current = _first_kind(rows, carried) or carried
        for row in rows:
            current = _kind(row, current) or current
            if current:
                sorted_rows[current].append(row)
        carried = current
    return sorted_rows


def _is_statutory(rows: tuple[PrintedRow, ...]) -> bool:
    """Tell one of the three tables: known labels in several rows, or several in one."""
    known = [sum(match is not None for match in row.matches) for row in rows]
    return sum(count > 0 for count in known) >= _FEWEST or max(known, default=0) > _FEWEST


def _continues(rows: tuple[PrintedRow, ...], carried: TableKey | None) -> bool:
    """Tell rows that a page break parted from the table before: its labels, or figures alone."""
    if carried is None:
        return False
    if any(_kind(row, carried) == carried for row in rows):
        return True
    return any(row.has_values for row in rows) and not any(row.labels for row in rows)


def _first_kind(rows: tuple[PrintedRow, ...], carried: TableKey | None) -> TableKey | None:
    return next((kind for row in rows if (kind := _kind(row, carried))), None)


def _kind(row: PrintedRow, current: TableKey | None) -> TableKey | None:
    """Tell a row's table: the one that most of its labels speak of, the one at hand in a draw."""
    known = [match.tables for match in row.matches if match]
    if not known:
        return None
    if current and all(match is None or match.may_be_of(current) for match in row.matches):
        return current
    votes = Counter(table for tables in known for table in tables)
    most = max(votes.values())
    best = [key for key in TABLE_KEYS if votes[key] == most]
    return current if current in best else best[0]
