"""PDFs that are not read: scans, locks, rubbish and bombs, each refused in a sentence."""

from time import perf_counter

import pytest
from reportlab.pdfgen.canvas import Canvas

from gongkai.officedocs import limits
from gongkai.officedocs.document import Document
from gongkai.officedocs.errors import UnreadableFileError
from gongkai.officedocs.reading.pdf import read_pdf
from officedocs import pdf_samples as samples


def _read(draw: samples.Draw, **options: object) -> Document:
    return read_pdf(samples.pdf(draw, **options), "样张.pdf")


def test_a_scan_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="是扫描件，没有文字层"):
        read_pdf(samples.picture(), "扫描.pdf")


def test_a_scanned_page_among_others_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        samples.prose(canvas, "本报告由办公室编制。" * 30, 780)
        canvas.showPage()
        samples.draw_picture(canvas)

    assert _read(draw).remarks == ("第2页是图片，没有文字层，这些页的内容未能读取。",)


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="没有文字"):
        _read(lambda canvas: canvas.rect(10, 10, 50, 50))


def test_a_password_is_told() -> None:
    with pytest.raises(UnreadableFileError, match="打开密码"):
        read_pdf(samples.encrypted("secret"), "密.pdf")


def test_a_file_that_opens_without_a_password_is_read_though_encrypted() -> None:
    assert len(samples.tables(read_pdf(samples.encrypted(""), "限.pdf"))) == 1


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.98])
def test_a_file_cut_short_is_refused(share: float) -> None:
    data = samples.applications_pdf(samples.rectangles)

    with pytest.raises(UnreadableFileError, match="不完整"):
        read_pdf(data[: int(len(data) * share)], "断.pdf")


def test_rubbish_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="损坏"):
        read_pdf(b"%PDF-1.7\n" + bytes(range(256)) * 50 + b"startxref\n9\n%%EOF", "坏.pdf")


def test_too_many_pages_are_refused() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(limits.MAX_PAGES + 1):
            canvas.showPage()

    with pytest.raises(UnreadableFileError, match="501页"):
        _read(draw)


def test_fonts_without_characters_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="乱码"):
        read_pdf(samples.font_without_characters(), "乱.pdf")


@pytest.mark.parametrize(("one_path", "count"), [(True, 500_000), (False, 120_000)])
def test_a_page_full_of_lines_is_refused_in_time(*, one_path: bool, count: int) -> None:
    data = samples.ruling_bomb(count, one_path=one_path)

    start = perf_counter()
    with pytest.raises(UnreadableFileError, match="多得不像一份报告"):
        read_pdf(data, "弹.pdf")

    assert perf_counter() - start < 5


def test_too_fine_a_grid_is_refused_in_time() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageSize((9_000, 9_000))
        for i in range(1_000):
            canvas.line(0, i * 8, 8_000, i * 8)
            canvas.line(i * 8, 0, i * 8, 8_000)
        canvas.drawString(3, 3, "格")

    with pytest.raises(UnreadableFileError, match="单元格超过"):
        _read(draw)
