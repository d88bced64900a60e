"""The portal's addresses, from the root of the site."""

from django.urls import path

from gongkai.portal import figure_views, modes, opendata, search_views, sitemaps, views
from gongkai.portal.caching import kept, of_all, of_body
from gongkai.portal.feeds import Newest

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
    path("items/<int:pk>/leaving/<int:number>/", views.leaving, name="leaving"),
    path("items/<int:pk>/qr.svg", views.qr, name="qr"),
    path("opendata/", opendata.overview, name="opendata"),
    path("opendata/bodies.<slug:form>", opendata.bodies, name="opendata_bodies"),
    path("opendata/items-<int:year>.<slug:form>", opendata.items, name="opendata_items"),
    path("figures/", figure_views.figures_page, name="figures"),
    path("search/", search_views.search, name="search"),
    path("search/suggest/", search_views.suggest, name="suggest"),
    path("feeds/", kept(of_all)(Newest()), name="feed"),
    path("feeds/columns/<slug:key>/", kept(of_all)(Newest()), name="column_feed"),
    path("feeds/bodies/<int:pk>/", kept(of_body)(Newest()), name="body_feed"),
    path("sitemap.xml", sitemaps.index, name="sitemap_index"),
    path("sitemap-<slug:section>.xml", sitemaps.part, name="sitemap_part"),
    path("robots.txt", views.robots, name="robots"),
    path("view/", modes.choose, name="view"),
    path("sitemap/", views.about, {"topic": "sitemap"}, name="sitemap"),
    path("privacy/", views.about, {"topic": "privacy"}, name="privacy"),
    path("copyright/", views.about, {"topic": "copyright"}, name="copyright"),
    path("accessibility/", views.about, {"topic": "accessibility"}, name="accessibility"),
]
