"""The project's own files, as its house rules see them."""

import ast
import configparser
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "src" / "gongkai"
CODE: Final = ("src", "tests", "bench", "tools", "docs")


def modules(*folders: str) -> list[Path]:
    """List the Python files under folders of the project."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def syntax(path: Path) -> ast.Module:
    """Parse a module."""
    return ast.parse(path.read_text(encoding="utf-8"), path)


@cache
def tracked_texts() -> dict[str, str]:
    """Read every tracked text file, by its path in the project."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return dict(_texts(name for name in listed.stdout.split("\0") if name))


def _texts(names: Iterator[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        path = ROOT / name
        if not path.is_file():
            continue
        data = path.read_bytes()
        if b"\0" not in data:
            yield name, data.decode("utf-8", errors="replace")


@cache
def project() -> dict[str, Any]:
    """Read pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@cache
def contracts() -> dict[str, dict[str, str]]:
    """Read the contracts of .importlinter by their names."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    return {
        section.rpartition(":")[2]: dict(parser[section])
        for section in parser.sections()
        if section.startswith("importlinter:contract:")
    }


def names(text: str) -> list[str]:
    """Split a contract's list."""
    return text.split()
