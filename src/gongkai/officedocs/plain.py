"""A file's words and nothing else."""

from pathlib import Path

from gongkai.officedocs.document import Paragraph
from gongkai.officedocs.files import read_document


def text_of(path: Path) -> str:
    """Give all words of a document, a paragraph or a row of cells a line.

    Raises:
        UnreadableFileError: the file cannot be read; the message says why.
    """
    lines = []
    for block in read_document(path).blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += ["\t".join(cell.text for cell in row) for row in block.rows]
    return "\n".join(lines)
