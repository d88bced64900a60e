import ast
from pathlib import Path

import pytest

from repo.tree import CODE, ROOT, modules, syntax

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
WRITTEN = [path for path in modules(*CODE) if path.parent.name != "migrations"]
"""All but migrations, which Django writes."""
NOT_NAMES = {"utils", "helpers", "common", "misc"}


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert lines <= LONGEST_MODULE


@pytest.mark.parametrize("path", WRITTEN, ids=lambda p: str(p.relative_to(ROOT)))
def test_functions_are_short(path: Path) -> None:
    functions = [
        node
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    long = {f.name: n for f in functions if (n := _length(f)) > LONGEST_FUNCTION}

    assert long == {}


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = [
        path
        for path in modules(*CODE)
        if NOT_NAMES & {path.stem, *path.relative_to(ROOT).parent.parts}
    ]

    assert drawers == []
