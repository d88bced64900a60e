"""PDFium by its raw functions: the file, its pages, and values fetched in bulk.

One Python call for each glyph and each value would cost more than PDFium's own work. So the bulk
functions are bound a second time with plain addresses as arguments and are driven by ``map``;
rectangles are written by PDFium straight into one array for the whole page.
"""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from gongkai.officedocs import limits
from gongkai.officedocs.errors import UnreadableFileError

_ADDRESS = ctypes.c_void_p
_INT = ctypes.c_int
_FLOAT = ctypes.c_float


def _bound(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """Bind a PDFium function for bulk calls: no conversions, and the lock is kept."""
    address = ctypes.cast(function, _ADDRESS).value or 0
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_get_unicode = _bound(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INT)
_get_loose_box = _bound(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
_get_angle = _bound(pdfium.FPDFText_GetCharAngle, _FLOAT, _ADDRESS, _INT)
_has_map_error = _bound(pdfium.FPDFText_HasUnicodeMapError, _INT, _ADDRESS, _INT)
_get_text_object = _bound(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
_get_object = _bound(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
_get_form_object = _bound(pdfium.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
_get_type = _bound(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
_get_render_mode = _bound(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
_get_bounds = _bound(
    pdfium.FPDFPageObj_GetBounds, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS, _ADDRESS
)
_get_segment = _bound(pdfium.FPDFPath_GetPathSegment, _ADDRESS, _ADDRESS, _INT)
_get_segment_type = _bound(pdfium.FPDFPathSegment_GetType, _INT, _ADDRESS)
_get_closes = _bound(pdfium.FPDFPathSegment_GetClose, _INT, _ADDRESS)
_get_point = _bound(pdfium.FPDFPathSegment_GetPoint, _INT, _ADDRESS, _ADDRESS, _ADDRESS)

_DAMAGED = "PDF 文件已损坏或不完整，无法打开。请重新下载，或用原软件重新导出一份。"
_LOCKED = "PDF 设有打开密码，无法读取。请先用密码打开，另存一份不加密的再提交。"
_FOREIGN_LOCK = "PDF 用了不支持的加密方式，无法读取。请另存一份不加密的再提交。"

Rect = tuple[float, float, float, float]
"""Left, bottom, right, top in the page's own space, where y grows upwards."""


class Matrix(NamedTuple):
    """An affine transformation as PDF writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Transform a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: "Matrix") -> "Matrix":
        """Combine: ``first`` is applied first, then this one."""
        a, b = first.a * self.a + first.b * self.c, first.a * self.b + first.b * self.d
        c, d = first.c * self.a + first.d * self.c, first.c * self.b + first.d * self.d
        return Matrix(a, b, c, d, *self.apply(first.e, first.f))


class PathPoint(NamedTuple):
    """One point of a path: where, how it is reached, and whether the subpath closes after it."""

    kind: int
    x: float
    y: float
    closes: int


class TextPage:
    """The glyphs of a page, by index."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._address = ctypes.cast(handle, _ADDRESS).value
        self.count: int = max(pdfium.FPDFText_CountChars(handle), 0)

    def _each(self, function: Callable[..., Any]) -> list[Any]:
        return list(map(function, repeat(self._address), range(self.count)))

    def code_points(self) -> list[int]:
        """Give each glyph's character code; 0 where the font does not tell."""
        return self._each(_get_unicode)

    def angles(self) -> list[float]:
        """Give each glyph's angle in radians, clockwise."""
        return self._each(_get_angle)

    def text_objects(self) -> list[int | None]:
        """Give the text object each glyph is from."""
        return self._each(_get_text_object)

    def count_unmapped(self) -> int:
        """Count the glyphs whose font does not say which character they are."""
        return sum(1 for error in self._each(_has_map_error) if error == 1)

    def loose_boxes(self) -> list[float]:
        """Give left, top, right, bottom of each glyph's advance box, one after another."""
        buffer = (_FLOAT * (4 * self.count))()
        start = ctypes.addressof(buffer)
        addresses = range(start, start + 16 * self.count, 16)
        list(map(_get_loose_box, repeat(self._address), range(self.count), addresses))
        return list(buffer)

    def ink_box(self, index: int) -> Rect:
        """Give the box of a glyph's ink."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self._handle, index, left, right, bottom, top)
        return left.value, bottom.value, right.value, top.value

    def origin(self, index: int) -> tuple[float, float]:
        """Give the point on the baseline where a glyph starts."""
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._handle, index, x, y)
        return x.value, y.value

    def baseline(self, index: int) -> tuple[float, float]:
        """Give the direction of a glyph's baseline, as long as its font size."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._handle, index, matrix)
        size = pdfium.FPDFText_GetFontSize(self._handle, index)
        return matrix.a * size, matrix.b * size


@dataclass(frozen=True, slots=True)
class ObjectGroup:
    """Page objects of one container: the page itself or a form drawn on it."""

    addresses: list[int]
    kinds: list[int]
    matrix: Matrix

    def of_kind(self, kind: int) -> list[int]:
        """Give the objects of one kind."""
        return [a for a, k in zip(self.addresses, self.kinds, strict=True) if k == kind]


class Page:
    """A loaded page."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(handle, box)
        self.box: Rect = (box.left, box.bottom, box.right, box.top)

    @contextmanager
    def text(self) -> Iterator[TextPage]:
        """Open the page's text."""
        handle = pdfium.FPDFText_LoadPage(self._handle)
        if not handle:
            raise UnreadableFileError(_DAMAGED)
        try:
            yield TextPage(handle)
        finally:
            pdfium.FPDFText_ClosePage(handle)

    def count_objects(self) -> int:
        """Count the objects drawn on the page, those inside forms not counted."""
        return max(int(pdfium.FPDFPage_CountObjects(self._handle)), 0)

    def objects(self) -> ObjectGroup:
        """Give the objects drawn on the page."""
        count = self.count_objects()
        address = ctypes.cast(self._handle, _ADDRESS).value
        found = [a for a in map(_get_object, repeat(address), range(count)) if a]
        return ObjectGroup(found, list(map(_get_type, found)), Matrix())


def form_objects(form: int, outer: Matrix) -> ObjectGroup:
    """Give the objects inside a form object, with the matrix that takes them to the page."""
    count = max(pdfium.FPDFFormObj_CountObjects(_as_object(form)), 0)
    found = [a for a in map(_get_form_object, repeat(form), range(count)) if a]
    return ObjectGroup(found, list(map(_get_type, found)), outer.after(object_matrix(form)))


def object_matrix(address: int) -> Matrix:
    """Give the matrix of a page object."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(_as_object(address), matrix):
        return Matrix()
    return Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def object_bounds(addresses: Sequence[int]) -> list[float]:
    """Give left, bottom, right, top of each object in its container's space, one after another."""
    buffer = (_FLOAT * (4 * len(addresses)))()
    start = ctypes.addressof(buffer)
    end = start + 16 * len(addresses)
    corners = (range(start + offset, end + offset, 16) for offset in (0, 4, 8, 12))
    list(map(_get_bounds, addresses, *corners))
    return list(buffer)


def render_modes(addresses: Sequence[int]) -> list[int]:
    """Give the render mode of each text object."""
    return list(map(_get_render_mode, addresses))


def is_stroked(path: int) -> bool:
    """Tell whether a path's outline is drawn."""
    fill, stroke = _INT(), _INT()
    pdfium.FPDFPath_GetDrawMode(_as_object(path), fill, stroke)
    return bool(stroke.value)


def count_segments(path: int) -> int:
    """Count the segments of a path."""
    return max(int(pdfium.FPDFPath_CountSegments(_as_object(path))), 0)


def path_points(path: int) -> list[PathPoint]:
    """Give the points of a path in its own space."""
    count = count_segments(path)
    segments = [s for s in map(_get_segment, repeat(path), range(count)) if s]
    buffer = (_FLOAT * (2 * len(segments)))()
    start = ctypes.addressof(buffer)
    end = start + 8 * len(segments)
    list(map(_get_point, segments, range(start, end, 8), range(start + 4, end + 4, 8)))
    values = list(buffer)
    kinds = map(_get_segment_type, segments)
    return list(map(PathPoint, kinds, values[::2], values[1::2], map(_get_closes, segments)))


def _as_object(address: int) -> Any:
    return ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)


class PdfFile:
    """An open PDF."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self.page_count: int = pdfium.FPDF_GetPageCount(handle)

    @contextmanager
    def page(self, index: int) -> Iterator[Page]:
        """Load a page, counted from 0."""
        handle = pdfium.FPDF_LoadPage(self._handle, index)
        if not handle:
            raise UnreadableFileError(
                f"PDF 第{index + 1}页已损坏，无法读取。请重新下载，或用原软件重新导出一份。"
            )
        try:
            yield Page(handle)
        finally:
            pdfium.FPDF_ClosePage(handle)


@contextmanager
def open_pdf(data: bytes) -> Iterator[PdfFile]:
    """Open a PDF held in memory.

    Raises:
        UnreadableFileError: encrypted, damaged, without pages or with too many.
    """
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        raise UnreadableFileError(_open_error(pdfium.FPDF_GetLastError()))
    try:
        file = PdfFile(handle)
        if file.page_count < 1:
            raise UnreadableFileError(_DAMAGED)
        if file.page_count > limits.MAX_PAGES:
            raise UnreadableFileError(
                f"PDF 有{file.page_count}页，超过{limits.MAX_PAGES}页的上限，未予读取。"
                "请只提交年度报告本身的页面。"
            )
        yield file
    finally:
        pdfium.FPDF_CloseDocument(handle)


def _open_error(code: int) -> str:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return _LOCKED
    if code == pdfium.FPDF_ERR_SECURITY:
        return _FOREIGN_LOCK
    return _DAMAGED
