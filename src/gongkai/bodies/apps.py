"""Bodies and people as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BodiesConfig(AppConfig):
    """Bodies, sections, people and posts (机关与人员)."""

    name = "gongkai.bodies"
    label = "bodies"
    verbose_name = _("机关与人员")
    default_auto_field = "django.db.models.BigAutoField"
