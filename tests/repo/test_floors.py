import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from repo.tree import PACKAGE, ROOT, contracts, modules, names, project, syntax

NETWORK = {"ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver", "ssl"}
NETWORK |= {"asyncio", "urllib.request", "webbrowser", "xmlrpc"}
IMPORT_NAMES = {
    "chinesecalendar": "chinese_calendar",
    "python-calamine": "python_calamine",
    "python-docx": "docx",
    "python-stdnum": "stdnum",
}
"""Distributions that are imported by another name."""

FACES = {"typer", "rich"}
"""What only the command line shows itself with."""

FLOOR_0 = [name.removeprefix("gongkai.") for name in names(contracts()["pure"]["source_modules"])]
EXTRAS = {"ray"}
"""What only `gongkai[cluster]` brings."""
FILES = [path for room in FLOOR_0 for path in modules(f"src/gongkai/{room}")]


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_floor_0_stands_on_the_standard_library_and_the_declared_parts(path: Path) -> None:
    declared = {dependency.split(">")[0] for dependency in project()["project"]["dependencies"]}
    parts = {IMPORT_NAMES.get(name, name) for name in declared} - FACES
    allowed = sys.stdlib_module_names | parts | EXTRAS | {"gongkai"}

    strange = {name for name in _imports(path) if name.partition(".")[0] not in allowed}

    assert strange == set()


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_floor_0_has_no_network(path: Path) -> None:
    used = {name for name in _imports(path) if {name, name.partition(".")[0]} & NETWORK}

    assert used == set()


def test_every_room_of_the_lowest_floors_is_held_pure() -> None:
    layers = contracts()["floors"]["layers"].strip().splitlines()
    lowest = [room.strip(" ()") for layer in layers[-2:] for room in layer.split("|")]

    built = [room for room in lowest if (PACKAGE / room).is_dir()]

    assert sorted(built) == sorted(FLOOR_0)


def test_contracts_of_layers_are_exhaustive() -> None:
    layered = [c for c in contracts().values() if c["type"] == "layers"]

    assert layered
    assert all(contract.get("exhaustive") == "True" for contract in layered)


def test_the_ban_on_clocks_reaches_every_room_of_floor_0() -> None:
    lint = project()["tool"]["ruff"]["lint"]
    let_off = [glob for glob, codes in lint["per-file-ignores"].items() if "TID251" in codes]
    dtz_off = [glob for glob, codes in lint["per-file-ignores"].items() if "DTZ" in codes]

    assert {"DTZ", "TID"} <= set(lint["select"])
    assert {"datetime.date.today", "time.time"} <= set(
        lint["flake8-tidy-imports"]["banned-api"],
    )
    assert not any(path.match(glob) for path in FILES for glob in [*let_off, *dtz_off])
    assert not any(_is_let_off(path, [*let_off, *dtz_off]) for path in FILES)


def _is_let_off(path: Path, globs: list[str]) -> bool:
    relative = str(path.relative_to(ROOT))
    return any(relative.startswith(glob.partition("*")[0]) for glob in globs)
