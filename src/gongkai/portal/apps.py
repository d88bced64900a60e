"""The portal as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    """The portal (门户)."""

    name = "gongkai.portal"
    label = "portal"
    verbose_name = _("门户")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what goes out and what is taken off."""
        from gongkai.portal import receivers  # noqa: PLC0415 - models must be ready

        receivers.connect()
