"""Word documents as GB/T 9704-2012 wants them: 22 lines of 28 characters on a page.

The package and its properties are python-docx's; paragraphs and tables are written as XML, which
costs a tenth of its object for every cell. Fonts go in by name only (方正小标宋简体, 仿宋_GB2312,
黑体, 楷体_GB2312): an office has them, and none may be given on.
"""

import datetime
from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
from io import BytesIO
from typing import Any, Final

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.shared import Mm, Twips

from gongkai.officedocs.writing.layout import signature_blanks, title_measure
from gongkai.officedocs.writing.model import (
    Block,
    Grid,
    Heading,
    OfficialDocument,
    Paragraph,
    chinese_date,
)
from gongkai.officedocs.writing.package import repack
from gongkai.officedocs.writing.wordtable import table_xml

NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

_CHARACTER: Final = 315
"""A character of 3号 with its spacing, in twentieths of a point (twips)."""
_TITLE_CHARACTER: Final = 440
_CHARACTERS: Final = 28
_MEASURE: Final = 8845
"""The width of the type area (版心), 156 mm, in twips."""
_TITLE_CHARACTERS: Final = _MEASURE // _TITLE_CHARACTER
_LINE: Final = 579
_TABLE_GAP: Final = 240
_ISSUER_SIZE: Final = 72
_FOOTER_FROM_EDGE: Final = 1307
"""The page number's line ends so far above the paper's edge, and begins 7 mm under the text."""
_UNUSED: Final = frozenset(
    {
        RELATIONSHIP_TYPE.CUSTOM_XML,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.WEB_SETTINGS,
        RELATIONSHIP_TYPE.THUMBNAIL,
        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    }
)
"""Parts of python-docx's own template that no document here has a use for."""


def write_docx(document: OfficialDocument) -> bytes:
    """Write a document as a Word file; the same document gives the same bytes."""
    target = docx.Document(BytesIO(_template(page_numbers=document.page_numbers)))
    _set_properties(target, document)
    body = target.element.body
    content = "".join(_parts(document))
    for element in parse_xml(f"<w:body {NAMESPACE}>{content}</w:body>"):
        body.insert(len(body) - 1, element)
    packed = BytesIO()
    target.save(packed)
    return repack(packed.getvalue())


@cache
def _template(*, page_numbers: bool) -> bytes:
    """Make an empty document with page, styles and footers, once per process."""
    template = docx.Document()
    for holder in (template.part, template.part.package):
        for key in [k for k, r in holder.rels.items() if r.reltype in _UNUSED]:
            del holder.rels[key]
    _replace(template.styles.element, "word-styles.xml")
    _replace(template.settings.element, "word-settings.xml")
    section = template.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(15), Twips(_FOOTER_FROM_EDGE)
    if page_numbers:
        _number_pages(section.footer, "right")
        _number_pages(section.even_page_footer, "left")
    packed = BytesIO()
    template.save(packed)
    return packed.getvalue()


def _replace(element: Any, name: str) -> None:
    """Put the content of a data file in the place of a part's own."""
    content = files(__package__).joinpath(f"data/{name}").read_bytes()
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(content)))


def _number_pages(footer: Any, side: str) -> None:
    """Write — 1 — one character in from the outer side."""
    footer.is_linked_to_previous = False
    old = footer.paragraphs[0]._element  # noqa: SLF001 - python-docx shows its XML only so
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    paragraph = (
        f'<w:p {NAMESPACE}><w:pPr><w:pStyle w:val="Footer"/><w:ind w:{side}="280"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{_run("— ")}{field}{_run(" —")}</w:p>'
    )
    old.getparent().replace(old, parse_xml(paragraph))


def _set_properties(target: Any, document: OfficialDocument) -> None:
    properties = target.core_properties
    moment = datetime.datetime.combine(document.created, datetime.time())
    properties.title = document.full_title
    properties.author = properties.last_modified_by = document.author
    properties.created = properties.modified = moment
    properties.language = "zh-CN"
    properties.comments = properties.keywords = properties.subject = ""
    properties.revision = 1


def _parts(document: OfficialDocument) -> Iterator[str]:
    """Give the document's paragraphs and tables in order."""
    yield from _head(document)
    blocks = (None, *document.blocks, None)
    for before, block, after in zip(blocks, document.blocks, blocks[2:], strict=False):
        if isinstance(block, Grid):
            if isinstance(before, Grid):
                yield _paragraph("TableGap", "")
            yield table_xml(block, _MEASURE)
            if after is None:
                yield _paragraph("TableGap", "")
        else:
            signed = after is None and bool(document.signature or document.dated)
            yield _text(block, _layout(before, after, keep=signed))
    yield from _foot(document)


def _head(document: OfficialDocument) -> Iterator[str]:
    if document.issuer:
        size = min(_ISSUER_SIZE, 2 * _MEASURE // 20 // len(document.issuer))
        yield _paragraph("Issuer", _run(document.issuer, f'<w:sz w:val="{size}"/>'))
    if document.issuer or document.number:
        yield _paragraph("DocumentNumber", _run(document.number))
    if document.title:
        lines = "<w:r><w:br/></w:r>".join(_run(line) for line in document.title)
        yield _paragraph("Title", lines, _title_indent(document.title))
    if document.addressee:
        yield _paragraph("Normal", _run(f"{document.addressee}："))


def _title_indent(lines: tuple[str, ...]) -> str:
    """Narrow the measure of a title that must wrap, so that its lines are of one length."""
    characters = title_measure(lines, _TITLE_CHARACTERS)
    if characters == _TITLE_CHARACTERS:
        return ""
    width = characters * _TITLE_CHARACTER + _TITLE_CHARACTER // 4
    indent = max((_MEASURE - width) // 2, 0)
    return f'<w:ind w:left="{indent}" w:right="{indent}"/>'


def _layout(before: Block | None, after: Block | None, *, keep: bool) -> str:
    """Keep a paragraph from the tables next to it, and the last with the signature if so asked."""
    above = f' w:before="{_TABLE_GAP}"' if isinstance(before, Grid) else ""
    below = f' w:after="{_TABLE_GAP // 2}"' if isinstance(after, Grid) else ""
    spacing = f"<w:spacing{above}{below}/>" if above or below else ""
    return ("<w:keepNext/>" if keep else "") + spacing


def _text(block: Heading | Paragraph, layout: str) -> str:
    if isinstance(block, Heading):
        return _paragraph(f"Heading{block.level}", _run(block.text), layout)
    lead = _run(block.lead, '<w:rStyle w:val="Lead"/>') if block.lead else ""
    return _paragraph("BodyText", lead + _run(block.text), layout)


def _foot(document: OfficialDocument) -> Iterator[str]:
    """Give the attachments, the signature and the date, each a line under the text."""
    blank = f'<w:spacing w:before="{_LINE}"/>'
    signed = bool(document.signature or document.dated)
    keep = "<w:keepNext/>" if signed else ""
    for number, name in enumerate(document.attachments, start=1):
        lead = "附件：" if number == 1 else "\u3000\u3000\u3000"
        numbered = f"{number}. {name}" if len(document.attachments) > 1 else name
        yield _paragraph("BodyText", _run(lead + numbered), keep + (blank if number == 1 else ""))
    date = chinese_date(document.dated) if document.dated else ""
    name_indent, date_indent = _signature_indents(document.signature, date)
    if document.signature:
        stay = "<w:keepNext/>" if date else ""
        yield _paragraph("Signature", _run(document.signature), stay + blank + name_indent)
    if date:
        layout = date_indent if document.signature else blank + date_indent
        yield _paragraph("Signature", _run(date), layout)


def _signature_indents(name: str, date: str) -> tuple[str, str]:
    """Indent name and date from the right."""
    first, second = (
        f'<w:ind w:right="{int(blank * _CHARACTER)}"/>' for blank in signature_blanks(name, date)
    )
    return first, second


def _paragraph(style: str, content: str, layout: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{content}</w:p>'


def _run(text: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
