"""The catalogues as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from gongkai.audit.labels import ACTIONS


class CatalogueConfig(AppConfig):
    """Catalogues of what is disclosed (公开目录)."""

    name = "gongkai.catalogue"
    label = "catalogue"
    verbose_name = _("公开目录")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Name the acts of this room in the trail."""
        ACTIONS["catalogue.changed"] = _("修改公开目录")
        ACTIONS["catalogue.entry_added"] = _("增加公开事项")
        ACTIONS["catalogue.entry_changed"] = _("修改公开事项")
        ACTIONS["catalogue.assigned"] = _("指定公开事项的责任股室和更新周期")
        ACTIONS["catalogue.carried_over"] = _("公开目录新版承接旧版")
        ACTIONS["catalogue.set_up"] = _("设立公开目录")
