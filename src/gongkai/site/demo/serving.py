"""Gunicorn's hooks for the demo: the worker runs beside the server, and ends with it."""

import os
import subprocess
import sys
from typing import Any

_started: list[subprocess.Popen[bytes]] = []


def on_starting(_server: Any) -> None:
    """Start the worker on the folder that is served."""
    command = [sys.executable, "-m", "gongkai.site", "worker", "--dir", os.environ["GONGKAI_DIR"]]
    _started.append(subprocess.Popen(command))  # noqa: S603 - our own program


def on_exit(_server: Any) -> None:
    """End it."""
    for process in _started:
        process.terminate()
        process.wait()
