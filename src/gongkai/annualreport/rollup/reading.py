"""Files read into rows, in processes of this machine; ``cluster`` does the same on many."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from gongkai.annualreport.checking import check
from gongkai.annualreport.reading import read_report
from gongkai.annualreport.rollup.remote import fetched, is_remote
from gongkai.annualreport.rollup.rows import Job, Row, error_row, report_values
from gongkai.annualreport.rollup.store import Store
from gongkai.officedocs.batch import read_many

Engine = Callable[[Iterable[Job], Mapping[str, str]], Iterator[Row]]
"""Reads jobs into rows, in the order given; the mapping gives the division codes of bodies."""


def read_values(file: str, *, codes: Mapping[str, str]) -> Row:
    """Read and check one file, here or in object storage, and give what its row tells."""
    if is_remote(file):
        with fetched(file) as path:
            return _values(path, codes)
    return _values(Path(file), codes)


def _values(path: Path, codes: Mapping[str, str]) -> Row:
    report = read_report(path)
    return report_values(path, report, check(report), codes)


def read_in_pool(
    jobs: Iterable[Job], codes: Mapping[str, str], *, workers: int | None = None
) -> Iterator[Row]:
    """Read files in the processes of this machine."""
    under_way: deque[Job] = deque()

    def files() -> Iterator[str]:
        for job in jobs:
            under_way.append(job)
            yield job.file

    for outcome in read_many(files(), partial(read_values, codes=codes), workers=workers):
        job = under_way.popleft()
        yield (
            error_row(job, outcome.error or "") if outcome.value is None else (*job, *outcome.value)
        )


def read_into(
    store: Store, jobs: Iterable[Job], codes: Mapping[str, str], *, engine: Engine
) -> Iterator[Row]:
    """Read what the store does not have yet, and give each row when it is kept."""
    for row in engine(store.unread(jobs), codes):
        store.add(row)
        yield row
    store.finish()
