"""Files read into rows on a Ray cluster: the same work as in ``reading``, on many machines.

A cluster is told by Ray's own means (``RAY_ADDRESS``); without one a local cluster is started. The
files, or the object storage that holds them, must be reachable from every machine.
"""

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, Final

from gongkai.annualreport.rollup.reading import read_values
from gongkai.annualreport.rollup.rows import Job, Row, error_row
from gongkai.officedocs import limits
from gongkai.officedocs.batch import DIED, attempt, too_slow

_FILES_AT_ONCE: Final = 25
"""Files in one task: enough that handing it out costs little, few enough to be done again."""
_AHEAD: Final = 4
"""Tasks waiting for each processor of the cluster."""
_TRIES: Final = 3
"""So often Ray runs a task again whose machine or process is lost."""


class NoClusterError(RuntimeError):
    """Ray is not installed, or its cluster does not answer."""


def read_in_cluster(jobs: Iterable[Job], codes: Mapping[str, str]) -> Iterator[Row]:
    """Read files on a Ray cluster, and give their rows in the order of the jobs.

    Raises:
        NoClusterError: there is no Ray or no cluster.
    """
    ray = _connected()
    shared = ray.put(dict(codes))
    task = ray.remote(max_retries=_TRIES, num_cpus=1)(_read_some)
    window = int(ray.cluster_resources().get("CPU", 1)) * _AHEAD
    remaining = iter(jobs)
    under_way: deque[tuple[list[Job], Any]] = deque()
    while True:
        while len(under_way) < window and (some := list(islice(remaining, _FILES_AT_ONCE))):
            under_way.append((some, task.remote(some, shared)))
        if not under_way:
            return
        some, result = under_way.popleft()
        yield from _rows(ray, task, some, result, shared)


def _read_some(jobs: Sequence[Job], codes: Mapping[str, str]) -> list[Row]:
    """Read some files, on whatever machine; a file that cannot be read is a row too."""
    return [_read_one(job, codes) for job in jobs]


def _read_one(job: Job, codes: Mapping[str, str]) -> Row:
    answer = attempt(partial(read_values, codes=codes), job.file)
    if answer.value is None:
        return error_row(job, answer.error or "")
    return (*job, *answer.value)


def _rows(ray: Any, task: Any, jobs: list[Job], result: Any, codes: Any) -> Iterator[Row]:
    """Wait for a task; where one of its files brings it down, find which by reading them singly."""
    try:
        yield from ray.get(result, timeout=limits.SECONDS_PER_FILE * len(jobs))
    except (ray.exceptions.GetTimeoutError, ray.exceptions.RayError) as error:
        ray.cancel(result, force=True)
        if len(jobs) == 1:
            yield error_row(jobs[0], _reason(ray, error))
            return
        for job in jobs:
            yield from _rows(ray, task, [job], task.remote([job], codes), codes)


def _reason(ray: Any, error: Exception) -> str:
    if isinstance(error, ray.exceptions.GetTimeoutError):
        return too_slow(limits.SECONDS_PER_FILE)
    return DIED


def _connected() -> Any:
    """Join the cluster that is configured, or start one on this machine."""
    try:
        import ray  # noqa: PLC0415 - only the extra `cluster` brings it
    except ImportError as error:
        raise NoClusterError("没有安装Ray，请先运行 pip install 'gongkai[cluster]'。") from error
    if not ray.is_initialized():
        try:
            ray.init(include_dashboard=False, logging_level=logging.ERROR, log_to_driver=False)
        except (ConnectionError, RuntimeError) as error:
            raise NoClusterError(f"无法连接Ray集群：{error}") from error
    return ray
