"""Atom feeds (RFC 4287): the newest of the whole site, of a column, of a body."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from gongkai.bodies.models import Body
from gongkai.portal.columns import BY_KEY
from gongkai.portal.models import Listing
from gongkai.portal.pages import masthead
from gongkai.portal.selectors import Choice, latest

_NEWEST = 30


def _plain(text: str) -> str:
    """Leave out the characters that XML cannot hold."""
    return "".join(character for character in text if character.isprintable())


class Newest(Feed[Listing, Choice]):
    """The newest public items of what the address names."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, key: str = "", pk: int | None = None) -> Choice:
        """Read what the feed is of.

        Raises:
            Http404: there is no such column or body.
        """
        if key and key not in BY_KEY:
            raise Http404
        if pk is not None:
            get_object_or_404(Body, pk=pk)
        return Choice(column=key, body=pk)

    def title(self, choice: Choice) -> str:
        """Name the site, and the column or body."""
        parts = [str(masthead().site_name)]
        if choice.column:
            parts.append(str(BY_KEY[choice.column].name))
        if choice.body:
            parts.append(Body.objects.get(pk=choice.body).name)
        return " - ".join(parts)

    def link(self, choice: Choice) -> str:
        """Give the page that lists the same."""
        if choice.column:
            return reverse("portal:column", args=[choice.column])
        return reverse("portal:body", args=[choice.body]) if choice.body else reverse("portal:home")

    def subtitle(self, choice: Choice) -> str:
        """Say what the feed is."""
        return _("最新公开的%d件信息") % _NEWEST

    def items(self, choice: Choice) -> tuple[Listing, ...]:
        """Give the newest."""
        return latest(choice, _NEWEST)

    def item_title(self, item: Listing) -> str:
        """Give the title as it is."""
        return _plain(item.title)

    def item_description(self, item: Listing) -> str:
        """Give what a reader chooses by: who, under which number."""
        parts = [item.body.name, item.document_number, item.index_number]
        return _plain("　".join(part for part in parts if part))

    def item_link(self, item: Listing) -> str:
        """Give its page."""
        return reverse("portal:item", args=[item.item_id])

    def item_guid(self, item: Listing) -> str:
        """Give a name that stays: its index number is never another's."""
        return f"urn:gongkai:{item.index_number}"

    def item_author_name(self, item: Any) -> str:
        """Name the body."""
        return str(item.body.name)

    def item_pubdate(self, item: Listing) -> datetime:
        """Give when it was first published."""
        return item.published_at

    def item_updateddate(self, item: Listing) -> datetime:
        """Give when it was corrected last, or published."""
        return item.changed_at
