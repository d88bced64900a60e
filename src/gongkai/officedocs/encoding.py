"""Bytes of a text or web page to characters, in any encoding that Chinese sites use."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096


def decode(data: bytes) -> tuple[str, str]:
    """Decode a file's bytes; return the text and a remark, empty when nothing was in doubt.

    Order: byte-order mark, UTF-16 by its zero bytes, strict UTF-8, the charset the page declares,
    GB18030 (which contains GBK and GB2312). What cannot be decoded becomes U+FFFD, with a remark.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ""
    for encoding in (*_utf16_by_zeros(data), "utf-8", *_declared(data), "gb18030"):
        try:
            return data.decode(encoding), ""
        except (UnicodeDecodeError, LookupError):
            continue
    return _decode_damaged(data)


def _utf16_by_zeros(data: bytes) -> tuple[str, ...]:
    """Name UTF-16 when every second byte of the ASCII at the beginning is zero."""
    head = data[:_HEAD]
    if len(head) < 4 or head.count(0) * 10 < len(head):
        return ()
    return ("utf-16-le",) if head[1::2].count(0) >= head[::2].count(0) else ("utf-16-be",)


def _declared(data: bytes) -> tuple[str, ...]:
    match = _DECLARED.search(data, 0, _HEAD)
    if not match:
        return ()
    name = match[1].decode("ascii").lower()
    return ("gb18030",) if name.startswith("gb") else (name,)


def _decode_damaged(data: bytes) -> tuple[str, str]:
    as_utf8 = data.decode("utf-8", errors="replace")
    as_gb = data.decode("gb18030", errors="replace")
    text = min(as_utf8, as_gb, key=lambda candidate: candidate.count("�"))
    lost = text.count("�")
    return text, f"有{lost}处字节无法按UTF-8或GB18030解码，已以“�”代替，请核对原文。"
