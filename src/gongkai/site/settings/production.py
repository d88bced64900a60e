"""For a public body's server: secrets from the environment, HTTPS only."""

from gongkai.site.settings.base import *  # noqa: F403 - settings are made by adding to the base
from gongkai.site.settings.environment import required

DEBUG = False
SECRET_KEY = required("GONGKAI_SECRET_KEY")
AUDIT_KEY = required("GONGKAI_AUDIT_KEY")
ALLOWED_HOSTS = required("GONGKAI_HOSTS").split(",")
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
