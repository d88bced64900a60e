"""Digits that belong together, however they are printed: grouped, spaced, split over lines."""

import re
from collections.abc import Container, Iterator
from typing import Final, NamedTuple

_GROUP: Final = re.compile(r"[0-9]+")
_JOINT: Final = re.compile(r" ?[-.] ?| {1,3}")
_BREAK: Final = re.compile(r" *-?\n *")
_LETTER_OR_STAR: Final = re.compile(r"[A-Za-z*]")
_ENDS_IN_LETTER: Final = re.compile(r"[A-WYZa-wyz*]|[Xx][0-9A-Za-z*]")
"""An X alone may be the check digit of an identity card."""
_DECIMALS: Final = re.compile(r"\.[0-9]{1,2}(?![0-9])")

_URL: Final = re.compile(r"(?:://|www\.|[a-z]\.(?:cn|com|org|net))[!-~]*$", re.IGNORECASE)
_URL_REACH: Final = 120

_MOST_GROUPS: Final = 20
_MOST_LINES: Final = 4
"""Over so many lines of a narrow column a number may be broken."""


class Run(NamedTuple):
    """Neighbouring groups of digits taken as one number."""

    start: int
    end: int
    digits: str
    sizes: tuple[int, ...]
    """Sizes of the groups; what only the end of a line parts counts as one group."""
    breaks: tuple[int, ...]
    """Sizes of the pieces on each line, one only when the number stands on one line."""


class _Group(NamedTuple):
    start: int
    end: int
    joint: str
    """How it hangs on the group before: "" not at all, "-" on the same line, "\\n" over lines."""


def find_runs(folded: str, lengths: Container[int], longest: int) -> Iterator[Run]:
    """Find every sequence of whole groups whose digits are as many as one of ``lengths``.

    Sequences overlap: `1 138 0013 8000` holds a run of 11 digits that begins at its second group.
    A number that touches a letter or a star, has decimals or belongs to a URL is no run.
    """
    groups = _groups(folded)
    for first, group in enumerate(groups):
        if group.end - group.start > longest or _touches_left(folded, group.start):
            continue
        for run in _runs_from(folded, groups, first, lengths, longest):
            if not _URL.search(folded, max(run.start - _URL_REACH, 0), run.start):
                yield run


def _groups(folded: str) -> list[_Group]:
    groups: list[_Group] = []
    for match in _GROUP.finditer(folded):
        between = folded[groups[-1].end : match.start()] if groups else "。"
        joint = "-" if _JOINT.fullmatch(between) else "\n" if _BREAK.fullmatch(between) else ""
        groups.append(_Group(match.start(), match.end(), joint))
    return groups


def _runs_from(
    folded: str, groups: list[_Group], first: int, lengths: Container[int], longest: int
) -> Iterator[Run]:
    sizes: list[int] = []
    pieces: list[int] = []
    digits = ""
    for group in groups[first : first + _MOST_GROUPS]:
        size = group.end - group.start
        if digits and not group.joint:
            return
        _count(sizes, size, joined=bool(digits) and group.joint == "\n")
        _count(pieces, size, joined=bool(digits) and group.joint == "-")
        digits += folded[group.start : group.end]
        if len(digits) > longest or len(pieces) > _MOST_LINES:
            return
        if len(digits) in lengths and not _touches_right(folded, group.end):
            yield Run(groups[first].start, group.end, digits, tuple(sizes), tuple(pieces))


def _count(sizes: list[int], size: int, *, joined: bool) -> None:
    if joined:
        sizes[-1] += size
    else:
        sizes.append(size)


def _touches_left(folded: str, start: int) -> bool:
    before = folded[max(start - 2, 0) : start]
    return bool(_LETTER_OR_STAR.search(before[-1:])) or bool(re.fullmatch(r"[A-Za-z*]-", before))


def _touches_right(folded: str, end: int) -> bool:
    return bool(_ENDS_IN_LETTER.match(folded, end)) or bool(_DECIMALS.match(folded, end))
