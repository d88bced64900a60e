import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from repo.tree import ROOT, tracked_texts

PINS = ("requirements", "constraints", "pylock")
LOCKS = re.compile(r"(^|/)(.*\.lock|pylock.*\.toml|pip\.conf|uv\.toml)$")
INDEX = re.compile(r"https?://|--(extra-)?index-url|--find-links|^-[fi] |file:", re.MULTILINE)
FOLDERS_OF_PEOPLE = re.compile(r"(?<![\w.])/(home|Users|root)/\w")
SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore)", re.IGNORECASE)
CODES = re.compile(r"# (noqa: [A-Z]+\d+(, ?[A-Z]+\d+)*|type: ignore\[[\w-]+(, ?[\w-]+)*\])")
REASON = re.compile(CODES.pattern + r"( - |  # )\S")


def _lines_with(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_pinned_requirements_name_no_index() -> None:
    pins = {name: text for name, text in tracked_texts().items() if name.startswith(PINS)}

    assert {"requirements.txt", "requirements-dev.txt"} <= set(pins)
    assert _lines_with(INDEX, pins) == []


def test_no_file_that_records_an_index_is_tracked() -> None:
    assert [name for name in tracked_texts() if LOCKS.search(name)] == []


def test_no_path_of_one_machine_is_tracked() -> None:
    parts = [re.escape(f"{ROOT}/")]
    if ROOT.parent not in {Path("/"), Path("/tmp"), Path.home()}:  # noqa: S108 - a name, not used
        parts.append(re.escape(f"{ROOT.parent}/"))
    here = re.compile(rf"(?<![\w.])({'|'.join(parts)})")

    assert _lines_with(here, tracked_texts()) == []
    assert _lines_with(FOLDERS_OF_PEOPLE, tracked_texts()) == []


def test_every_silenced_check_names_its_code_and_reason() -> None:
    code = {
        name: text
        for name, text in tracked_texts().items()
        if name.endswith(".py") and name != "tests/repo/test_tracked_files.py"
    }

    unexplained = [
        f"{name}:{number}: {line.strip()}"
        for name, text in code.items()
        for number, before, line in _with_line_before(text)
        if SILENCED.search(line)
        if not REASON.search(line)
        if not (before.lstrip().startswith("# ") and CODES.search(line))
    ]

    assert unexplained == []


def _with_line_before(text: str) -> Iterator[tuple[int, str, str]]:
    lines = text.splitlines()
    return (
        (n, before, line)
        for n, (before, line) in enumerate(zip(["", *lines], lines, strict=False), 1)
    )


@pytest.mark.parametrize(
    "line",
    [
        "x = 1  # noqa",
        "x = 1  # noqa: E501",
        "x = 1  # type: ignore",
        "x = 1  # type: ignore[misc]",
    ],
)
def test_a_bare_exception_is_seen(line: str) -> None:
    assert SILENCED.search(line)
    assert not REASON.search(line)
