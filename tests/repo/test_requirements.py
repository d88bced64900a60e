import re
from collections.abc import Iterable, Iterator

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from repo.tree import ROOT, project

PIN = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>[\w.]+)(?P<rest>(?: ;[^\\]*)? \\\n)", re.MULTILINE
)


def _pins(name: str) -> list[tuple[str, str]]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return [(canonicalize_name(m["name"]), m["version"]) for m in PIN.finditer(text)]


def _group(name: str) -> Iterator[str]:
    for entry in project()["dependency-groups"][name]:
        if isinstance(entry, dict):
            yield from _group(entry["include-group"])
        else:
            yield entry


def _unpinned(declared: Iterable[str], name: str) -> list[str]:
    pins = _pins(name)
    return [
        text
        for text in declared
        if not any(
            canonicalize_name(Requirement(text).name) == pinned
            and Requirement(text).specifier.contains(version)
            for pinned, version in pins
        )
    ]


def test_every_dependency_is_pinned() -> None:
    declared = project()["project"]["dependencies"]

    assert _unpinned([*declared, *_group("build")], "requirements.txt") == []
    assert _unpinned([*declared, *_group("dev")], "requirements-dev.txt") == []


def test_users_get_the_versions_that_were_tested() -> None:
    assert set(_pins("requirements.txt")) <= set(_pins("requirements-dev.txt"))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_pin_has_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    entries = [entry for entry in re.split(r"\n(?=\S)", text) if not entry.startswith("#")]

    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
