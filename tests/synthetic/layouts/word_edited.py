"""The report as a Word document that still shows its editing: insertions, deletions, controls."""

import re
from random import Random

from synthetic.draft import Draft
from synthetic.layouts import word

_RUN = re.compile(r"<w:r>.*?</w:r>", re.DOTALL)
_WHO = 'w:id="{}" w:author="办公室" w:date="2026-01-05T09:00:00Z"'


def _edited_run(run: str, rng: Random) -> str:
    """Mark a run as inserted, put a deleted one before it, or break it with what Word leaves."""
    chance = rng.random()
    who = _WHO.format(rng.randint(1, 9999))
    if chance < 0.12:
        return f"<w:ins {who}>{run}</w:ins>"
    if chance < 0.24:
        old = f"<w:r><w:delText>{rng.randint(0, 99)}</w:delText></w:r>"
        return f"<w:del {who}>{old}</w:del><w:ins {who}>{run}</w:ins>"
    if chance < 0.3:
        mark = f'<w:bookmarkStart w:id="{rng.randint(1, 9999)}" w:name="_Toc{rng.randint(1, 99)}"/>'
        return f'{mark}{run}<w:proofErr w:type="spellEnd"/>'
    if chance < 0.34:
        return f'<w:smartTag w:element="chsdate">{run}</w:smartTag>'
    return run


def _edited(xml: str, rng: Random) -> str:
    xml = _RUN.sub(lambda match: _edited_run(match[0], rng), xml)
    if rng.random() < 0.15:
        opening, closing = "<w:sdt {}><w:sdtContent>", "</w:sdtContent></w:sdt>"
        return opening.format(word.NAMESPACE) + xml + closing
    return xml


def edited(draft: Draft, rng: Random) -> bytes:
    """Write a document with tracked changes and content controls; the changes count."""
    return word.render(draft, rng, separate=False, edit=lambda xml: _edited(xml, rng))
