import re
import subprocess

import pytest

from repo.tree import ROOT

COMMANDS = ("setup", "run", "test", "check", "fix", "bench", "accuracy", "docs")


def _make(*words: str) -> str:
    run = ["make", "--no-print-directory", *words]
    return subprocess.run(run, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def test_make_alone_lists_its_commands() -> None:
    listed = re.findall(r"^  make (\S+) +\S", _make(), re.MULTILINE)

    assert set(COMMANDS) <= set(listed)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_can_be_planned(command: str) -> None:
    assert _make("--dry-run", "--always-make", command)


def test_continuous_integration_runs_the_test_command_alone() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

    assert lines[-1] == "exec make test"
