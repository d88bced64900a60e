"""The site as a Django application: what all rooms' screens share."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The site: home page of the back office, its look, the doors' middleware."""

    name = "gongkai.site"
    label = "gongkai_site"
