"""JSON written as it comes, so that ten thousand reports need no more memory than one."""

import json
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO


class JsonList:
    """Writes one object, or a list of them, to a file or to standard output."""

    def __init__(self, path: Path | None, *, single: bool) -> None:
        self._path = path
        self._single = single
        self._count = 0
        self._out: TextIO = sys.stdout

    def __enter__(self) -> Self:
        if self._path is not None:
            self._out = self._path.open("w", encoding="utf-8")
        if not self._single:
            self._out.write("[")
        return self

    def add(self, item: Any) -> None:
        """Write one item."""
        if self._count:
            self._out.write(",")
        if not self._single:
            self._out.write("\n")
        json.dump(item, self._out, ensure_ascii=False, indent=2 if self._single else None)
        self._count += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._out.write("\n" if self._single else "\n]\n")
        if self._path is not None:
            self._out.close()
