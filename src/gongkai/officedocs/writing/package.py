"""Office files are zip packages; the same content must give the same bytes at any time."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that a zip archive can hold."""

Change = Callable[[bytes], bytes]


def repack(package: bytes, changes: Mapping[str, Change] | None = None) -> bytes:
    """Write a package again without the time at which it was written.

    ``changes`` rewrite parts by their names, for what a library writes of its own accord.
    """
    changes = changes or {}
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(package)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name in changes:
                content = changes[name](content)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return packed.getvalue()
