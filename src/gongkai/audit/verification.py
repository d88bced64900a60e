"""Is the trail whole? Every entry is reckoned anew; the first that does not fit is named."""

import hmac
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.audit.chain import digest_of
from gongkai.audit.models import Entry, Head

_BATCH = 2000


class Verification(NamedTuple):
    """How many entries were found in order, and what the first broken place is, if any."""

    entries: int
    broken_at: int | None = None
    reason: str = ""

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing was found to have been tampered with."""
        return self.broken_at is None


def verify(expected: str = "") -> Verification:
    """Verify the whole trail, from the first entry to the head.

    ``expected`` is the digest of some entry as noted down elsewhere (an export, a sealed sheet):
    whoever has the key could write a new chain, but not one that holds it.
    """
    head = Head.objects.get(pk=1)  # what is added while this runs is left for the next time
    count, digest, seen = 0, "", not expected
    for entry in _entries(head):
        if reason := flaw(entry, count + 1, digest):
            return Verification(count, count + 1, reason)
        count, digest = entry.number, entry.digest
        seen = seen or digest == expected
    if (head.number, head.digest) != (count, digest):
        return Verification(count, count + 1, f"末尾缺少记录：应有{head.number}条，只有{count}条")
    if _is_beyond_head():
        return Verification(count, count + 1, f"第{count + 1}条记录不是平台写入的")
    if not seen:
        return Verification(count, count, "没有一条记录的摘要与所给的摘要相同")
    return Verification(count)


def _entries(head: Head) -> Iterator[Entry]:
    known = Entry.objects.filter(number__lte=head.number).order_by("number")
    return known.iterator(chunk_size=_BATCH)


def _is_beyond_head() -> bool:
    """Tell whether there is an entry that the head does not know; the head is asked last."""
    last = Entry.objects.order_by("-number").first()
    return last is not None and last.number > Head.objects.get(pk=1).number


def flaw(entry: Entry, number: int, digest: str) -> str:
    """Say what is wrong with an entry that should be the given one, empty when nothing is."""
    if entry.number != number:
        return f"缺少第{number}条记录"
    if entry.previous != digest:
        return f"第{number}条记录与上一条不衔接"
    if not hmac.compare_digest(entry.digest, digest_of(entry)):
        return f"第{number}条记录的内容与摘要不符"
    return ""
