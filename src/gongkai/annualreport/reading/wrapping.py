"""Lines of a text dump back to paragraphs: a line broken at the margin goes on in the next."""

from collections import Counter
from collections.abc import Callable, Sequence, Set
from typing import NamedTuple

from gongkai.annualreport.reading.outline import Heading
from gongkai.annualreport.reading.titles import Title
from gongkai.annualreport.reading.tokens import width
from gongkai.officedocs.document import Paragraph

_SHORTEST = 16
_FEWEST_AT_MARGIN = 3
_SLACK = 4
_INDENTS = (" ", "\u3000", "\t")


class Lines(NamedTuple):
    """Paragraphs, and what is known of their positions: title, headings, lines of tables."""

    paragraphs: Sequence[Paragraph]
    title: Title
    headings: Sequence[Heading]
    used: Set[int]


def join_wrapped(lines: Lines) -> Lines:
    """Join wrapped lines; the title, headings and the lines of tables keep to themselves."""
    texts = [p.text for i, p in enumerate(lines.paragraphs) if i not in lines.used]
    margin = _margin(texts)
    alone = {heading.at for heading in lines.headings} | {lines.title.after - 1} | lines.used
    joined: list[Paragraph] = []
    position: list[int] = []
    goes_on = False
    for index, paragraph in enumerate(lines.paragraphs):
        apart = index in alone
        if goes_on and not apart and not paragraph.text.startswith(_INDENTS):
            last = joined[-1]
            joined[-1] = Paragraph(_join(last.text, paragraph.text), last.place)
        else:
            joined.append(Paragraph(paragraph.text.strip(), paragraph.place))
        position.append(len(joined) - 1)
        goes_on = not apart and margin.is_full(paragraph.text)
    after = position[lines.title.after - 1] + 1 if lines.title.after else 0
    return Lines(
        joined,
        lines.title._replace(after=after),
        [heading._replace(at=position[heading.at]) for heading in lines.headings],
        {position[index] for index in lines.used},
    )


class Margin(NamedTuple):
    """How long lines are when they are broken, and what measures them: characters or columns."""

    measure: Callable[[str], int]
    length: int

    def is_full(self, text: str) -> bool:
        """Tell whether a line was broken at the margin."""
        return self.length > 0 and self.measure(text.rstrip()) >= self.length - _SLACK


def _margin(texts: Sequence[str]) -> Margin:
    """Find where lines were broken: at a width on the page, or after a number of characters."""
    found = [(_common_length(texts, measure), measure) for measure in (width, len)]
    (_, length), measure = max(found, key=lambda item: item[0][0])
    return Margin(measure, length)


def _common_length(texts: Sequence[str], measure: Callable[[str], int]) -> tuple[int, int]:
    """Give how many lines end near the commonest great length, and that length; 0, 0 for none."""
    lengths = Counter(n for text in texts if (n := measure(text.rstrip())) >= _SHORTEST)
    near = {n: sum(lengths[n + d] for d in range(-2, 3)) for n in lengths}
    total = sum(lengths.values())
    best = max(near, key=lambda n: (near[n], n), default=0)
    if not best or near[best] < max(_FEWEST_AT_MARGIN, total // 4):
        return 0, 0
    longer = sum(count for n, count in lengths.items() if n > best + _SLACK)
    return (near[best], best) if longer <= total // 10 else (0, 0)


def _join(before: str, after: str) -> str:
    """Join two lines, with a space only between two Latin words."""
    after = after.strip()
    gap = " " if before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() else ""
    return before + (gap if after[:1].isalpha() else "") + after
