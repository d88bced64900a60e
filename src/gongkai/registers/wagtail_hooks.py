"""The registers in the back office's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from gongkai.registers.viewsets import VIEWSETS


class RegisterGroup(SnippetViewSetGroup):
    """登记台账: shown to whoever sees any body's records."""

    menu_label = _("登记台账")
    menu_icon = "clipboard-list"
    menu_name = "registers"
    menu_order = 300
    items = VIEWSETS


register_snippet(RegisterGroup)
