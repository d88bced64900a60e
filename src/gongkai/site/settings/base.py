"""What holds in every installation. Secrets and places come from the environment.

``GONGKAI_DIR`` is the folder of the platform's data, ``GONGKAI_DATABASE`` the database's URL
(SQLite in that folder by default). Preset of 等级保护: ``GONGKAI_LEVEL``, 2 or 3.
"""

import os
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from gongkai.bodies.protection import PRESETS, named_groups
from gongkai.site.settings import environment

DATA_DIR = Path(os.environ.get("GONGKAI_DIR", "var")).resolve()

INSTALLED_APPS = [
    "gongkai.site",
    "gongkai.site.security",
    "gongkai.portal",
    "gongkai.disclosures",
    "gongkai.registers",
    "gongkai.signoff",
    "gongkai.catalogue",
    "gongkai.bodies",
    "gongkai.sheets",
    "gongkai.search",
    "gongkai.audit",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "treebeard",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "qsessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "gongkai.site.security.middleware.permissions",
    "gongkai.site.security.middleware.behind_proxies",
    "gongkai.portal.caching.pages",
    "gongkai.portal.api.doors.open_data",
    "qsessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "gongkai.site.middleware.acts",
    "gongkai.site.security.middleware.editor_styles",
    "gongkai.site.security.middleware.longest_session",
    "gongkai.site.security.middleware.second_factor",
    "gongkai.site.middleware.password_age",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gongkai.site.urls"
WSGI_APPLICATION = "gongkai.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;"
    ),
}
"""Without IMMEDIATE a transaction that first reads and then writes may find the file locked;
without FULL a power cut may take away what was already acknowledged (some 4 ms a commit);
without recursive triggers INSERT OR REPLACE would pass by those that guard what is kept."""


CONNECTION_SECONDS = 600
"""How long a process keeps its connection: opening one costs more than a page that is kept."""


def database(url: str) -> dict[str, Any]:
    """Read a database's URL; SQLite is set up for many writers."""
    found: dict[str, Any] = dict(
        dj_database_url.parse(url, conn_max_age=CONNECTION_SECONDS, conn_health_checks=True)
    )
    if "sqlite" in found["ENGINE"]:
        found["OPTIONS"] = SQLITE_OPTIONS
    return found


DATABASES = {
    "default": database(os.environ.get("GONGKAI_DATABASE", f"sqlite:///{DATA_DIR}/gongkai.sqlite3"))
}

PAGES_KEPT = environment.number("GONGKAI_PAGES_KEPT", 2000, most=100_000)
_IN_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": _IN_MEMORY, "OPTIONS": {"MAX_ENTRIES": 20_000}},
    "pages": {
        "BACKEND": _IN_MEMORY if PAGES_KEPT else "django.core.cache.backends.dummy.DummyCache",
        "LOCATION": "pages",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": PAGES_KEPT},
    },
}
"""Each process keeps the pages it gave last, some 15 KB each; the database says what is current."""

API_PER_MINUTE = environment.number("GONGKAI_API_PER_MINUTE", 120, least=1, most=1_000_000)
"""How often one address may ask the API; each process of the server counts its own."""

EXPORT_TO = os.environ.get("GONGKAI_EXPORT_TO", "")
"""The folder that the worker keeps as a copy of the portal in files; empty for none."""
EXPORT_URL = os.environ.get("GONGKAI_EXPORT_URL", "")
"""Where that folder answers: feeds and maps of the site name it."""
if EXPORT_TO and not EXPORT_URL.startswith(("https://", "http://")):
    raise ImproperlyConfigured(
        "设了环境变量GONGKAI_EXPORT_TO，还要设GONGKAI_EXPORT_URL：这些文件的网址，以https://开头。"
    )

SEARCH = environment.one_of("GONGKAI_SEARCH", "database", ("database", "tantivy", "opensearch"))
"""Where the index of search stands: in the database, in files beside it, on a server of its own."""
_LIBRARY = {"tantivy": "tantivy", "opensearch": "opensearchpy"}.get(SEARCH)
if _LIBRARY and find_spec(_LIBRARY) is None:
    raise ImproperlyConfigured(
        f"环境变量GONGKAI_SEARCH是“{SEARCH}”，要用的库没有装，请运行pip install 'gongkai[search]'。"
    )
OPENSEARCH_URL = os.environ.get("GONGKAI_OPENSEARCH_URL", "")
"""With name and password, if the server asks for them."""
if SEARCH == "opensearch" and not OPENSEARCH_URL.startswith(("https://", "http://")):
    raise ImproperlyConfigured(
        "环境变量GONGKAI_SEARCH是“opensearch”，还要设GONGKAI_OPENSEARCH_URL：它的网址，以https://开头。"
    )
OPENSEARCH_INDEX = os.environ.get("GONGKAI_OPENSEARCH_INDEX", "gongkai")
OPENSEARCH_CA = os.environ.get("GONGKAI_OPENSEARCH_CA", "")
"""The file of the authority that signed the server's certificate; empty for the known ones."""

AUDIT_KEY = os.environ.get("GONGKAI_AUDIT_KEY", "")
"""The key of the trail's digests, apart from SECRET_KEY, so that each can be renewed alone."""

AUTH_USER_MODEL = "bodies.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "gongkai.bodies.backends.PostBackend",
]

OIDC_ISSUER = os.environ.get("GONGKAI_OIDC_ISSUER", "")
"""The county's directory for single sign-on (OpenID Connect); empty where there is none."""
if OIDC_ISSUER:
    AUTHENTICATION_BACKENDS.append("gongkai.site.security.oidc.DirectoryBackend")
OIDC_OP_AUTHORIZATION_ENDPOINT = os.environ.get("GONGKAI_OIDC_AUTHORIZE_URL", "")
OIDC_OP_TOKEN_ENDPOINT = os.environ.get("GONGKAI_OIDC_TOKEN_URL", "")
OIDC_OP_USER_ENDPOINT = os.environ.get("GONGKAI_OIDC_USER_URL", "")
OIDC_OP_JWKS_ENDPOINT = os.environ.get("GONGKAI_OIDC_KEYS_URL", "")
OIDC_RP_CLIENT_ID = os.environ.get("GONGKAI_OIDC_CLIENT", "")
OIDC_RP_CLIENT_SECRET = os.environ.get("GONGKAI_OIDC_SECRET", "")
OIDC_RP_SIGN_ALGO = "RS256"
OIDC_RP_SCOPES = "openid profile"
OIDC_USE_PKCE = True
OIDC_TIMEOUT = 10
OIDC_CREATE_USER = False
OIDC_USERNAME_CLAIM = os.environ.get("GONGKAI_OIDC_CLAIM", "preferred_username")
"""The claim that holds the account's name here."""
OIDC_IS_SECOND_FACTOR = os.environ.get("GONGKAI_OIDC_SECOND_FACTOR", "") == "yes"
"""Whether the directory itself asks for a second factor, so that none is asked for here."""
OIDC_CALLBACK_CLASS = "gongkai.site.security.oidc.Callback"
LOGIN_REDIRECT_URL = "/admin/"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [Path(__file__).parent.parent / "locale"]
"""Words that Wagtail and others have not in Chinese yet; these come before their own."""
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"

ATTACHMENT_MEGABYTES = environment.number("GONGKAI_ATTACHMENT_MEGABYTES", 20, least=1, most=500)
"""The largest file that can be attached to an item."""
JUDGEMENT_REQUIRED = environment.one_of("GONGKAI_JUDGEMENT_REQUIRED", "no", ("yes", "no")) == "yes"
"""Whether nothing goes to review before its 公开属性判定: 条例第十七条 says not how."""

WAGTAIL_SITE_NAME = "政务公开"
WAGTAILADMIN_USER_LOGIN_FORM = "gongkai.site.security.forms.NameAndPassword"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", "简体中文")]
WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", "简体中文")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_FINISH_WORKFLOW_ACTION = "gongkai.signoff.finish.release"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # there is a page of our own, which records it
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False  # a newer draft under review stays so
WAGTAILADMIN_BASE_URL = os.environ.get("GONGKAI_URL", "http://127.0.0.1:8000")

PROTECTION = PRESETS[environment.one_of("GONGKAI_LEVEL", "2", PRESETS)]
AUTH_PASSWORD_VALIDATORS = PROTECTION.password_validators()
try:
    SECOND_FACTOR = named_groups(os.environ.get("GONGKAI_SECOND_FACTOR"), PROTECTION.second_factor)
except ValueError as error:
    raise ImproperlyConfigured(f"环境变量GONGKAI_SECOND_FACTOR：{error}") from error
"""Who must have a second factor: administrators, leaders, all; empty for nobody."""
OTP_TOTP_ISSUER = "政务公开"
SESSION_ENGINE = "qsessions.backends.db"
SESSION_COOKIE_AGE = PROTECTION.idle_minutes * 60
PROXIES = environment.number("GONGKAI_PROXIES", 0, most=20)
"""How many proxies of ours stand in front and add to X-Forwarded-For; 0 believes the header not."""
SESSION_LONGEST = timedelta(hours=environment.number("GONGKAI_SESSION_HOURS", 12, least=1, most=24))
SESSIONS_PER_PERSON = environment.number("GONGKAI_SESSIONS_PER_PERSON", 5, least=1, most=100)
"""The oldest sessions of a person end when they log in once more."""
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
AXES_FAILURE_LIMIT = PROTECTION.failures
AXES_COOLOFF_TIME = PROTECTION.lockout
AXES_LOCKOUT_PARAMETERS = ["username"]  # wherever it is guessed from
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # or a stranger locks a name for ever
AXES_LOCKOUT_CALLABLE = "gongkai.site.security.views.locked_out"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
