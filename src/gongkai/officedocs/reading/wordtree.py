"""Word's document tree brought to its plain form: one reading of every revision and alternative.

Afterwards only what Word prints is left: deleted text and hidden runs are gone, inserted text
stands as ordinary text, each alternative is decided, wrappers are dissolved, and text boxes follow
the paragraph they are anchored in.
"""

import contextlib
import re
from typing import Final

from lxml import etree

from gongkai.officedocs.archive import parse_xml
from gongkai.officedocs.errors import UnreadableFileError

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VAL = W + "val"

P, R, T, TBL, TR, TC = (W + tag for tag in ("p", "r", "t", "tbl", "tr", "tc"))
PPR, NUM_PR, P_STYLE = W + "pPr", W + "numPr", W + "pStyle"

_DEL, _MOVE_FROM, _VANISH, _RPR = W + "del", W + "moveFrom", W + "vanish", W + "rPr"
_TEXT_BOX = W + "txbxContent"
_ALTERNATE, _CHOICE, _FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
_DROPPED = (
    _DEL,
    _MOVE_FROM,
    W + "sdtPr",
    W + "sdtEndPr",
    W + "rt",
    W + "pPrChange",
    W + "trPrChange",
    W + "tcPrChange",
)
_DISSOLVED = (
    _ALTERNATE,
    _CHOICE,
    _FALLBACK,
    W + "sdt",
    W + "sdtContent",
    W + "customXml",
    W + "smartTag",
    W + "ins",
    W + "moveTo",
)
_UTF_8 = re.compile(rb"encoding=[\"']utf-8[\"']", re.IGNORECASE)
_HEAD = 60
_SAMPLE = 32 * 1024
_WORTH_CUTTING = 16
_CELL_LOOKS = b"tcPr"
_LOOKS = (b"rPr", _CELL_LOOKS, b"tblPrEx")
_MARKS_IN_PROPERTIES = (b"<w:del", b"<w:vanish")
_MARKS_OF_NUMBERS = (b"<w:numPr", b"<w:pStyle")
_ANYTHING = (*_DROPPED, *_DISSOLVED, _VANISH, _TEXT_BOX)


def parse_body(content: bytes, *, has_lists: bool) -> etree._Element:
    """Parse the main part; what only says how things look is mostly cut out first.

    Fonts and borders are most of a Word file, and to cut them out as bytes costs a sixth of
    parsing them. A cut goes from an opening tag to the next closing tag of the same name. If the
    element holds another of its name, a closing tag is left over, the rest is not well-formed,
    and the whole is parsed instead: a cut can cost time but never change what is read.
    """
    if content[:_SAMPLE].count(b"<w:rPr>") >= _WORTH_CUTTING and _can_cut(content):
        cut = content
        is_numbered = has_lists and any(mark in content for mark in _MARKS_OF_NUMBERS)
        for tag in _LOOKS if is_numbered else (b"pPr", *_LOOKS):
            cut = _cut_out(cut, tag)
        with contextlib.suppress(UnreadableFileError):
            return parse_xml(cut)
    return parse_xml(content)


def _can_cut(content: bytes) -> bool:
    """Tell whether every ``<w:rPr>`` found as bytes is a tag, and holds nothing that matters.

    Comments, CDATA and instructions may hold what only looks like tags. The single signs are
    looked for first because that is a hundred times faster.
    """
    return (
        _UTF_8.search(content[:_HEAD]) is not None
        and (b"!" not in content or b"<!" not in content)
        and (content.find(b"?", _HEAD) < 0 or content.find(b"<?", 1) < 0)
        and not any(mark in content for mark in _MARKS_IN_PROPERTIES)
    )


def _cut_out(content: bytes, tag: bytes) -> bytes:
    """Cut every element of a name out, but properties of cells that are merged."""
    opening, closing = b"<w:" + tag + b">", b"</w:" + tag + b">"
    first, *rest = content.split(opening)
    if tag != _CELL_LOOKS:
        return first + b"".join([piece.partition(closing)[2] for piece in rest])
    kept = [
        opening + piece if b"Span" in piece or b"Merge" in piece else piece.partition(closing)[2]
        for piece in rest
    ]
    return first + b"".join(kept)


def simplify(root: etree._Element) -> None:
    """Bring a document tree to its plain form, in place."""
    present = {element.tag for element in root.iter(*_ANYTHING)}
    if not present:
        return
    if _ALTERNATE in present:
        _decide_alternatives(root)
    if _VANISH in present:
        _drop_hidden(root)
    if _DEL in present:
        _apply_deletions(root)
    etree.strip_elements(root, *_DROPPED, with_tail=False)
    etree.strip_tags(root, *_DISSOLVED)
    if _TEXT_BOX in present:
        _hoist_text_boxes(root)


def is_on(element: etree._Element) -> bool:
    """Tell whether a Word switch such as w:vanish is on."""
    return element.get(_VAL, "1") not in ("0", "false", "off")


def _decide_alternatives(root: etree._Element) -> None:
    """Keep the first choice of every alternative, or its fallback where it has no choice."""
    for alternate in list(root.iter(_ALTERNATE)):
        branches = list(alternate)
        kept = next((branch for branch in branches if branch.tag == _CHOICE), None)
        for branch in branches:
            if branch is not kept and (kept is not None or branch.tag != _FALLBACK):
                alternate.remove(branch)


def _drop_hidden(root: etree._Element) -> None:
    for vanish in list(root.iter(_VANISH)):
        properties = vanish.getparent()
        run = properties.getparent() if properties is not None else None
        if run is not None and run.tag == R and is_on(vanish):
            _remove(run)


def _apply_deletions(root: etree._Element) -> None:
    """Carry out tracked deletions of table rows and of paragraph ends."""
    for deletion in reversed(list(root.iter(_DEL))):  # backwards, so that ends join in chains
        holder = deletion.getparent()
        if holder is None:
            continue
        owner = holder.getparent()
        if holder.tag == W + "trPr" and owner is not None:
            _remove(owner)
        elif holder.tag == _RPR and owner is not None and owner.tag == PPR:
            _join_next(owner.getparent())


def _join_next(paragraph: etree._Element | None) -> None:
    """Move the next paragraph's content to the end of this one, whose end was deleted."""
    following = paragraph.getnext() if paragraph is not None else None
    if paragraph is None or following is None or following.tag != P:
        return
    paragraph.extend(child for child in list(following) if child.tag != PPR)
    _remove(following)


def _hoist_text_boxes(root: etree._Element) -> None:
    """Move what text boxes hold behind the paragraph each is anchored in."""
    for box in list(root.iter(_TEXT_BOX)):
        anchor = next(box.iterancestors(P), None)
        if anchor is not None:
            for child in reversed(list(box)):
                anchor.addnext(child)
            _remove(box)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
