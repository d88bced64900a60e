"""Page furniture: page numbers, running headers and footers, told from text and left out."""

import re
from collections import Counter

from gongkai.officedocs.reading.pdf.lines import Line
from gongkai.officedocs.reading.pdf.pages import PageContent

_MARGIN = 0.1
"""The share of the page's height at its top and bottom where furniture stands."""
_PAGE_NUMBER = re.compile(
    r"[-—–－_~·•.]+\s*\d{1,4}\s*[-—–－_~·•.]+"
    r"|第?\s*\d{1,4}\s*(?:/|／|of|共)\s*\d{1,4}\s*页?"
    r"|第\s*[\d一二三四五六七八九十百]{1,4}\s*页(?:\s*[,，/（(]?\s*共\s*[\d一二三四五六七八九十百]{1,4}\s*页[)）]?)?"
    r"|Page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"[0-9０-９]{1,4}|[ivxlIVXL]{1,6}")
_DIGITS = re.compile(r"\d+")


def remove_furniture(pages: list[PageContent]) -> None:
    """Take page numbers and running lines off the pages."""
    running = Counter(key for page in pages for key in {*_running_keys(page)})
    for page in pages:
        edges = {id(page.parts[0]), id(page.parts[-1])} if page.parts else set()
        page.parts = [
            part
            for part in page.parts
            if not isinstance(part, Line)
            or not _is_furniture(page, part, running, is_edge=id(part) in edges)
        ]


def _in_margin(page: PageContent, line: Line) -> bool:
    return not _MARGIN * page.height < line.y < (1 - _MARGIN) * page.height


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.y / 4)


def _running_keys(page: PageContent) -> list[tuple[str, int]]:
    lines = [part for part in page.parts if isinstance(part, Line)]
    return [_key(line) for line in lines if _in_margin(page, line)]


def _is_furniture(
    page: PageContent, line: Line, running: Counter[tuple[str, int]], *, is_edge: bool
) -> bool:
    in_margin = _in_margin(page, line)
    if (in_margin or is_edge) and _PAGE_NUMBER.fullmatch(line.text):
        return True
    if not in_margin:
        return False
    return bool(_BARE_NUMBER.fullmatch(line.text) and is_edge) or running[_key(line)] > 1
