"""The maps of the site for search engines: its fixed pages, and the items of each year."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps import views as maps
from django.db.models import Max
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.portal.columns import COLUMNS
from gongkai.portal.models import Listing
from gongkai.portal.selectors import Choice, counted


class Pages(Sitemap[str]):
    """The pages that are always there, and the columns that hold something."""

    def items(self) -> list[str]:
        """Give the addresses."""
        filled = counted(Choice(), "column")
        names = (
            "home", "platform", "bodies", "figures", "opendata", "applying", "privacy",
            "accessibility", "copyright",
        )  # fmt: skip
        return [
            *(reverse(f"portal:{name}") for name in names),
            *(reverse("portal:column", args=[c.key]) for c in COLUMNS if c.key in filled),
            *(reverse("portal:body", args=[body]) for body in counted(Choice(), "body")),
        ]

    def location(self, item: str) -> str:
        """Give an address as it is."""
        return item


class Items(Sitemap[Listing]):
    """The public items of a year, in maps of so many that none is too long for a search engine.

    A part is counted off within its year alone, however many years there are.
    """

    limit = 5000

    def __init__(self, year: int) -> None:
        self._listed = Listing.objects.filter(year=year)

    def items(self) -> Any:
        """Give them in an order that does not change when newer ones come."""
        return self._listed.order_by("published_at", "item").only("item", "changed_at")

    def location(self, item: Listing) -> str:
        """Give its page."""
        return reverse("portal:item", args=[item.item_id])

    def lastmod(self, item: Listing) -> datetime:
        """Give when it was published or corrected last."""
        return item.changed_at

    def get_latest_lastmod(self) -> datetime | None:
        """Give the latest of the year, by one question."""
        found: datetime | None = self._listed.aggregate(Max("changed_at"))["changed_at__max"]
        return found


def _maps() -> dict[str, Sitemap[Any] | type[Sitemap[Any]]]:
    years = sorted(map(int, counted(Choice(), "year")))
    return {"pages": Pages(), **{f"items-{year}": Items(year) for year in years}}


@require_safe
def index(request: HttpRequest) -> TemplateResponse:
    """Lead to all maps."""
    return maps.index(request, _maps(), sitemap_url_name="portal:sitemap_part")


@require_safe
def part(request: HttpRequest, section: str) -> TemplateResponse:
    """Give a map; ``p`` says which part of it."""
    return maps.sitemap(request, _maps(), section)
