"""Rulings of a page: what its paths draw that is thin and straight, in the reader's space.

Producers draw the same border as a stroked line, a thin filled rectangle, a row of dashes, two
lines side by side, or the edge of a rectangle. All become horizontal and vertical pieces; pieces
on one line are joined.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as pdfium

from gongkai.officedocs import limits
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.pdf import engine
from gongkai.officedocs.reading.pdf.engine import Matrix, ObjectGroup, Page, PathPoint
from gongkai.officedocs.reading.pdf.glyphs import Turn

_THIN = 3.0
"""The thickest ruling, in points."""
_SAME_LINE = 2.5
"""Pieces this near to each other lie on one line (double lines)."""
_WIDEST_LINE = 5.0
_GAP = 4.0
"""The widest gap between the dashes of one line."""
_SHORTEST = 6.0
_MOST_LINES = 4_000
_DEEPEST_FORM = 16
_RECTANGLE = 5
"""A filled path of so few segments is one area."""


class Ruling(NamedTuple):
    """A straight line: its fixed coordinate, and where it runs from and to on the other axis."""

    at: float
    start: float
    end: float


class Rulings(NamedTuple):
    """The horizontal and vertical lines of a page."""

    horizontal: list[Ruling]
    vertical: list[Ruling]


class Drawing(NamedTuple):
    """What is drawn on a page besides its text."""

    groups: list[ObjectGroup]
    image_count: int
    hidden_text: frozenset[int]
    painted_text_count: int


def read_drawing(page: Page) -> Drawing:
    """List what a page draws, forms followed; refuses a page with absurdly many objects."""
    groups: list[ObjectGroup] = []
    pending = [(page.objects(), 0)]
    budget = limits.MAX_CELLS * 4
    while pending:
        group, depth = pending.pop()
        budget -= len(group.addresses) + 1
        if budget < 0:
            raise _too_many()
        groups.append(group)
        if depth < _DEEPEST_FORM:
            forms = group.of_kind(pdfium.FPDF_PAGEOBJ_FORM)
            pending.extend((engine.form_objects(f, group.matrix), depth + 1) for f in forms)
    images = sum(len(group.of_kind(pdfium.FPDF_PAGEOBJ_IMAGE)) for group in groups)
    texts = [text for group in groups for text in group.of_kind(pdfium.FPDF_PAGEOBJ_TEXT)]
    modes = engine.render_modes(texts)
    invisible = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
    hidden = frozenset(t for t, mode in zip(texts, modes, strict=True) if mode in invisible)
    return Drawing(groups, images, hidden, len(texts) - len(hidden))


def _too_many() -> UnreadableFileError:
    return UnreadableFileError(
        "PDF 的一页里线条和图形多得不像一份报告（可能是图纸或恶意文件），未予读取。"
        "请提供 docx、xlsx 或网页格式。"
    )


class _Pieces:
    """Gathers thin straight pieces, and apart from them the edges of painted areas."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._budget = limits.MAX_CELLS
        self.drawn = Rulings([], [])
        self.painted = Rulings([], [])

    def add_thin(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Take a rectangle as a ruling if it is thin enough."""
        x0, y0, x1, y1 = self._turn.rect(left, bottom, right, top)
        width, height = x1 - x0, y1 - y0
        if width > _THIN and height > _THIN:
            return False
        self._spend()
        if height <= _THIN:
            self.drawn.horizontal.append(Ruling((y0 + y1) / 2, x0, x1))
        if width <= _THIN:
            self.drawn.vertical.append(Ruling((x0 + x1) / 2, y0, y1))
        return True

    def add_painted(self, left: float, bottom: float, right: float, top: float) -> None:
        """Take the four edges of a painted area."""
        self._spend()
        x0, y0, x1, y1 = self._turn.rect(left, bottom, right, top)
        self.painted.horizontal.extend((Ruling(y0, x0, x1), Ruling(y1, x0, x1)))
        self.painted.vertical.extend((Ruling(x0, y0, y1), Ruling(x1, y0, y1)))

    def _spend(self) -> None:
        self._budget -= 1
        if self._budget < 0:
            raise _too_many()


def read_rulings(groups: Iterable[ObjectGroup], turn: Turn) -> tuple[Rulings, Rulings]:
    """Read the lines of a page: those drawn as lines, and those that painted areas border on."""
    pieces = _Pieces(turn)
    segments = limits.MAX_CELLS * 4
    for group in groups:
        paths = group.of_kind(pdfium.FPDF_PAGEOBJ_PATH)
        bounds = engine.object_bounds(paths)
        for i, path in enumerate(paths):
            rect = _transformed(group.matrix, *bounds[4 * i : 4 * i + 4])
            if pieces.add_thin(*rect):
                continue
            count = engine.count_segments(path)
            segments -= count
            if segments < 0:
                raise _too_many()
            if count <= _RECTANGLE and not engine.is_stroked(path):
                pieces.add_painted(*rect)
            else:
                _add_path(path, group.matrix, pieces)
    return _merged(pieces.drawn), _merged(pieces.painted)


def _transformed(
    matrix: Matrix, left: float, bottom: float, right: float, top: float
) -> engine.Rect:
    if matrix == Matrix():
        return left, bottom, right, top
    ax, ay = matrix.apply(left, bottom)
    bx, by = matrix.apply(right, top)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _add_path(path: int, outer: Matrix, pieces: _Pieces) -> None:
    """Add the pieces of a path that is more than one thin line."""
    matrix = outer.after(engine.object_matrix(path))
    stroked = engine.is_stroked(path)
    for points in _subpaths(engine.path_points(path), matrix):
        if stroked:
            for (ax, ay), (bx, by) in pairwise(points):
                pieces.add_thin(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
            continue
        xs = [x for x, _ in points]
        ys = [y for _, y in points]
        rect = (min(xs), min(ys), max(xs), max(ys))
        if not pieces.add_thin(*rect) and _is_rectangle(points):
            pieces.add_painted(*rect)


def _subpaths(points: Sequence[PathPoint], matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    current: list[tuple[float, float]] = []
    for kind, x, y, closes in points:
        if kind == pdfium.FPDF_SEGMENT_MOVETO and current:
            yield current
            current = []
        current.append(matrix.apply(x, y))
        if closes:
            current.append(current[0])
    if current:
        yield current


def _is_rectangle(points: Sequence[tuple[float, float]]) -> bool:
    return 4 <= len(points) <= 6 and all(
        abs(ax - bx) < 1 or abs(ay - by) < 1 for (ax, ay), (bx, by) in pairwise(points)
    )


def _merged(rulings: Rulings) -> Rulings:
    merged = Rulings(_joined(rulings.horizontal), _joined(rulings.vertical))
    if len(merged.horizontal) + len(merged.vertical) > _MOST_LINES:
        raise _too_many()
    return merged


def _joined(pieces: list[Ruling]) -> list[Ruling]:
    """Join pieces that lie on one line and touch; drop what stays shorter than a cell."""
    lines: list[Ruling] = []
    for cluster in _clusters(pieces):
        at = sum(piece.at for piece in cluster) / len(cluster)
        cluster.sort(key=lambda piece: piece.start)
        start, end = cluster[0].start, cluster[0].end
        for piece in cluster:
            if piece.start > end + _GAP:
                lines.append(Ruling(at, start, end))
                start, end = piece.start, piece.end
            end = max(end, piece.end)
        lines.append(Ruling(at, start, end))
    return [line for line in lines if line.end - line.start >= _SHORTEST]


def _clusters(pieces: list[Ruling]) -> Iterator[list[Ruling]]:
    """Group pieces by their fixed coordinate."""
    current: list[Ruling] = []
    for piece in sorted(pieces):
        if current and (
            piece.at - current[-1].at > _SAME_LINE or piece.at - current[0].at > _WIDEST_LINE
        ):
            yield current
            current = []
        current.append(piece)
    if current:
        yield current
