"""For the tests: fast hashing, no lockout between tests; SQLite unless GONGKAI_DATABASE says."""

from gongkai.site.settings.base import *  # noqa: F403 - settings are made by adding to the base
from gongkai.site.settings.base import MIDDLEWARE as _MIDDLEWARE

MIDDLEWARE = [each for each in _MIDDLEWARE if "whitenoise" not in each]
SECRET_KEY = "for tests only"  # noqa: S105 - it protects nothing
AUDIT_KEY = "for tests only"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SECOND_FACTOR = frozenset()
