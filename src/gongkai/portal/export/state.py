"""What stands in an exported folder, so that the next export renders only what has changed."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple


class Written(NamedTuple):
    """An address as it was written: its file, the state it showed, where its links lead."""

    file: str
    state: str
    links: tuple[str, ...]


class State:
    """The records of one folder; every export marks what it met by its own number."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute(
            "CREATE TABLE IF NOT EXISTS page (address TEXT PRIMARY KEY, file TEXT, state TEXT,"
            " links TEXT, export INTEGER)"
        )
        last = connection.execute("SELECT coalesce(max(export), 0) FROM page").fetchone()[0]
        self._export: int = last + 1

    def of(self, address: str) -> Written | None:
        """Give how an address was written last."""
        row = self._connection.execute(
            "SELECT file, state, links FROM page WHERE address = ?", (address,)
        ).fetchone()
        return Written(row[0], row[1], tuple(json.loads(row[2]))) if row else None

    def met(self, address: str, written: Written) -> None:
        """Keep an address as it is written by this export."""
        self._connection.execute(
            "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?)",
            (address, written.file, written.state, json.dumps(written.links), self._export),
        )

    def forget_the_rest(self) -> list[str]:
        """Forget what this export has not met; give the files that stand for nothing now."""
        gone = self._connection.execute(
            "SELECT file FROM page WHERE export < ? AND file NOT IN"
            " (SELECT file FROM page WHERE export = ?)",
            (self._export, self._export),
        ).fetchall()
        self._connection.execute("DELETE FROM page WHERE export < ?", (self._export,))
        return [row[0] for row in gone]


@contextmanager
def state_in(path: Path) -> Iterator[State]:
    """Open the records; they are kept when the block ends without an error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        yield State(connection)
