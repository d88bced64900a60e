"""A database of the tests' own, of the engine that GONGKAI_DATABASE names: kills are for real."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import dj_database_url

ROOT = Path(__file__).parents[2]


class Database(NamedTuple):
    """The database's URL and the folder of the platform's data."""

    url: str
    folder: Path

    def environment(self) -> dict[str, str]:
        """Give the environment in which the platform uses this database."""
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "gongkai.site.settings.test",
            "GONGKAI_DATABASE": self.url,
            "GONGKAI_DIR": str(self.folder),
            "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(ROOT)]),
        }

    def run(self, *arguments: str) -> str:
        """Run the town's process on this database and give what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "durability.town", *arguments],
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextmanager
def own_database(folder: Path) -> Iterator[Database]:
    """Make a file, or a database on the PostgreSQL server named, and take it away again."""
    given = os.environ.get("GONGKAI_DATABASE", "")
    if not given.startswith("postgres"):
        yield Database(f"sqlite:///{folder}/gongkai.sqlite3", folder)
        return
    import psycopg  # noqa: PLC0415 - where it is installed

    name = f"killed_{uuid.uuid4().hex}"
    at = dj_database_url.parse(given)
    with closing(psycopg.connect(given, autocommit=True)) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield Database(given.replace(f"/{at['NAME']}", f"/{name}"), folder)
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
