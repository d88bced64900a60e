"""Login and its safety as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SecurityConfig(AppConfig):
    """Logging in safely (登录安全)."""

    name = "gongkai.site.security"
    label = "security"
    verbose_name = _("登录安全")

    def ready(self) -> None:
        """Have logins recorded, and settings compared with their level."""
        from gongkai.site.security import checks, signals  # noqa: F401, PLC0415 - models must be ready
