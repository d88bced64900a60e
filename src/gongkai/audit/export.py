"""Sealed copies of the trail: one entry a line, then a line with their number and a last digest.

A copy can be verified alone, with the key: without the database that it was taken from.
"""

import hmac
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final

from gongkai.audit.chain import FIELDS, moment
from gongkai.audit.models import Entry, Head
from gongkai.audit.verification import Verification, flaw

CHUNK: Final = 2000
"""How many entries are in memory at a time."""


class NotACopyError(ValueError):
    """The file is not a sealed copy; the message says what is wrong and what to do."""


def lines(head: Head) -> Iterator[str]:
    """Give the trail up to a head as lines of JSON, the last one its seal."""
    entries = Entry.objects.filter(number__lte=head.number).order_by("number")
    for entry in entries.iterator(chunk_size=CHUNK):
        plain = {name: getattr(entry, name) for name in FIELDS}
        yield _line(plain | {"at": moment(entry.at), "digest": entry.digest})
    yield _line({"entries": head.number, "digest": head.digest})


def _line(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def verify_copy(copy: Iterable[str]) -> Verification:
    """Verify a sealed copy by itself: every entry, their order, and the seal at its end.

    Raises:
        NotACopyError: a line is not what a copy is made of, or there is no seal.
    """
    count, digest = 0, ""
    for place, line in enumerate(copy, 1):
        plain = _plain(line, place)
        if "entries" in plain:
            return _sealed(plain, count, digest)
        entry = _entry(plain, place)
        if reason := flaw(entry, count + 1, digest):
            return Verification(count, count + 1, reason)
        count, digest = entry.number, entry.digest
    raise NotACopyError(f"文件只有{count}条记录，没有末行的封签，可能没有写完。请重新导出。")


def _sealed(seal: dict[str, Any], count: int, digest: str) -> Verification:
    if seal["entries"] != count or not hmac.compare_digest(str(seal.get("digest")), digest):
        return Verification(
            count, count + 1, f"末尾缺少记录：应有{seal['entries']}条，只有{count}条"
        )
    return Verification(count)


def _plain(line: str, place: int) -> dict[str, Any]:
    try:
        plain = json.loads(line)
    except ValueError as error:
        raise NotACopyError(f"第{place}行不是审计记录。请核对文件是否为导出的原件。") from error
    if not isinstance(plain, dict):
        raise NotACopyError(f"第{place}行不是审计记录。请核对文件是否为导出的原件。")
    return plain


def _entry(plain: dict[str, Any], place: int) -> Entry:
    if set(plain) != {*FIELDS, "at", "digest"}:
        raise NotACopyError(f"第{place}行的项目不全或者多余。请核对文件是否为导出的原件。")
    try:
        return Entry(**plain | {"at": datetime.fromisoformat(plain["at"])})
    except (TypeError, ValueError) as error:
        raise NotACopyError(f"第{place}行的时间不是时间。请核对文件是否为导出的原件。") from error
