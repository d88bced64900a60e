"""The platform really served, its writers, and its death."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import requests

from durability.database import Database

_TOKEN = "a" * 32
_PATIENCE = 60


@contextmanager
def served(database: Database) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve with two workers in a group of processes of their own, killed at the end at latest."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [
        sys.executable, "-m", "gunicorn", "--workers=2", "--preload", f"--bind={address}",
        "gongkai.site.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(
        command,
        env=database.environment(),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(address)
        yield f"http://{address}", server
    finally:
        kill(server)


def kill(server: subprocess.Popen[bytes]) -> None:
    """Kill the server and its workers at once; nothing is tidied up."""
    if server.poll() is None:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _wait(address: str) -> None:
    host, port = address.split(":")
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(address)


class Writer(threading.Thread):
    """A clerk who saves draft after draft, and notes the titles that the server acknowledged."""

    def __init__(self, address: str, cookie: str, section: int, name: str) -> None:
        super().__init__()
        self.address, self.section, self.title = address, section, name
        self.session = requests.Session()
        self.session.cookies.update({"sessionid": cookie, "csrftoken": _TOKEN})
        self.sent: list[str] = []
        self.acknowledged: list[str] = []
        self.refused: list[int] = []
        self.failure = self.page = ""

    def run(self) -> None:
        """Save drafts until the server is gone."""
        number = 0
        while True:
            number += 1
            title = f"{self.title}-{number}"
            self.sent.append(title)
            try:
                status = self._save(title)
            except requests.RequestException as error:
                self.failure = str(error)
                return
            if status == requests.codes.found:
                self.acknowledged.append(title)
            else:
                self.refused.append(status)
                self.failure = self.page
                return

    def _save(self, title: str) -> int:
        form = {
            "csrfmiddlewaretoken": _TOKEN,
            "title": title,
            "text": '{"blocks":[{"key":"a","text":"闭馆三天。","type":"unstyled","depth":0,'
            '"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}',
            "made_on": "2026-01-05",
            "section": str(self.section),
            "publicity": "proactive",
        }
        answer = self.session.post(
            f"{self.address}/admin/snippets/disclosures/item/add/",
            data=form,
            allow_redirects=False,
            timeout=30,
        )
        self.page = answer.text
        return answer.status_code
