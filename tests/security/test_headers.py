"""What every answer carries, and what production settings hold to."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.site.security.checks import as_strict_as_its_level
from signoff.office import Office, office
from signoff.test_screens import ITEMS, login

__all__ = ["office"]

PRODUCTION = {"DJANGO_SETTINGS_MODULE": "gongkai.site.settings.production"}
REQUIRED = {
    "GONGKAI_SECRET_KEY": "abcdefgh-1234-" * 5,
    "GONGKAI_AUDIT_KEY": "another",
    "GONGKAI_HOSTS": "gk.example.cn",
}


@pytest.mark.django_db
def test_scripts_and_styles_come_from_the_site_alone() -> None:
    policy = Client().get("/admin/login/").headers["Content-Security-Policy"]

    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["object-src"] == rules["base-uri"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["form-action"] == "'self'"


def test_only_pages_with_the_text_editor_may_have_styles_of_their_own(office: Office) -> None:
    client = login(office.clerk)

    def styles(name: str) -> str:
        policy = client.get(reverse(ITEMS.get_url_name(name))).headers["Content-Security-Policy"]
        return dict(rule.split(" ", 1) for rule in policy.split("; "))["style-src"]

    assert styles("add") == "'self' 'unsafe-inline'"
    assert styles("list") == "'self'"


@pytest.mark.django_db
def test_the_browser_is_told_not_to_guess_and_not_to_tell() -> None:
    headers = Client().get("/admin/login/").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=(), geolocation=(), microphone=()" in headers["Permissions-Policy"]


WRONG = {
    "GONGKAI_LEVEL": ("4", "只能是2、3之一"),
    "GONGKAI_PROXIES": ("two", "应为0到20的整数"),
    "GONGKAI_SESSION_HOURS": ("0", "应为1到24的整数"),
    "GONGKAI_SESSIONS_PER_PERSON": ("-1", "应为1到100的整数"),
    "GONGKAI_ATTACHMENT_MEGABYTES": ("1e9", "应为1到500的整数"),
    "GONGKAI_JUDGEMENT_REQUIRED": ("1", "只能是yes、no之一"),
    "GONGKAI_SEARCH": ("elasticsearch", "只能是database、tantivy、opensearch之一"),
    "GONGKAI_SECOND_FACTOR": ("everybody", "只能是administrators、leaders、all或none"),
}


@pytest.mark.parametrize("name", list(WRONG))
def test_a_setting_that_cannot_be_is_said_in_a_sentence(tmp_path: Path, name: str) -> None:
    value, said = WRONG[name]
    done = subprocess.run(
        [sys.executable, "-m", "gongkai.site", "manage", "check"],
        env={**os.environ, "GONGKAI_DIR": str(tmp_path), **PRODUCTION, **REQUIRED, name: value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert name in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_weaker_than_its_level_is_named_with_the_clause(settings: Any) -> None:
    settings.SECOND_FACTOR = settings.PROTECTION.second_factor
    assert as_strict_as_its_level() == []
    settings.SECOND_FACTOR = frozenset({"leaders"})
    settings.AXES_FAILURE_LIMIT = 50
    settings.AXES_COOLOFF_TIME = timedelta(minutes=1)
    settings.SESSION_COOKIE_AGE = 86_400
    settings.AUTH_PASSWORD_VALIDATORS = []
    found = [str(each.msg) for each in as_strict_as_its_level()]
    assert len(found) == 5
    assert "二次验证不含administrators" in found[0]
    assert all("GB/T 22239—2019 8.1.4.1" in each for each in found)
    settings.SECOND_FACTOR = frozenset({"all"})
    assert len(as_strict_as_its_level()) == 4


def manage(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "django", *arguments],
        env={
            **os.environ,
            "GONGKAI_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "gongkai.site.settings.production",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_djangos_own_check_of_a_deployment_finds_nothing(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **REQUIRED)

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("missing", list(REQUIRED))
def test_production_does_not_start_without_its_secrets(tmp_path: Path, missing: str) -> None:
    done = manage(tmp_path, "check", **{**REQUIRED, missing: ""})

    assert done.returncode != 0
    assert f"请设置环境变量{missing}" in done.stderr
