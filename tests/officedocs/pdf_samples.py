"""PDFs as different producers print them, drawn with reportlab."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from gongkai.officedocs.document import Document, GridCell, Paragraph, Table

FONT = "STSong-Light"
SIZE = 9.0
WIDTH, HEIGHT = 595.0, 842.0
LEFT, TOP = 60.0, 780.0
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

Draw = Callable[[Canvas], object]
Pen = Callable[[Canvas, float, float, float, float], None]
"""Draws the rectangle of one cell: canvas, left, bottom, width, height."""


def canvas_to(buffer: BytesIO, **options: Any) -> Canvas:
    """Open a canvas of A4 with the Chinese font set."""
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), **options)
    canvas.setFont(FONT, SIZE)
    return canvas


def pdf(draw: Draw, **options: Any) -> bytes:
    """Print what a function draws."""
    buffer = BytesIO()
    canvas = canvas_to(buffer, **options)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def new_page(canvas: Canvas) -> None:
    """Go on to the next page."""
    canvas.showPage()
    canvas.setFont(FONT, SIZE)


# --- pens -----------------------------------------------------------------------------------------


def _edges(x: float, y: float, w: float, h: float) -> list[tuple[float, float, float, float]]:
    return [(x, y, x + w, y), (x, y + h, x + w, y + h), (x, y, x, y + h), (x + w, y, x + w, y + h)]


def stroked_lines(canvas: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Draw each side as a line (LibreOffice)."""
    canvas.setLineWidth(0.5)
    for edge in _edges(x, y, w, h):
        canvas.line(*edge)


def thin_rectangles(canvas: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Draw each side as a filled rectangle half a point thick (Word)."""
    for x0, y0, x1, y1 in _edges(x, y, w, h):
        canvas.rect(x0, y0, max(x1 - x0, 0.48), max(y1 - y0, 0.48), stroke=0, fill=1)


def dashes(canvas: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Draw each side as many short lines (converters that flatten dash patterns)."""
    for x0, y0, x1, y1 in _edges(x, y, w, h):
        length = max(x1 - x0, y1 - y0)
        steps = int(length / 5)
        for i in range(steps + 1):
            a, b = i * 5 / length, min((i * 5 + 3) / length, 1)
            if a < b:
                canvas.line(
                    x0 + a * (x1 - x0), y0 + a * (y1 - y0), x0 + b * (x1 - x0), y0 + b * (y1 - y0)
                )


def double_lines(canvas: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Draw each side twice, a point and a half apart (separate borders of a web page)."""
    stroked_lines(canvas, x + 0.75, y + 0.75, w - 1.5, h - 1.5)


def rectangles(canvas: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Draw the cell as one stroked rectangle (WPS)."""
    canvas.rect(x, y, w, h, stroke=1, fill=0)


def painted(canvas: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Paint the cell and draw no lines."""
    canvas.setFillGray(0.9)
    canvas.rect(x, y, w, h, stroke=0, fill=1)
    canvas.setFillGray(0)


def one_path(canvas: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Draw all four sides as one open path of lines."""
    path = canvas.beginPath()
    for x0, y0, x1, y1 in _edges(x, y, w, h):
        path.moveTo(x0, y0)
        path.lineTo(x1, y1)
    canvas.drawPath(path)


def no_lines(canvas: Canvas, x: float, y: float, w: float, h: float) -> None:
    """Draw nothing."""


PENS: dict[str, Pen] = {
    pen.__name__: pen
    for pen in (
        stroked_lines,
        thin_rectangles,
        dashes,
        double_lines,
        rectangles,
        painted,
        one_path,
    )
}


# --- tables ---------------------------------------------------------------------------------------


def grid(rows: Sequence[Sequence[str | tuple[str, int, int]]]) -> list[GridCell]:
    """Lay out cells as HTML does; a cell is a text, or a text with rowspan and colspan."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, line in enumerate(rows):
        column = 0
        for item in line:
            text, rowspan, colspan = (item, 1, 1) if isinstance(item, str) else item
            while (row, column) in taken:
                column += 1
            cells.append(GridCell(text, row, column, rowspan, colspan))
            taken |= {
                (r, c) for r in range(row, row + rowspan) for c in range(column, column + colspan)
            }
            column += colspan
    return cells


def draw_table(
    canvas: Canvas,
    cells: Sequence[GridCell],
    widths: Sequence[float],
    *,
    pen: Pen,
    top: float = TOP,
    left: float = LEFT,
    row_height: float = 22.0,
) -> float:
    """Draw a table; text wraps to its cell and stands in its middle. Returns the lower edge."""
    xs = [left + sum(widths[:i]) for i in range(len(widths) + 1)]
    for cell in cells:
        x, w = xs[cell.column], xs[cell.column + cell.colspan] - xs[cell.column]
        h = cell.rowspan * row_height
        y = top - cell.row * row_height - h
        pen(canvas, x, y, w, h)
        _draw_text(canvas, cell.text, x, y, w, h)
    return top - max(cell.row + cell.rowspan for cell in cells) * row_height


def _draw_text(canvas: Canvas, text: str, x: float, y: float, w: float, h: float) -> None:
    lines = wrap(text, w - 5)
    leading = SIZE * 1.1
    baseline = y + h / 2 + leading * len(lines) / 2 - SIZE * 0.85
    for i, line in enumerate(lines):
        length = pdfmetrics.stringWidth(line, FONT, SIZE)
        canvas.drawString(x + (w - length) / 2, baseline - i * leading, line)


def wrap(text: str, width: float) -> list[str]:
    """Break text into lines no wider than ``width`` points."""
    lines = [""]
    for char in text:
        if pdfmetrics.stringWidth(lines[-1] + char, FONT, SIZE) > width and lines[-1]:
            lines.append("")
        lines[-1] += char
    return lines


_ORGANISATIONS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
APPLICATION_WIDTHS = (22, 48, 150, 36, 34, 34, 34, 34, 34, 36)
APPLICATION_LABELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("（三）不予公开", ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”")),
    ("（四）无法提供", ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作")),
    (
        "（六）其他处理",
        ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "2.其他"),
    ),
)


def figures(row: int) -> list[str]:
    """Give seven figures for a row, unlike those of other rows, one of them blank."""
    values = [str((row * 37 + column * 11) % 97 * (column + 1)) for column in range(6)]
    values[row % 5 + 1] = ""
    return [*values, str(row * 1000 + 1)]


def applications() -> list[GridCell]:
    """Give a short form of the statutory applications table: merged corner, group labels."""
    height = 1 + sum(len(labels) for _, labels in APPLICATION_LABELS)
    rows: list[list[str | tuple[str, int, int]]] = [
        [
            ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            ("申请人情况", 1, 7),
        ],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        list(_ORGANISATIONS),
        [("一、本年新收政府信息公开申请数量", 1, 3), *figures(1)],
        [("三、本年度办理结果", height, 1), ("（一）予以公开", 1, 2), *figures(2)],
    ]
    for group, labels in APPLICATION_LABELS:
        for i, label in enumerate(labels):
            lead: list[str | tuple[str, int, int]] = [(group, len(labels), 1)] if not i else []
            rows.append([*lead, label, *figures(len(rows))])
    rows.append([("四、结转下年度继续办理", 1, 3), *figures(len(rows))])
    return grid(rows)


def draw_applications(canvas: Canvas, pen: Pen, *, top: float = TOP) -> None:
    """Draw the applications table."""
    draw_table(canvas, applications(), APPLICATION_WIDTHS, pen=pen, top=top)


def applications_pdf(pen: Pen, **options: Any) -> bytes:
    """Print the applications table on a page of its own, with its heading and a page number."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, TOP + 20, "三、收到和处理政府信息公开申请情况")
        draw_applications(canvas, pen)
        canvas.drawString(WIDTH / 2 - 10, 30, "- 3 -")

    return pdf(draw, **options)


def encrypted(data_password: str) -> bytes:
    """Print a page that opens with a password only."""
    lock = StandardEncryption(data_password, ownerPassword="owner", canPrint=0)
    return applications_pdf(stroked_lines, encrypt=lock)


def draw_picture(canvas: Canvas) -> None:
    """Cover the page with a picture, as a scanner does."""
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDTH, HEIGHT)


def picture(pages: int = 2) -> bytes:
    """Print pages that are pictures."""

    def draw(canvas: Canvas) -> None:
        for _ in range(pages):
            draw_picture(canvas)
            canvas.showPage()

    return pdf(draw)


def font_without_characters() -> bytes:
    """Print sixty glyphs of a font that does not say which characters they are."""
    glyphs = "".join(f"{300 + 7 * i:04X}" for i in range(60))
    content = f"BT /F1 12 Tf 50 700 Td <{glyphs}> Tj ET"
    return _file(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Nameless/Encoding/Identity-H"
        "/DescendantFonts[6 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Nameless/FontDescriptor 7 0 R/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        "<</Type/FontDescriptor/FontName/ABCDEF+Nameless/Flags 4/FontBBox[0 -200 1000 900]"
        "/Ascent 859/Descent -141/CapHeight 800/ItalicAngle 0/StemV 80>>",
    )


def _file(*objects: str) -> bytes:
    """Write a PDF of numbered objects, the first its catalogue."""
    out = "%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    entries = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}"
    trailer = f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + table + trailer).encode("ascii")


def ruling_bomb(count: int, *, one_path: bool) -> bytes:
    """Print a page of very many short lines, in one path or each in its own."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(LEFT, 20, "线")
        end = " l" if one_path else " l S"
        lines = "\n".join(
            f"{i % 500} {i // 500 % 800} m {i % 500 + 9} {i // 500 % 800}{end}"
            for i in range(count)
        )
        canvas._code.append(lines + "\nS")  # noqa: SLF001 - reportlab's own calls are too slow

    return pdf(draw)


def prose(canvas: Canvas, text: str, y: float, *, width: float = 468, leading: float = 18) -> float:
    """Set running text, the first line indented by two characters; returns the next line's y."""
    lines = wrap("　　" + text, width)
    for line in lines:
        indent = len(line) - len(line.lstrip("　"))
        canvas.drawString(LEFT + indent * SIZE, y, line.lstrip("　"))
        y -= leading
    return y


def tables(document: Document) -> list[Table]:
    """Give the tables of a document."""
    return [block for block in document.blocks if isinstance(block, Table)]


def paragraphs(document: Document) -> list[str]:
    """Give the texts of a document's paragraphs."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]
