"""Office containers made the same every time: the clock is taken out of their entries."""

import re
import zipfile
from io import BytesIO

_EPOCH = (2026, 1, 5, 9, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(<)")


def with_fixed_dates(content: bytes) -> bytes:
    """Rewrite a zip container with fixed dates in its entries and core properties."""
    result = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>2026-01-05T09:00:00Z\g<3>", data)
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data)
    return result.getvalue()
