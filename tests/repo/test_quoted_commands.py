"""What README and docs quote as a run of the program is run, and must print what they say."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from repo.tree import ROOT, tracked_texts

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ELISION = "…"


class Quote(NamedTuple):
    """A block of commands, each with the output shown after it."""

    place: str
    commands: tuple[tuple[str, str], ...]


def _quotes() -> Iterator[Quote]:
    for name, text in tracked_texts().items():
        if not name.endswith(".md"):
            continue
        for block in BLOCK.finditer(text):
            line = text.count("\n", 0, block.start()) + 1
            yield Quote(f"{name}:{line}", tuple(_commands(block[1])))


def _commands(block: str) -> Iterator[tuple[str, str]]:
    for piece in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = piece.partition("\n")
        yield command, output.strip("\n")


def _pattern(output: str) -> str:
    """Turn the shown output into a pattern: … stands for anything, alone on a line for lines."""
    lines = [
        r"(?:.*\n)*?" if line.strip() == ELISION else _line(line) + r"[ ]*\n"
        for line in output.splitlines()
    ]
    return "".join(lines)


def _line(line: str) -> str:
    return ".*".join(re.escape(piece) for piece in line.rstrip().split(ELISION))


def _run(command: str, before: int, folder: Path) -> tuple[int, str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    run = subprocess.run(
        ["bash", "-c", f"(exit {before})\n{command}"],
        cwd=folder,
        env={**os.environ, "PATH": path, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"},
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
    )
    return run.returncode, run.stdout


@pytest.mark.parametrize("quote", list(_quotes()), ids=lambda quote: quote.place)
def test_a_quoted_run_prints_what_is_shown(quote: Quote, tmp_path: Path) -> None:
    if (ROOT / "examples").is_dir():
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
    code = 0
    for command, shown in quote.commands:
        code, printed = _run(command, code, tmp_path)

        assert re.fullmatch(_pattern(shown), printed.strip("\n") + "\n"), (
            f"$ {command}\nshown:\n{shown}\nprinted:\n{printed}"
        )


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ("one\n…\nfour", "one\ntwo\nthree\nfour\n"),
        ("one\n…\nfour", "one\nfour\n"),
        ("a … c", "a b c\n"),
        ("…", "anything\nat all\n"),
    ],
)
def test_an_elision_stands_for_anything(shown: str, printed: str) -> None:
    assert re.fullmatch(_pattern(shown), printed)


@pytest.mark.parametrize(
    ("shown", "printed"), [("one", "two\n"), ("one", "one\ntwo\n"), ("a.c", "abc\n")]
)
def test_what_is_shown_is_not_a_pattern(shown: str, printed: str) -> None:
    assert not re.fullmatch(_pattern(shown), printed)
