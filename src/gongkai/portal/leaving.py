"""Links of items that lead off the government's sites: who follows one is told so first.

网站发展指引: opening a link to what is no government site gives a notice. The notice names a link
of the item by its number, so that nobody can send readers through it to a place of his own.
"""

from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.safestring import SafeString
from selectolax.lexbor import LexborHTMLParser
from wagtail.rich_text import expand_db_html

from gongkai.disclosures.models import Item
from gongkai.portal.pages import around

_GOVERNMENT: Final = ".gov.cn"


class Leading:
    """An item's text with its links off the government's sites leading to the notice."""

    def __init__(self, item: Item) -> None:
        self._item = item
        self.outside: list[str] = []
        """Where they lead, in their order."""
        self.source = self._turned(item.source_url)
        self.text = self._text()

    def _text(self) -> SafeString:
        html = expand_db_html(self._item.text)
        if 'href="http' not in html:
            return SafeString(html)  # Wagtail has cleaned it
        body = LexborHTMLParser(html).body
        if body is None:
            return SafeString("")
        for link in body.css("a[href]"):
            link.attrs["href"] = self._turned(link.attributes["href"] or "")
        inside = "".join(each.html or "" for each in body.iter(include_text=True))
        return SafeString(inside)  # as above; only addresses were changed

    def _turned(self, address: str) -> str:
        if not self._is_outside(address):
            return address
        self.outside.append(address)
        return reverse("portal:leaving", args=[self._item.pk, len(self.outside)])

    def _is_outside(self, address: str) -> bool:
        try:
            split = urlsplit(address)
        except ValueError:
            return False  # it is no address, and leads nowhere
        if split.scheme not in ("http", "https"):
            return False
        host = f".{split.hostname or ''}"
        if host.endswith(_GOVERNMENT):
            return False
        return not host.endswith(f".{self._ours}")

    @cached_property
    def _ours(self) -> str:
        """Our own site's domain; asked for only where a link leads to what may be it."""
        return around().masthead.domain or _GOVERNMENT.removeprefix(".")
