"""For trying the program on one's own machine: `gongkai demo`."""

import os
import secrets

from gongkai.bodies.protection import named_groups
from gongkai.site.settings.base import *  # noqa: F403 - settings are made by adding to the base
from gongkai.site.settings.base import DATA_DIR, STATIC_ROOT

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]


def _kept_secret(name: str) -> str:
    """Give a secret made on first use and kept in the data folder, readable by its owner alone."""
    path = DATA_DIR / name
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return path.read_text(encoding="ascii")


SECRET_KEY = _kept_secret("secret-key")
AUDIT_KEY = _kept_secret("audit-key")
SECOND_FACTOR = named_groups(os.environ.get("GONGKAI_SECOND_FACTOR"), frozenset())
"""Nobody needs one to try the program; a public body's server asks for it (`production`)."""
WHITENOISE_USE_FINDERS = True
"""Static files are served from the packages themselves; nothing is collected."""
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise looks there all the same
