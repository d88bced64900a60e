"""Lines that a page broke put together again, with the way back to the offsets as printed."""

import re
from bisect import bisect_right
from itertools import pairwise
from typing import Final, NamedTuple

_FULL: Final = 44
"""Columns from which on a line may have been broken by the page; a Chinese character takes two."""

_SHORT_OF: Final = 3
"""So many columns a broken line may be shorter than the longest of its neighbours."""
_NEIGHBOURS: Final = 3

_ENDS_THERE: Final = "。；！？;!?：:-"
_ITEM: Final = re.compile(r"[（(]?[0-9一二三四五六七八九十]{1,3}[）)、.．]")
"""What begins an item of a list."""
_SPACED: Final = re.compile(r"\S[ \u3000]\S")


class Unwrapped(NamedTuple):
    """A text without the breaks that parted words, and where those were."""

    text: str
    cuts: tuple[int, ...]
    """Offsets in ``text`` before which one character was taken out."""

    def original(self, at: int, *, end: bool = False) -> int:
        """Give the offset in the text as printed; a stretch ends before a break that follows it."""
        return at + (bisect_right(self.cuts, at - 1) if end else bisect_right(self.cuts, at))


def unwrap(text: str) -> Unwrapped:
    """Take out line breaks inside a sentence; digits on both sides stay parted.

    Rolls of names, short lines, list items and lines set in columns stay as they are.
    """
    lines = text.split("\n")
    parts, cuts, length = [lines[0]], [], len(lines[0])
    widths = [_columns(line) for line in lines]
    for index, (before, after) in enumerate(pairwise(lines)):
        widest = max(widths[max(index - _NEIGHBOURS, 0) : index + _NEIGHBOURS + 1])
        is_full = widths[index] >= max(_FULL, widest - _SHORT_OF)
        if is_full and _was_broken(before, after):
            cuts.append(length)
            parts.append(after)
            length += len(after)
        else:
            parts.append("\n" + after)
            length += len(after) + 1
    return Unwrapped("".join(parts), tuple(cuts))


def _was_broken(before: str, after: str) -> bool:
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return False
    if before[-1] in _ENDS_THERE or _ITEM.match(after):
        return False
    if before[-1].isascii() and after[0].isascii():
        return False
    if _is_digit(before[-1]) and _is_digit(after[0]):
        return False
    return not _SPACED.search(before[-8:] + "\0" + after[:8])


def _is_digit(character: str) -> bool:
    return character.isdigit() or character in "Xx"


def _columns(line: str) -> int:
    return sum(1 if character.isascii() else 2 for character in line)
