"""Lines of a text dump back to paragraphs: a line broken at the margin goes on in the next."""

from collections import Counter
from collections.abc import Sequence, Set

from gongkai.annualreport.reading.outline import Heading
from gongkai.annualreport.reading.tokens import width
from gongkai.officedocs.document import Paragraph

_SHORTEST = 30
_FEWEST_AT_MARGIN = 3
_SLACK = 4
_INDENTS = (" ", "\u3000", "\t")


def join_wrapped(
    paragraphs: Sequence[Paragraph], headings: Sequence[Heading], used: Set[int]
) -> tuple[list[Paragraph], list[Heading], frozenset[int]]:
    """Join wrapped lines; headings and the lines of tables keep to themselves.

    Gives the new paragraphs, the headings and the used lines with their new positions.
    """
    margin = _margin([p.text for i, p in enumerate(paragraphs) if i not in used])
    starts = {heading.at for heading in headings}
    joined: list[Paragraph] = []
    position: dict[int, int] = {}
    goes_on = False
    for index, paragraph in enumerate(paragraphs):
        apart = index in starts or index in used
        if goes_on and not apart and not paragraph.text.startswith(_INDENTS):
            last = joined[-1]
            joined[-1] = Paragraph(_join(last.text, paragraph.text), last.place)
        else:
            joined.append(Paragraph(paragraph.text.strip(), paragraph.place))
        position[index] = len(joined) - 1
        goes_on = not apart and margin > 0 and width(paragraph.text.rstrip()) >= margin - _SLACK
    moved = [heading._replace(at=position[heading.at]) for heading in headings]
    return joined, moved, frozenset(position[index] for index in used)


def _margin(texts: Sequence[str]) -> int:
    """Find the width at which lines were broken; 0 when they were not."""
    widths = Counter(w for text in texts if (w := width(text.rstrip())) >= _SHORTEST)
    near = {w: sum(widths[w + d] for d in range(-2, 3)) for w in widths}
    total = sum(widths.values())
    best = max(near, key=lambda w: (near[w], w), default=0)
    if not best or near[best] < max(_FEWEST_AT_MARGIN, total // 4):
        return 0
    wider = sum(count for w, count in widths.items() if w > best + _SLACK)
    return best if wider <= total // 10 else 0


def _join(before: str, after: str) -> str:
    """Join two lines, with a space only between two Latin words."""
    after = after.strip()
    gap = " " if before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() else ""
    return before + (gap if after[:1].isalpha() else "") + after
