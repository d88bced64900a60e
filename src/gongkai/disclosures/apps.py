"""Disclosure as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisclosuresConfig(AppConfig):
    """Disclosed items (主动公开)."""

    name = "gongkai.disclosures"
    label = "disclosures"
    verbose_name = _("主动公开")
    default_auto_field = "django.db.models.BigAutoField"
