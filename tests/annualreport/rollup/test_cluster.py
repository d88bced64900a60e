"""A Ray cluster gives the rows of the process pool, and loses none when a worker dies."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gongkai.annualreport.rollup import cluster
from gongkai.annualreport.rollup.cluster import NoClusterError, read_in_cluster
from gongkai.annualreport.rollup.reading import read_in_pool
from gongkai.annualreport.rollup.rows import Job, Row
from synthetic.corpus import sample, write

ray = pytest.importorskip("ray", reason="the extra `cluster` is not installed")
FILES = 120


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> list[Job]:
    folder = tmp_path_factory.mktemp("年报")
    made = [write(sample(seed, layout="html"), folder) for seed in range(12)]
    paths = [folder / f"{i:03}-{made[i % 12].name}" for i in range(FILES - 1)]
    for i, path in enumerate(paths):
        path.write_bytes(made[i % 12].read_bytes())
    broken = folder / "截断.docx"
    broken.write_bytes(b"PK\x03\x04 no more")
    return [Job(str(p), p.stat().st_size, p.stat().st_mtime_ns) for p in [*paths, broken]]


@pytest.fixture(scope="module", autouse=True)
def _cluster() -> Iterator[None]:
    yield
    ray.shutdown()


def processes(name: bytes) -> list[int]:
    """Give the processes below this one whose command line has a name."""
    parents, named = {}, []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            number, after_name = int(each.name), (each / "stat").read_text().rpartition(")")[2]
            parents[number] = int(after_name.split()[1])
            if name in (each / "cmdline").read_bytes():
                named.append(number)
        except OSError:
            continue  # it has just ended
    return [number for number in named if _is_below(number, parents)]


def _is_below(number: int, parents: dict[int, int]) -> bool:
    while number in parents:
        number = parents[number]
        if number == os.getpid():
            return True
    return False


def killed_in_the_middle(rows: Iterator[Row], victims: Callable[[], list[int]]) -> list[Row]:
    """Take rows, killing the workers once after the first few."""
    found = [next(rows) for _ in range(5)]
    for process in victims():
        os.kill(process, signal.SIGKILL)
    return [*found, *rows]


@pytest.fixture(scope="module")
def expected(jobs: list[Job]) -> list[Row]:
    rows = list(read_in_pool(jobs, {}))
    assert len(rows) == FILES
    return rows


@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_a_cluster_gives_the_rows_of_the_pool_in_their_order(
    jobs: list[Job], expected: list[Row]
) -> None:
    assert list(read_in_cluster(jobs, {})) == expected
    assert expected[-1][3]
    assert all(row[3] is None for row in expected[:-1])


@pytest.mark.filterwarnings("ignore::FutureWarning")
def test_a_worker_of_the_cluster_killed_in_the_middle_loses_nothing(
    jobs: list[Job], expected: list[Row]
) -> None:
    rows = killed_in_the_middle(
        read_in_cluster(jobs * 3, {}), lambda: processes(b"ray::_read_some")
    )

    assert rows == expected * 3


def test_without_ray_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)

    with pytest.raises(NoClusterError, match=r"gongkai\[cluster\]"):
        next(read_in_cluster([Job("a.html", 1, 1)], {}))


def test_a_file_that_takes_its_worker_down_every_time_is_a_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cluster, "_read_some", _die_of_the_second)
    ray.cloudpickle.register_pickle_by_value(__import__("sys").modules[__name__])
    some = [Job(f"{name}.html", 1, 1) for name in "abc"]

    rows = list(read_in_cluster(some, {}))

    assert [row[3] for row in rows] == ["读过", cluster.DIED, "读过"]


def _die_of_the_second(jobs: list[Job], codes: object) -> list[Row]:
    if any(job.file == "b.html" for job in jobs):
        os._exit(1)
    return [(*job, "读过") for job in jobs]
