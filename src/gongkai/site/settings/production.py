"""For a public body's server: secrets from the environment, HTTPS only."""

import os

from django.core.exceptions import ImproperlyConfigured

from gongkai.site.settings.base import *  # noqa: F403 - settings are made by adding to the base


def _required(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"请设置环境变量{name}。")
    return value


DEBUG = False
SECRET_KEY = _required("GONGKAI_SECRET_KEY")
AUDIT_KEY = _required("GONGKAI_AUDIT_KEY")
ALLOWED_HOSTS = _required("GONGKAI_HOSTS").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SILENCED_SYSTEM_CHECKS = [
    "axes.W006",  # guessing from many addresses is worse than a name that is locked for a while
    "security.W005",  # other sites of the county's domain are not this one's to decide about
    "security.W021",  # as above
    "security.W019",  # the preview of a draft stands in a frame of the same site
]
