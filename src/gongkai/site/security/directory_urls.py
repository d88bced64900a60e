"""Addresses of single sign-on: there are none where no directory is set."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = (
    [path("", include("mozilla_django_oidc.urls"))] if settings.OIDC_ISSUER else []
)
