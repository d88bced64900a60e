"""Logging in with name and password."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm


class NameAndPassword(LoginForm):
    """Wagtail's form in plain Chinese; no session outlives its browser, so none is remembered."""

    remember = None
    error_messages = LoginForm.error_messages | {
        "invalid_login": _("用户名或者密码不对。请核对大小写后重试。")
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {"username": _("用户名"), "password": _("密码")}
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["password"].widget.attrs["autocomplete"] = "current-password"
