"""Index numbers when many items go live at the same moment, on a database of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

SCRIPT = Path(__file__).parent / "many_at_once.py"
SERVER = os.environ.get("GONGKAI_DATABASE", "")


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("GONGKAI", "DJANGO"))}
    plain |= {
        "GONGKAI_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "gongkai.site.settings.development",
    }
    if not SERVER.startswith("postgres"):
        yield plain
        return
    name = "gongkai_numbers_at_once"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name}")
        yield plain | {"GONGKAI_DATABASE": SERVER.rpartition("/")[0] + "/" + name}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(environment: dict[str, str], *command: str) -> str:
    done = subprocess.run(
        [sys.executable, *command], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_many_published_at_once_leave_neither_gap_nor_double(
    environment: dict[str, str],
) -> None:
    demo = "from gongkai.site.cli import main; main()"
    run(environment, "-c", demo, "demo", "--dir", environment["GONGKAI_DIR"], "--no-serve")

    given = run(environment, str(SCRIPT)).split()

    serials = [int(number.rpartition("-")[2]) for number in given]
    assert len(serials) == 14
    assert serials == list(range(1, 15))
