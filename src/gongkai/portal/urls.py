"""The portal's addresses, from the root of the site."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path

from gongkai.portal import figure_views, modes, search_views, views
from gongkai.portal.caching import kept, of_all, of_body
from gongkai.portal.feeds import Newest
from gongkai.portal.sitemaps import SITEMAPS

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("columns/<slug:key>/", views.column, name="column"),
    path("bodies/", views.bodies, name="bodies"),
    path("bodies/<int:pk>/", views.body, name="body"),
    path("bodies/<int:pk>/disclosure/", views.body_platform, name="body_platform"),
    path("disclosure/", views.platform, name="platform"),
    path("disclosure/applying/", views.how_to_apply, name="applying"),
    path("items/<int:pk>/", views.item, name="item"),
    path("figures/", figure_views.figures_page, name="figures"),
    path("search/", search_views.search, name="search"),
    path("feeds/", kept(of_all)(Newest()), name="feed"),
    path("feeds/columns/<slug:key>/", kept(of_all)(Newest()), name="column_feed"),
    path("feeds/bodies/<int:pk>/", kept(of_body)(Newest()), name="body_feed"),
    path(
        "sitemap.xml",
        index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "portal:sitemap_part"},
        name="sitemap_index",
    ),
    path("sitemap-<slug:section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap_part"),
    path("robots.txt", views.robots, name="robots"),
    path("view/", modes.choose, name="view"),
    path("sitemap/", views.about, {"topic": "sitemap"}, name="sitemap"),
    path("privacy/", views.about, {"topic": "privacy"}, name="privacy"),
    path("accessibility/", views.about, {"topic": "accessibility"}, name="accessibility"),
]
