"""The site's addresses where a directory is set."""

from django.urls import include, path

from gongkai.site.urls import urlpatterns as site

urlpatterns = [path("admin/directory/", include("mozilla_django_oidc.urls")), *site]
