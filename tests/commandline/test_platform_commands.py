"""`gongkai demo` and `gongkai audit verify`, run as a person runs them."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
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


def test_the_served_demo_does_what_is_due_and_leaves_nothing_running(county: Path) -> None:
    database = county / "gongkai.sqlite3"
    with closing(sqlite3.connect(database)) as rows:
        rows.execute("UPDATE disclosures_item SET expire_at = '2020-01-01' WHERE id = 1")
        rows.commit()
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    server = subprocess.Popen(
        [sys.executable, "-m", "gongkai.site", "demo", "--dir", str(county), f"--port={port}"],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        until = time.monotonic() + 90
        while is_live(database, 1) and time.monotonic() < until:
            time.sleep(0.5)
    finally:
        server.terminate()
        server.wait(timeout=30)
    assert not is_live(database, 1)
    running = subprocess.run(["ps", "-ef"], capture_output=True, text=True, check=True).stdout
    assert str(county) not in running


def is_live(database: Path, item: int) -> bool:
    with closing(sqlite3.connect(database, timeout=20)) as rows:
        (found,) = rows.execute("SELECT live FROM disclosures_item WHERE id = ?", [item]).fetchone()
    return bool(found)


def test_the_worker_publishes_what_is_due_and_reminds(county: Path) -> None:
    done = gongkai("worker", "--dir", str(county), "--once")

    assert done.returncode == 0, done.stderr
    assert "提醒0人" in done.stdout


def test_a_worker_whose_database_has_no_tables_says_so_for_each_task(tmp_path: Path) -> None:
    done = gongkai("worker", "--dir", str(tmp_path), "--once")
    assert done.returncode == 1
    assert "publish_scheduled没有做成：no such table" in done.stderr
    assert "export_portal" not in done.stderr, "nothing is asked of the database for it"
    assert "Traceback" not in done.stderr


def test_serving_without_tables_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SECRET_KEY", "AUDIT_KEY", "HOSTS"):
        monkeypatch.setenv(f"GONGKAI_{name}", "x" * 60)
    done = gongkai("serve", "--dir", str(tmp_path))
    assert done.returncode == 2
    assert "请先运行gongkai manage migrate" in done.stderr
    assert "Traceback" not in done.stderr


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
