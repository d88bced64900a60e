"""Schemathesis asks the API whatever its document allows, and what it forbids."""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path

from journeys.conftest import Town

OPERATIONS = 7
REFUSALS = """[checks]
negative_data_rejection.expected-statuses = [
    "400", "401", "403", "404", "405", "406", "409", "414", "415", "422", "428", "429",
]
"""
"""As Schemathesis has them, with 414, by which gunicorn refuses what is too long, without 5xx."""


def test_nothing_that_can_be_asked_breaks_the_api_or_its_word(town: Town, tmp_path: Path) -> None:
    document = f"{town.address}/api/v1/openapi.json"
    with urllib.request.urlopen(document) as answer:  # noqa: S310 - our own
        paths = json.load(answer)["paths"]
    assert len(paths) == OPERATIONS
    config = tmp_path / "schemathesis.toml"
    config.write_text(REFUSALS)
    program = Path(sys.executable).parent / "schemathesis"
    done = subprocess.run(
        [program, "--config-file", config, "run", document, "--continue-on-failure",
         "--max-examples=30", "--seed=2026", "--no-color"],
        cwd=tmp_path, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert f"Tested: {OPERATIONS}" in done.stdout
    log = (town.folder / "server.log").read_text()
    assert "Traceback" not in log
