"""The demo county, really served, and people before their browsers.

One server and one browser serve all journeys of a test process; each journey begins with the county
as it was first filled, since the database's file is laid back in its place between two journeys.
"""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from gongkai.site.demo.county import PASSWORD

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_DATABASE = "gongkai.sqlite3"
_PATIENCE = 180
"""Seconds that a server may take to answer on a busy machine."""


class Town(NamedTuple):
    """The demo county being served: its address and the folder of its data."""

    address: str
    folder: Path

    def manage(self, *arguments: str, fails: bool = False) -> str:
        """Run a management command as an administrator on the server does; give what it says."""
        done = subprocess.run(
            [sys.executable, "-m", "gongkai.site", "manage", *arguments],
            env=_environment(self.folder),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (done.returncode != 0) is fails, done.stderr
        return done.stdout + done.stderr

    def ask(self, question: str, *values: object) -> list[Any]:
        """Ask the database itself; give the first column of the answer."""
        with closing(sqlite3.connect(self.folder / _DATABASE, timeout=20)) as connection:
            return [row[0] for row in connection.execute(question, values)]


def _environment(folder: Path) -> dict[str, str]:
    settings = "gongkai.site.settings.development"
    return {
        **os.environ,
        "GONGKAI_DIR": str(folder),
        "GONGKAI_API_PER_MINUTE": "1000000",
        "DJANGO_SETTINGS_MODULE": settings,
    }


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    if _CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        # Chromium's own sandbox asks for rights that containers do not give.
        opened = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Town, Path]]:
    """Serve the demo county, and keep aside its database as first filled."""
    if _CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    folder = tmp_path_factory.mktemp("county")
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    log = (folder / "server.log").open("wb")
    demo = ["-m", "gongkai.site", "demo", "--dir", str(folder), "--port", port, "--no-worker"]
    with closing(log), _running([sys.executable, *demo], folder, log) as process:
        town = Town(f"http://127.0.0.1:{port}", folder)
        _wait_for(town, process)
        kept = folder / "first.sqlite3"
        with (
            closing(sqlite3.connect(folder / _DATABASE)) as now,
            closing(sqlite3.connect(kept)) as copy,
        ):
            now.backup(copy)
        yield town, kept


class _running:  # noqa: N801 - used as a function is
    """Run a program until the block is left, then end it and what it started."""

    def __init__(self, command: list[str], folder: Path, log: Any) -> None:
        self.process = subprocess.Popen(
            command,
            env=_environment(folder),
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def __enter__(self) -> subprocess.Popen[bytes]:
        return self.process

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(timeout=30)


def _wait_for(town: Town, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, (town.folder / "server.log").read_text()
        try:
            with urllib.request.urlopen(f"{town.address}/admin/login/"):  # noqa: S310 - our own
                return
        except URLError:
            time.sleep(0.2)
    pytest.fail("the server did not answer")


@pytest.fixture
def town(served: tuple[Town, Path]) -> Town:
    """The county as first filled: what another journey did is forgotten."""
    town, kept = served
    with (
        closing(sqlite3.connect(kept)) as first,
        closing(sqlite3.connect(town.folder / _DATABASE, timeout=20)) as now,
    ):
        first.backup(now)
    return town


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, town: Town) -> Iterator[Visit]:
    """Give a function that sits a person before a browser, logged in unless told otherwise.

    What the pages' scripts fail at, and what the content policy refuses them, fails the journey.
    """
    opened: list[BrowserContext] = []
    errors: list[str] = []

    def sit_down(person: str | None, viewport: dict[str, int] = DESKTOP, **options: Any) -> Page:
        context = browser.new_context(
            base_url=town.address, viewport=viewport, locale="zh-CN", **options
        )
        context.set_default_timeout(20_000)
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        page.on("console", lambda message: _note(message, errors))
        if person is not None:
            log_in(page, person)
        return page

    yield sit_down
    for context in opened:
        context.close()
    assert errors == []


def _note(message: Any, errors: list[str]) -> None:
    """Note what a page complains of; that an address answers with a refusal is for the journey."""
    if message.type != "error" or "Failed to load resource" in message.text:
        return
    source = message.location["url"]
    if "style-src" in message.text and (not source or "vendor.js" in source):
        return  # axe, which tests put in; and libraries whose styles Wagtail's own sheet has
    errors.append(f"{message.text} {message.location}")


def log_in(page: Page, person: str) -> None:
    """Log in by the form."""
    page.goto("/admin/login/")
    page.fill("#id_username", person)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/admin/")


def described(value: object) -> str:
    """Show plain data in a failure's message with its Chinese readable."""
    return json.dumps(value, ensure_ascii=False, indent=1)
