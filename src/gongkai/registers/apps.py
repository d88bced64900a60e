"""The registers as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistersConfig(AppConfig):
    """Registers (登记台账)."""

    name = "gongkai.registers"
    label = "registers"
    verbose_name = _("登记台账")
    default_auto_field = "django.db.models.BigAutoField"
