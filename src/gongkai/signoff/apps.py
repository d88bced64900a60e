"""Sign-off as a Django application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SignoffConfig(AppConfig):
    """Sign-off (审签)."""

    name = "gongkai.signoff"
    label = "signoff"
    verbose_name = _("审签")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the default chains laid once the tables are there."""
        from gongkai.signoff.chains import lay_defaults  # noqa: PLC0415 - models must be ready

        post_migrate.connect(lay_defaults, sender=self)
