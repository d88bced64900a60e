"""The states of an application and the steps between them, drawn as SVG from the procedure's data.

Only the places of the states are said here. A state without a place fails the build, so that the
drawing cannot fall behind the data.
"""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import hypot
from typing import Final, NamedTuple

from gongkai.statute.procedure import ProcedureStep

_WIDTH: Final = 132
_HEIGHT: Final = 44
_PLACES: Final = {
    "handling": (90, 220),
    "decided": (90, 40),
    "awaiting_correction": (430, 40),
    "consulting": (430, 220),
    "awaiting_payment": (430, 400),
    "closed": (710, 220),
}
"""Where the middle of each state stands, in pixels."""
_BENDS: Final = {("handling", "closed"): (30, 500)}
"""Where an arrow has to go round others: how far its curve is pulled aside."""
_PARTING: Final = 22
"""How far an arrow and its way back are bent apart."""
_OPENING: Final = (
    '<svg viewBox="0 0 790 490" role="img" aria-label="申请的状态图" font-size="14"'
    ' text-anchor="middle" fill="currentColor">'
)
_ARROWHEAD: Final = (
    '<defs><marker id="state-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8"'
    ' markerHeight="8" orient="auto"><path d="M0 0 10 5 0 10z"/></marker></defs>'
)


class _Arrow(NamedTuple):
    start: str
    end: str
    labels: tuple[str, ...]


def state_diagram(
    states: Mapping[str, str], steps: Sequence[ProcedureStep], names: Mapping[str, str]
) -> str:
    """Draw the states, by code and name, and the steps, whose events ``names`` gives words for.

    Raises:
        KeyError: a state has no place in the drawing yet; give it one in ``_PLACES``.
    """
    parts = [_OPENING, _ARROWHEAD]
    arrows = list(_arrows(steps, names))
    ways = {(arrow.start, arrow.end) for arrow in arrows}
    parts += [_line(arrow, ways) for arrow in arrows]
    parts += [_box(_PLACES[code], name) for code, name in states.items()]
    return "".join([*parts, "</svg>"])


def _arrows(steps: Sequence[ProcedureStep], names: Mapping[str, str]) -> Iterator[_Arrow]:
    """Join the steps that lead from one state to another into one arrow."""
    joined: dict[tuple[str, str], list[str]] = {}
    for step in steps:
        for start in step.from_states:
            if step.to and step.to != start:
                joined.setdefault((start, step.to), []).append(names[step.event])
    for (start, end), labels in joined.items():
        yield _Arrow(start, end, tuple(labels))


def _line(arrow: _Arrow, ways: set[tuple[str, str]]) -> str:
    """Draw an arrow as a curve from border to border, its words at the middle of the curve."""
    (x1, y1), (x2, y2) = _PLACES[arrow.start], _PLACES[arrow.end]
    pull = _BENDS.get((arrow.start, arrow.end), (0.0, 0.0))
    if (arrow.end, arrow.start) in ways:
        length = hypot(x2 - x1, y2 - y1)
        pull = (_PARTING * (y1 - y2) / length * 2, _PARTING * (x2 - x1) / length * 2)
    bend = ((x1 + x2) / 2 + pull[0], (y1 + y2) / 2 + pull[1])
    (ax, ay), (bx, by) = _border((x1, y1), bend), _border((x2, y2), bend)
    mx, my = (ax + 2 * bend[0] + bx) / 4, (ay + 2 * bend[1] + by) / 4
    top = my - 9 * (len(arrow.labels) - 1) + 5
    words = "".join(
        f'<text x="{mx:.0f}" y="{top + 18 * i:.0f}">{escape(label)}</text>'
        for i, label in enumerate(arrow.labels)
    )
    path = f"M{ax:.0f} {ay:.0f}Q{bend[0]:.0f} {bend[1]:.0f} {bx:.0f} {by:.0f}"
    return (
        f'<path d="{path}" fill="none" stroke="currentColor" marker-end="url(#state-arrow)"/>'
        f'<g stroke="var(--color-background-primary, #fff)" stroke-width="5"'
        f' paint-order="stroke">{words}</g>'
    )


def _border(middle: tuple[float, float], toward: tuple[float, float]) -> tuple[float, float]:
    """Find where the line from a state's middle toward a point leaves its box."""
    dx, dy = toward[0] - middle[0], toward[1] - middle[1]
    share = min(
        (_WIDTH / 2) / abs(dx) if dx else float("inf"),
        (_HEIGHT / 2) / abs(dy) if dy else float("inf"),
    )
    return middle[0] + dx * share, middle[1] + dy * share


def _box(middle: tuple[float, float], name: str) -> str:
    x, y = middle
    return (
        f'<rect x="{x - _WIDTH / 2:.0f}" y="{y - _HEIGHT / 2:.0f}" width="{_WIDTH}"'
        f' height="{_HEIGHT}" rx="6" fill="var(--color-background-secondary, #f8f9fb)"'
        f' stroke="currentColor"/><text x="{x}" y="{y + 5}">{escape(name)}</text>'
    )
