"""What all plain-text dumps of a report share: wrapped prose, page numbers, tables as lines."""

from collections.abc import Callable
from random import Random

from synthetic.draft import Draft, PrintedTable

_CLOSING = "，。；：、）》”％%"
_PAGE_MARKS = ("- {} -", "-{}-", "— {} —", "－{}－", "第 {} 页")


def is_wide(char: str) -> bool:
    """Tell whether a character takes two columns on a terminal."""
    return ord(char) > 0x2E7F or char in "“”‘’…—·"


def wrapped(text: str, width: int) -> list[str]:
    """Break a line every ``width`` characters, never inside a number or before a comma."""
    lines: list[str] = []
    while len(text) > width:
        cut = width
        while cut > 1 and text[cut - 1].isascii() and text[cut].isascii() and text[cut] != " ":
            cut -= 1
        if text[cut] in _CLOSING:
            cut += 1
        lines.append(text[:cut])
        text = text[cut:]
    return [*lines, text] if text else lines


def dump(
    draft: Draft,
    rng: Random,
    table_lines: Callable[[PrintedTable, Random], list[str]],
    *,
    indent: str = "",
    pages: bool = True,
) -> str:
    """Write a draft as lines, tables as ``table_lines`` sets them, pages numbered in between."""
    width = rng.choice((26, 28, 30, 38))
    lines: list[str] = []
    for kind, item in draft.flow():
        if isinstance(item, PrintedTable):
            lines += table_lines(item, rng)
        elif kind in ("title", "heading", "signature"):
            lines.append(indent + item)
        else:
            lines += wrapped(indent + item, width)
    return "\n".join(_paged(lines, rng) if pages else lines) + "\n"


def _paged(lines: list[str], rng: Random) -> list[str]:
    """Number the pages, wherever they end: inside tables too."""
    mark = rng.choice(_PAGE_MARKS)
    feed = rng.choice(("", "", "\f"))
    length = rng.randint(32, 48)
    paged: list[str] = []
    for index in range(0, len(lines), length):
        paged += lines[index : index + length]
        paged.append(mark.format(index // length + 1))
        if feed:
            paged.append(feed)
    return paged
