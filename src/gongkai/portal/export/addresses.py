"""Addresses of the portal as names of files, and pages whose links lead to files.

``/columns/news/?year=2025`` becomes ``columns/news/year-2025/index.html``; links become relative,
so that the folder can stand anywhere, on a server or on a disk.
"""

import posixpath
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from django.urls import Resolver404, resolve
from django.utils.text import get_valid_filename
from selectolax.lexbor import LexborHTMLParser

from gongkai.disclosures.models import StoredFile

PAGES: Final = frozenset(
    {
        "home", "column", "bodies", "body", "platform", "body_platform", "applying", "item",
        "figures", "feed", "column_feed", "body_feed", "sitemap_index", "sitemap_part", "sitemap",
        "privacy", "accessibility", "copyright", "leaving", "qr", "opendata", "opendata_items",
        "opendata_bodies",
    }
)  # fmt: skip
"""The names of what can be a file; the rest needs a server."""
_FEEDS: Final = frozenset({"feed", "column_feed", "body_feed"})
_UNSAFE: Final = re.compile(r"[^\w.-]")


def file_of(address: str) -> str | None:
    """Give the file that an address of the site becomes; None where it can be none."""
    split = urlsplit(address)
    if split.scheme or split.netloc or not split.path.startswith("/"):
        return None
    if split.path.startswith("/static/"):
        return unquote(split.path).lstrip("/") if ".." not in split.path else None
    try:
        match = resolve(unquote(split.path))
    except Resolver404:
        return None
    if match.url_name == "disclosures_file":
        return _stored(**match.kwargs)
    if match.namespace != "portal" or match.url_name not in PAGES:
        return None
    asked = [_UNSAFE.sub("_", f"{name}-{value}") for name, value in parse_qsl(split.query)]
    stem, suffix = posixpath.splitext(split.path.strip("/"))
    if suffix:
        return f"{'-'.join([stem, *asked])}{suffix}"
    page = "index.xml" if match.url_name in _FEEDS else "index.html"
    return posixpath.join(stem, *asked, page)


def _stored(pk: int, sha256: str) -> str | None:
    found = StoredFile.objects.filter(pk=pk, sha256=sha256).first()
    return f"files/{pk}/{get_valid_filename(found.name)}" if found else None


def relative(html: bytes, address: str, turn: Callable[[str], None]) -> bytes:
    """Make a page's links lead to files; ``turn`` is told every address that is led to.

    Links that can be no file are left as they are.
    """
    page = LexborHTMLParser(html)
    here = posixpath.dirname(file_of(address) or "")
    for name in ("href", "src"):
        for node in page.css(f"[{name}]"):
            link = node.attributes[name] or ""
            wanted, hash_, part = urljoin(address, link).partition("#")
            target = file_of(wanted)
            if link.startswith("#") or target is None:
                continue
            turn(wanted)
            node.attrs[name] = quote(posixpath.relpath(target, here or ".")) + hash_ + part
    return b"<!doctype html>\n" + (page.root.html or "").encode() if page.root else html


def absolute(xml: bytes, served_at: str, base: str, turn: Callable[[str], None]) -> bytes:
    """Make the full addresses of a feed or map those of the files; each is told to ``turn``."""

    def place(found: re.Match[bytes]) -> bytes:
        address = found[1].decode().replace("&amp;", "&")
        target = file_of(address)
        if target is None:
            return base.encode()
        turn(address)
        return (base + quote(target.removesuffix("index.html"))).encode()

    return re.sub(re.escape(served_at.encode()) + rb"(/[^<\"\s]*)", place, xml)
