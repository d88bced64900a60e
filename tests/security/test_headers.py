"""What every answer carries, and what production settings hold to."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from signoff.office import Office, office
from signoff.test_screens import ITEMS, login

__all__ = ["office"]

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
