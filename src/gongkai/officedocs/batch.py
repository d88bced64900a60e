"""Any number of files, each read in a worker process that may hang, swell or die alone."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final, Generic, NamedTuple, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from gongkai.officedocs import limits
from gongkai.officedocs.errors import UnreadableFileError

T = TypeVar("T")

_FILES_PER_WORKER: Final = 500
"""After so many files a worker is replaced, so that what its libraries leak stays little."""

_WAITING_PER_WORKER: Final = 8
_MEGABYTE: Final = 2**20


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one file: the value, or a sentence saying why there is none."""

    path: Path
    value: T | None = None
    error: str | None = None


class Answer(NamedTuple, Generic[T]):
    """What a worker sends back."""

    value: T | None
    error: str | None


class _Submitted(NamedTuple, Generic[T]):
    """A file on its way through the pool."""

    path: Path | str
    future: ProcessFuture[Answer[T]]
    is_retry: bool = False


def read_many(
    paths: Iterable[Path] | Iterable[str],
    work: Callable[[Any], T],
    *,
    workers: int | None = None,
    seconds: float = limits.SECONDS_PER_FILE,
) -> Iterator[Outcome[T]]:
    """Do ``work`` on every file in worker processes, and yield the outcomes in the order given.

    ``work`` and its result cross between processes, so both must be picklable. Only a few files
    per worker are under way at a time: neither the paths nor the outcomes pile up. A path that is
    a string (an address elsewhere) reaches ``work`` as it is.
    """
    wanted = max(1, workers or _processors())
    remaining: Iterator[Path | str] = iter(paths)
    first = list(islice(remaining, wanted))
    if not first:
        return
    batch = _Batch(work, len(first), seconds)
    try:
        yield from batch.run(chain(first, remaining))
    finally:
        batch.stop()


class _Batch(Generic[T]):
    """A pool of workers and the files submitted to it, oldest first."""

    def __init__(self, work: Callable[[Any], T], workers: int, seconds: float) -> None:
        self._attempt = partial(attempt, work)
        self._workers = workers
        self._seconds = seconds
        self._submitted: deque[_Submitted[T]] = deque()
        self._context = _context(work)
        self._pool = self._new_pool()

    def run(self, paths: Iterator[Path | str]) -> Iterator[Outcome[T]]:
        """Keep the window full and yield outcomes in order."""
        window = self._workers * _WAITING_PER_WORKER
        while True:
            for path in islice(paths, window - len(self._submitted)):
                self._submit(path)
            if not self._submitted:
                return
            outcome = self._next()
            if outcome is not None:
                yield outcome

    def stop(self) -> None:
        """End the workers, also those still at work."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it without types
        self._pool.join()

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            max_tasks=_FILES_PER_WORKER,
            initializer=_limit_memory,
            context=self._context,
        )

    def _submit(self, path: Path | str, *, is_retry: bool = False) -> None:
        if not self._pool.active:
            self._replace_pool()
        future = self._pool.schedule(self._attempt, args=(path,), timeout=self._seconds)
        self._submitted.append(_Submitted(path, future, is_retry))

    def _next(self) -> Outcome[T] | None:
        """Wait for the oldest file; None when it has to be tried again in a new pool."""
        oldest = self._submitted[0]
        try:
            answer = oldest.future.result()
        except BrokenProcessPool:
            if not oldest.is_retry:
                self._replace_pool()
                return None
            answer = Answer(None, DIED)
        except TimeoutError:
            answer = Answer(None, too_slow(self._seconds))
        except ProcessExpired:
            answer = Answer(None, DIED)
        except Exception as error:  # noqa: BLE001 - a result that cannot be sent back; see attempt
            answer = Answer(None, _unexpected(error))
        self._submitted.popleft()
        return Outcome(Path(oldest.path), answer.value, answer.error)

    def _replace_pool(self) -> None:
        """Start anew after the pool itself broke, with the files that were on their way."""
        self.stop()
        self._pool = self._new_pool()
        interrupted = list(self._submitted)
        self._submitted.clear()
        for position, each in enumerate(interrupted):
            self._submit(each.path, is_retry=each.is_retry or not position)


DIED: Final = (
    "读取这个文件的进程意外退出，可能是文件已损坏或占用内存过多。请打开检查后另存一份再试。"
)
"""What is said of a file that took its worker down with it."""


def too_slow(seconds: float) -> str:
    """Say that a file took too long."""
    return f"读取超过{seconds:g}秒，已放弃。文件可能过大或已损坏，请另存一份再试。"


def attempt(work: Callable[[Any], T], path: Path | str) -> Answer[T]:
    """Do the work on one file, in the worker; whatever goes wrong becomes a sentence."""
    try:
        return Answer(work(path), None)
    except UnreadableFileError as error:
        return Answer(None, str(error))
    except OSError as error:
        return Answer(None, _cannot_open(error))
    except MemoryError:
        megabytes = limits.MEMORY_PER_WORKER // _MEGABYTE
        return Answer(None, f"读取时用尽了内存上限（{megabytes}MB），文件不是正常的年度报告。")
    # One file's surprise must not take the other thousands with it; it is reported, not hidden.
    except Exception as error:  # noqa: BLE001
        return Answer(None, _unexpected(error))


def _cannot_open(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "找不到文件。请检查路径是否正确。"
    if isinstance(error, PermissionError):
        return "没有读取这个文件的权限。请检查文件的权限设置。"
    if isinstance(error, IsADirectoryError):
        return "这是文件夹，不是文件。请给出文件夹里的文件。"
    return f"无法打开文件：{error.strerror or error}。"


def _unexpected(error: Exception) -> str:
    return (
        f"读取时出现意料之外的错误（{type(error).__name__}: {error}）。"
        "这是程序的缺陷，请把文件和这句话一起报告给开发者。"
    )


def _limit_memory() -> None:
    """Cap a worker's address space, where the system can."""
    try:
        import resource  # noqa: PLC0415 - Windows has no such module
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = limits.MEMORY_PER_WORKER
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _context(work: Callable[[Any], T]) -> multiprocessing.context.BaseContext:
    """Choose how workers start: from a clean server process where there is one, never by fork."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    inner = work.func if isinstance(work, partial) else work
    context.set_forkserver_preload(["__main__", inner.__module__])
    return context


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
