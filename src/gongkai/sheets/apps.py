"""Imports as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SheetsConfig(AppConfig):
    """Imports from workbooks (表格导入)."""

    name = "gongkai.sheets"
    label = "sheets"
    verbose_name = _("表格导入")
    default_auto_field = "django.db.models.BigAutoField"
