"""The audit trail as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """The trail (审计)."""

    name = "gongkai.audit"
    label = "audit"
    verbose_name = _("审计")
    default_auto_field = "django.db.models.BigAutoField"
