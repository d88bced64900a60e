"""Reports in object storage (s3://, gs://, …) or under any other address pyarrow knows.

Addresses are URIs of ``pyarrow.fs``; what a storage needs besides (region, endpoint) stands in the
URI's query, keys in the environment, as that library documents.
"""

import re
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import quote

import pyarrow as pa
from pyarrow.fs import FileInfo, FileSelector, FileSystem, FileType

from gongkai.annualreport.rollup.rows import Job
from gongkai.annualreport.rollup.sources import Remote
from gongkai.officedocs import limits
from gongkai.officedocs.errors import UnreadableFileError

_URI: Final = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+)://(?P<path>[^?]*)(?P<query>\?.*)?", re.I)
_STORED: Final = ".parquet"


class NoStorageError(ValueError):
    """An address in object storage cannot be reached or does not exist."""


class Found(NamedTuple):
    """What stands at an address: reports to read, and Parquet files of reports read before."""

    jobs: list[Job]
    stored: list[Remote]


def is_remote(text: str) -> bool:
    """Tell an address from a path of this machine."""
    return _URI.fullmatch(text) is not None


def find(address: str, suffixes: Collection[str]) -> Found:
    """List the reports and stored reports at an address, a file's or a folder's.

    Raises:
        NoStorageError: the storage does not answer, refuses, or has nothing there.
    """
    filesystem, path = _open(address)
    try:
        info = filesystem.get_file_info(path)
        inside = [info]
        if info.type != FileType.File:
            inside = filesystem.get_file_info(FileSelector(path, recursive=True))
    except (OSError, pa.ArrowException) as error:
        raise NoStorageError(f"“{address}”无法打开：{_first_line(error)}。") from error
    files = sorted((each for each in inside if each.is_file), key=lambda each: each.path)
    jobs = [
        Job(_address_of(each, address), each.size, each.mtime_ns or 0)
        for each in files
        if PurePosixPath(each.path).suffix.lower() in suffixes
    ]
    stored = [Remote(filesystem, each.path) for each in files if each.path.endswith(_STORED)]
    return Found(jobs, stored)


@contextmanager
def fetched(address: str) -> Iterator[Path]:
    """Bring a file here for as long as it is read, under its own name and folders.

    Raises:
        UnreadableFileError: it cannot be fetched, or is larger than any report.
    """
    try:
        filesystem, path = _open(address)
    except NoStorageError as error:
        raise UnreadableFileError(str(error)) from error
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        here = Path(folder, *PurePosixPath(path).parts[-5:]).with_name(PurePosixPath(path).name)
        here.parent.mkdir(parents=True, exist_ok=True)
        try:
            with filesystem.open_input_stream(path) as stream:
                content = stream.read(limits.MAX_FILE_BYTES + 1)
        except (OSError, pa.ArrowException) as error:
            raise UnreadableFileError(f"无法取得文件：{_first_line(error)}。") from error
        here.write_bytes(content)
        yield here


def _open(address: str) -> tuple[FileSystem, str]:
    parts = _URI.fullmatch(address)
    encoded = address if parts is None else _encoded(parts)
    try:
        filesystem, path = FileSystem.from_uri(encoded)
    except (OSError, ValueError, pa.ArrowException) as error:
        raise NoStorageError(f"“{address}”不是可用的存储地址：{_first_line(error)}。") from error
    return filesystem, path


def _encoded(parts: re.Match[str]) -> str:
    """Write an address as URIs must be: Chinese names of folders in percent signs."""
    return f"{parts['scheme']}://{quote(parts['path'], safe='/%:@')}{parts['query'] or ''}"


def _address_of(info: FileInfo, address: str) -> str:
    """Give a file found below an address an address of its own, with the same query."""
    parts = _URI.fullmatch(address)
    query = (parts["query"] or "") if parts else ""
    scheme = parts["scheme"] if parts else "file"
    return f"{scheme}://{info.path}{query}"


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".")
