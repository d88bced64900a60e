"""The map of the site for search engines: an index, and maps of so many pages each."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from gongkai.portal.columns import COLUMNS
from gongkai.portal.models import Listing
from gongkai.portal.selectors import Choice, counted


class Pages(Sitemap[str]):
    """The pages that are always there, and the columns that hold something."""

    def items(self) -> list[str]:
        """Give the addresses."""
        filled = counted(Choice(), "column")
        names = ("home", "platform", "bodies", "figures", "applying", "privacy", "accessibility")
        return [
            *(reverse(f"portal:{name}") for name in names),
            *(reverse("portal:column", args=[c.key]) for c in COLUMNS if c.key in filled),
            *(reverse("portal:body", args=[body]) for body in counted(Choice(), "body")),
        ]

    def location(self, item: str) -> str:
        """Give an address as it is."""
        return item


class Items(Sitemap[Listing]):
    """All public items, in maps of so many that none is too long for a search engine."""

    limit = 5000

    def items(self) -> Any:
        """Give them in an order that does not change when newer ones come."""
        return Listing.objects.order_by("published_at", "item").only("item", "published_at")

    def location(self, item: Listing) -> str:
        """Give its page."""
        return reverse("portal:item", args=[item.item_id])

    def lastmod(self, item: Listing) -> Any:
        """Give when it was published."""
        return item.published_at


SITEMAPS = {"pages": Pages, "items": Items}
