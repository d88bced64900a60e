"""Reports under addresses: listed, fetched and read like files of this machine."""

from pathlib import Path

import pytest

from gongkai.annualreport.rollup import remote
from gongkai.annualreport.rollup.reading import read_in_pool
from gongkai.annualreport.rollup.remote import NoStorageError, fetched, find, is_remote
from gongkai.annualreport.rollup.rows import Job
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.files import SUFFIXES
from synthetic.corpus import sample, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "甘肃省" / "庆阳市"
    inside.mkdir(parents=True)
    for seed in range(3):
        write(sample(seed, layout="html"), inside)
    (inside / "说明.zip").write_bytes(b"no report")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("s3://bucket/年报/", True),
        ("gs://bucket/a.docx?x=y", True),
        ("file:///tmp/a", True),
        ("年报/2023", False),
        ("C:\\年报", False),
    ],
)
def test_an_address_is_told_from_a_path(text: str, answer: bool) -> None:
    assert is_remote(text) is answer


def test_reports_below_an_address_are_listed_and_read_as_those_here(folder: Path) -> None:
    there = find(f"file://{folder}", SUFFIXES)
    here = [
        Job(str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in sorted(folder.rglob("*.html"))
    ]

    assert [(job.file.removeprefix("file://"), *job[1:]) for job in there.jobs] == here
    assert [row[3:] for row in read_in_pool(there.jobs, {})] == [
        row[3:] for row in read_in_pool(here, {})
    ]


def test_one_file_has_an_address_too(folder: Path) -> None:
    one = next(folder.rglob("*.html"))

    assert [job.file for job in find(f"file://{one}", SUFFIXES).jobs] == [f"file://{one}"]


def test_a_file_is_fetched_under_its_own_folders_and_gone_afterwards(folder: Path) -> None:
    one = next(folder.rglob("*.html"))

    with fetched(f"file://{one}") as here:
        assert here.read_bytes() == one.read_bytes()
        assert here.parts[-3:-1] == ("甘肃省", "庆阳市")

    assert not here.exists()


def test_of_a_file_too_large_no_more_is_fetched_than_shows_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = next(folder.rglob("*.html"))
    monkeypatch.setattr(remote.limits, "MAX_FILE_BYTES", 10)

    with fetched(f"file://{one}") as here:
        assert here.stat().st_size == 11


@pytest.mark.parametrize("address", ["file:///nowhere/at/all", "ftp-x://host/path"])
def test_an_address_that_leads_nowhere_is_said(address: str) -> None:
    with pytest.raises(NoStorageError, match=r"无法打开|不是可用"):
        find(address, SUFFIXES)


def test_a_file_gone_meanwhile_cannot_be_read(folder: Path) -> None:
    with (
        pytest.raises(UnreadableFileError, match="无法取得文件"),
        fetched(f"file://{folder}/x.html"),
    ):
        pass
