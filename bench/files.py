"""The files that speed is measured on: synthetic ones by layout, and the real reports if there."""

from functools import cache
from typing import NamedTuple

from shared_reports import FOLDER
from synthetic.corpus import sample


class File(NamedTuple):
    """A file in memory."""

    name: str
    data: bytes


@cache
def of_layout(layout: str, count: int) -> tuple[File, ...]:
    """Make clean synthetic reports of one layout."""
    made = (sample(seed, layout=layout, condition="clean") for seed in range(count))
    return tuple(File(each.name, each.content) for each in made)


def real_reports(suffix: str) -> list[File]:
    """Give the real reports of one format, where the folder is."""
    return [File(path.name, path.read_bytes()) for path in sorted(FOLDER.glob(f"*{suffix}"))]
