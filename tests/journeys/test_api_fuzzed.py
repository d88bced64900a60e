"""Schemathesis asks the API whatever its document allows, and what it forbids."""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path

from journeys.conftest import Town

OPERATIONS = 7


def test_nothing_that_can_be_asked_breaks_the_api_or_its_word(town: Town, tmp_path: Path) -> None:
    document = f"{town.address}/api/v1/openapi.json"
    with urllib.request.urlopen(document) as answer:  # noqa: S310 - our own
        paths = json.load(answer)["paths"]
    assert len(paths) == OPERATIONS
    program = Path(sys.executable).parent / "schemathesis"
    done = subprocess.run(
        [program, "run", document, "--continue-on-failure", "--max-examples=30", "--seed=2026",
         "--no-color"],
        cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert f"Tested: {OPERATIONS}" in done.stdout
    log = (town.folder / "server.log").read_text()
    assert "Traceback" not in log
