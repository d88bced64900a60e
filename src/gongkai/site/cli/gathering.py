"""Report files read into a Parquet file, with progress; an interrupted run goes on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from gongkai.annualreport.rollup.reading import Engine, read_in_pool, read_into
from gongkai.annualreport.rollup.rows import Job
from gongkai.annualreport.rollup.store import Store
from gongkai.site.cli import display

_ERROR = 3
"""Where a row tells why its file could not be read."""


def gather(
    jobs: Sequence[Job],
    output: Path,
    *,
    codes: Mapping[str, str] | None = None,
    engine: Engine = read_in_pool,
) -> int:
    """Read files into a Parquet file; say which cannot be read, and count them."""
    failed = 0
    with Store(output) as store:
        rows = read_into(store, jobs, codes or {}, engine=engine)
        for row in display.with_progress(rows, len(jobs)):
            if row[_ERROR] is not None:
                failed += 1
                display.show_error(Path(str(row[0])), str(row[_ERROR]))
    return failed


def jobs_of(paths: Iterable[Path]) -> Iterator[Job]:
    """Give files as jobs: as they are now, so that one changed later is read again."""
    for path in paths:
        try:
            found = path.stat()
        except OSError:  # reading it will say what is wrong
            yield Job(str(path), 0, 0)
        else:
            yield Job(str(path), found.st_size, found.st_mtime_ns)
