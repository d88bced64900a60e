"""Rich text as its readers read it, each character with its place in the HTML it came from."""

from collections.abc import Iterable
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate
from typing import Final, NamedTuple

Span = tuple[int, int]
"""Where a character stands in the HTML: from, up to but not including."""

_BREAKS: Final = frozenset(
    [
        *(
            "address",
            "article",
            "blockquote",
            "br",
            "caption",
            "dd",
            "div",
            "dl",
            "dt",
            "figcaption",
        ),
        *("figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section"),
        *("table", "tbody", "td", "th", "thead", "tr", "ul"),
    ]
)
_SPOKEN: Final = ("alt", "title", "href")
"""Attributes that a reader meets too: what a picture is said to show, where a link leads."""


class Change(NamedTuple):
    """Words to stand in place of a stretch of the plain text."""

    start: int
    end: int
    words: str


class Rich:
    """A rich text: ``text`` as read, ``spoken`` what its attributes say."""

    def __init__(self, html: str) -> None:
        reader = _Reader(html)
        reader.feed(html)
        reader.close()
        self.html = html
        self.text = "".join(reader.characters)
        self.spoken = "\n".join(reader.spoken)
        self._spans = reader.spans

    def changed(self, changes: Iterable[Change]) -> str:
        """Give the HTML with stretches of its text replaced; its tags all stay."""
        edits: dict[Span, str] = {}
        for change in changes:
            spans = [span for span in self._spans[change.start : change.end] if span]
            edits |= dict.fromkeys(spans, "") | {spans[0]: escape(change.words)}
        html = self.html
        for (start, end), words in sorted(edits.items(), reverse=True):
            html = html[:start] + words + html[end:]
        return html


class _Reader(HTMLParser):
    """Gathers characters with their spans; a break of lines that tags make has none."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self._html = html
        self.characters: list[str] = []
        self.spans: list[Span | None] = []
        self.spoken: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)
        self.spoken += [value for name, value in attrs if name in _SPOKEN and value]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._break(tag)

    def handle_data(self, data: str) -> None:
        start = self._at()
        for offset, character in enumerate(data, start):
            self._add(character, (offset, offset + 1))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, source: str) -> None:
        start = self._at()
        end = start + len(source)
        end += self._html.startswith(";", end)
        written = self._html[start:end]
        said = unescape(written)
        for offset, character in enumerate(said, start):
            alone = (offset, offset + 1) if said == written else (start, end)
            self._add(character, alone)

    def _break(self, tag: str) -> None:
        if tag in _BREAKS and self.characters and self.characters[-1] != "\n":
            self._add("\n", None)

    def _add(self, character: str, span: Span | None) -> None:
        self.characters.append(character)
        self.spans.append(span)

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
