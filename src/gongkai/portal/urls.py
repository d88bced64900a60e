"""The portal's addresses, from the root of the site."""

from django.urls import path

from gongkai.portal import figure_views, views

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("columns/<slug:key>/", views.column, name="column"),
    path("bodies/<int:pk>/", views.body, name="body"),
    path("items/<int:pk>/", views.item, name="item"),
    path("figures/", figure_views.figures_page, name="figures"),
]
