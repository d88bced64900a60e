"""Serving a site, and asking it for pages as fast as it answers."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

HERE: Final = Path(__file__).parent
WORKERS: Final = 2
CONNECTIONS: Final = 4


class Speed(NamedTuple):
    """Requests a second, and within how many milliseconds 95 of 100 were answered."""

    rate: float
    p95: float


@contextmanager
def served(application: str, folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """Serve a site for as long as the block lasts; give where.

    Raises:
        RuntimeError: it does not come up within a minute.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", f"--bind=127.0.0.1:{port}"]
    command += [f"--workers={WORKERS}", "--log-level=warning", "--no-control-socket", application]
    server = subprocess.Popen(  # noqa: S603 - our own program
        command, cwd=folder, env=os.environ | environment
    )
    try:
        _await(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _await(port: int) -> None:
    for _each in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(port)


def speed(address: str, paths: list[str], seconds: int) -> Speed:
    """Ask for pages in turn; all of them once before time is taken.

    Raises:
        RuntimeError: a page was not answered, or with an error.
    """
    _ask(address, paths, 1 + len(paths) // 100)
    requests, microseconds, p95, errors = _ask(address, paths, seconds)
    if errors or not requests:
        raise RuntimeError(address, paths[0], errors)
    return Speed(1_000_000 * requests / microseconds, p95 / 1000)


def _ask(address: str, paths: list[str], seconds: int) -> tuple[int, int, int, int]:
    command = ["wrk", "--threads=1", f"--connections={CONNECTIONS}", f"--duration={seconds}s"]
    command += [f"--script={HERE / 'percentile.lua'}", address, "--", *paths]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - as above
    *_before, told = done.stdout.partition("told ")
    requests, microseconds, p95, errors, *_rest = map(int, told.split())
    return requests, microseconds, p95, errors
