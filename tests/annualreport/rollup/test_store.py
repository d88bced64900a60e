from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from gongkai.annualreport.rollup.columns import SCHEMA
from gongkai.annualreport.rollup.reading import read_in_pool, read_into
from gongkai.annualreport.rollup.rows import Job, Row, error_row
from gongkai.annualreport.rollup.store import Store
from synthetic.corpus import sample, write


class StoppedError(Exception):
    pass


class Reader:
    """Stands for an engine: notes what it was asked to read, and may be interrupted."""

    def __init__(self, *, until: int = 10**6, fails: bool = False) -> None:
        self.read: list[str] = []
        self._until = until
        self._fails = fails

    def __call__(self, jobs: Iterable[Job], codes: Mapping[str, str]) -> Iterator[Row]:
        assert codes == {}
        for job in jobs:
            if len(self.read) == self._until:
                raise StoppedError
            self.read.append(job.file)
            if self._fails:
                yield error_row(job, "坏了。")
            else:
                yield (*job, None, job.file, *[None] * (len(SCHEMA) - 5))


JOBS = [Job(f"{number}.html", 10, number) for number in range(10)]


def grow(path: Path, jobs: Iterable[Job], reader: Reader, rows_per_part: int = 3) -> None:
    with Store(path, rows_per_part=rows_per_part) as store:
        for _ in read_into(store, jobs, {}, engine=reader):
            pass


def files(path: Path) -> list[str]:
    return sorted(pq.read_table(path)["file"].to_pylist())


def test_rows_become_one_file_of_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "数据.parquet"

    grow(path, JOBS, Reader())

    assert pq.read_schema(path).equals(SCHEMA)
    assert files(path) == sorted(job.file for job in JOBS)
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    path, again = tmp_path / "数据.parquet", Reader()

    with pytest.raises(StoppedError):
        grow(path, JOBS, Reader(until=7))
    grow(path, JOBS, again)

    assert again.read == ["7.html", "8.html", "9.html"]
    assert files(path) == sorted(job.file for job in JOBS)


def test_a_killed_run_keeps_its_full_parts(tmp_path: Path) -> None:
    path, again = tmp_path / "数据.parquet", Reader()
    store = Store(path, rows_per_part=3)
    store.__enter__()  # and never left: the process is killed
    reader = Reader()
    for row in reader(store.unread(JOBS[:8]), {}):
        store.add(row)
    (tmp_path / "数据.parquet.parts" / "growing").write_bytes(b"half a part")

    grow(path, JOBS, again)

    assert again.read == ["6.html", "7.html", "8.html", "9.html"]
    assert files(path) == sorted(job.file for job in JOBS)


def test_only_what_has_changed_is_read_again_and_counts_once(tmp_path: Path) -> None:
    path, again = tmp_path / "数据.parquet", Reader()
    grow(path, JOBS, Reader())

    changed = [job._replace(modified=99) if job.file == "4.html" else job for job in JOBS]
    grow(path, changed, again)

    assert again.read == ["4.html"]
    assert files(path) == sorted(job.file for job in JOBS)
    assert 99 in pq.read_table(path)["modified"].to_pylist()


def test_what_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    path, again = tmp_path / "数据.parquet", Reader()
    grow(path, JOBS[:2], Reader(fails=True))
    assert pq.read_table(path)["error"].to_pylist() == ["坏了。", "坏了。"]

    grow(path, JOBS[:2], again)

    assert again.read == ["0.html", "1.html"]
    assert pq.read_table(path)["error"].to_pylist() == [None, None]


def test_what_is_no_longer_asked_for_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "数据.parquet"
    grow(path, JOBS, Reader())

    grow(path, JOBS[:2], Reader())

    assert files(path) == ["0.html", "1.html"]


def test_a_file_that_cannot_be_read_is_a_row_in_the_result(tmp_path: Path) -> None:
    good = write(sample(0, layout="html", condition="clean"), tmp_path)
    bad = tmp_path / "截断.docx"
    bad.write_bytes(b"PK\x03\x04 no more")
    path = tmp_path / "数据.parquet"
    jobs = [Job(str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in (bad, good)]

    with Store(path) as store:
        kept = list(read_into(store, jobs, {}, engine=read_in_pool))

    table = {row["file"]: row for row in pq.read_table(path).to_pylist()}
    assert [row[0] for row in kept] == [str(bad), str(good)]
    assert table[str(bad)]["error"]
    assert table[str(bad)]["body"] is None
    assert table[str(good)]["error"] is None
    assert table[str(good)]["size"] == good.stat().st_size
