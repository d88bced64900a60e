"""Rows of a worksheet told apart: running text, rows of a table, blank rows.

A sheet has no paragraphs, only cells. A title, a heading or prose is typed into one cell, often
merged over the width of the tables; a row of a table may have one filled cell too, when its
figures were left blank.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

RowKind = Literal["blank", "prose", "grid"]

_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,2}[、．.].*(?:情况|事项|问题|措施)|.*(?:报告|年报|总结)"
)
_ARTICLE = re.compile(r"第[一二三四五六七八九十百]+条")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,2}、|[（(][一二三四五六七八九十]{1,2}[)）]|\d[.．、]"
)
_LONGEST_LABEL = 40
_LONGEST_BARE_LABEL = 12
_SENTENCE_END = ("。", "；", "：", ":", "日")


class SheetRow(NamedTuple):
    """What is known of a row before its kind is told.

    ``text`` and ``span`` are those of its first filled cell; ``is_covered`` tells that a filled
    cell reaches down into it from above, ``has_merge`` that it has merged cells left blank.
    """

    filled: int
    text: str
    span: int
    is_covered: bool
    has_merge: bool
    width: int

    @property
    def is_single(self) -> bool:
        """Tell whether the row is one filled cell and nothing else."""
        return self.filled == 1 and not self.is_covered and not self.has_merge


def tell_kinds(rows: Sequence[SheetRow]) -> list[RowKind]:
    """Tell the kind of every row of a sheet."""
    kinds: list[RowKind] = []
    bounded = _bounded_below(rows)
    width = 0
    for row, is_bounded in zip(rows, bounded, strict=True):
        after_grid = bool(kinds) and kinds[-1] == "grid"
        kind = _kind(row, width if after_grid else 0, is_bounded=is_bounded)
        if kind == "grid":
            width = max(row.width, width if after_grid else 0)
        kinds.append(kind)
    return kinds


def _bounded_below(rows: Sequence[SheetRow]) -> list[bool]:
    """Tell for every row whether a row of several cells follows before the next blank row."""
    bounded = []
    follows = False
    for row in reversed(rows):
        bounded.append(follows)
        if row.is_single:
            continue
        follows = row.filled > 0 or row.is_covered
    return bounded[::-1]


def _kind(row: SheetRow, width_above: int, *, is_bounded: bool) -> RowKind:
    """Tell a row's kind; ``width_above`` is the table's right above it, 0 where none stands."""
    if not row.filled:
        return "grid" if row.is_covered and width_above else "blank"
    if not row.is_single:
        return "grid"
    words = "".join(row.text.split())
    if len(words) > _LONGEST_LABEL or _HEADING.fullmatch(words):
        return "prose"
    if _ARTICLE.match(words) and (is_bounded or width_above):
        return "grid"
    if not width_above:
        return "prose"
    is_label = _is_label(words, row.span, width_above, is_bounded=is_bounded)
    return "grid" if is_label else "prose"


def _is_label(words: str, span: int, width: int, *, is_bounded: bool) -> bool:
    """Tell whether one short text right under a table is the label of a row left blank."""
    if 1 < span * 2 <= width:
        return True
    if span > 1:
        return is_bounded and not _NUMBERED.match(words)
    if words.endswith(_SENTENCE_END):
        return False
    is_bare = len(words) <= _LONGEST_BARE_LABEL
    return is_bounded or is_bare or _NUMBERED.match(words) is not None
