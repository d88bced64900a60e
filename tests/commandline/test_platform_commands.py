"""`gongkai demo` and `gongkai audit verify`, run as a person runs them."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gongkai.site.cli import app, platform


def gongkai(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    code = "from gongkai.site.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("county")
    made = gongkai("demo", "--dir", str(folder), "--no-serve")
    assert made.returncode == 0, made.stderr
    assert "刘永红　主要领导　正宁县文体广电和旅游局" in made.stdout
    return folder


def test_a_demo_made_twice_stays_as_it_is(county: Path) -> None:
    before = gongkai("audit", "verify", "--dir", str(county)).stdout

    again = gongkai("demo", "--dir", str(county), "--no-serve")

    assert again.returncode == 0, again.stderr
    assert gongkai("audit", "verify", "--dir", str(county)).stdout == before
    assert "完整，没有改动" in before


def test_secrets_are_for_their_owner_alone(county: Path) -> None:
    modes = {path.name: path.stat().st_mode & 0o777 for path in county.glob("*-key")}

    assert modes == {"secret-key": 0o600, "audit-key": 0o600}


def test_the_worker_publishes_what_is_due_and_reminds(county: Path) -> None:
    done = gongkai("worker", "--dir", str(county), "--once")

    assert done.returncode == 0, done.stderr
    assert "提醒0人" in done.stdout


def test_an_entry_changed_behind_the_programs_back_is_named(county: Path) -> None:
    with sqlite3.connect(county / "gongkai.sqlite3") as database:
        database.execute("DROP TRIGGER audit_entry_no_update")
        database.execute("UPDATE audit_entry SET actor = '他人' WHERE number = 5")
    database.close()

    found = gongkai("audit", "verify", "--dir", str(county))

    assert found.returncode == 1
    assert "第5条记录的内容与摘要不符" in found.stderr


def test_without_the_server_part_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(platform, "find_spec", lambda _name: None)

    result = CliRunner().invoke(app, ["demo", "--no-serve"])

    assert result.exit_code == 2
    assert "gongkai[server]" in result.output
