"""PDF: printed rulings become tables, the text around them paragraphs; nothing is recognised.

The file is read with PDFium. Glyphs and rulings come from it with their positions only; cells,
lines and paragraphs are worked out here, so that every producer's way of drawing ends the same.
"""

from gongkai.officedocs.document import Document


def read_pdf(data: bytes, name: str) -> Document:
    """Read a PDF into paragraphs and tables.

    Raises:
        UnreadableFileError: encrypted, damaged, scanned, without usable text, or far too large.
    """
    # PDFium takes a tenth of a second to load, which readers of other formats need not wait for
    from gongkai.officedocs.reading.pdf.assembly import assemble  # noqa: PLC0415

    return assemble(data, name)
