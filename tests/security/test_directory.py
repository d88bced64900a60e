"""Single sign-on against a directory that speaks the protocol, truly and falsely."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from bodies.county import body as found
from bodies.county import person, post, section
from gongkai.audit.models import Entry
from gongkai.bodies.models import Person, Role
from gongkai.site import urls
from security.directory import Directory

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory(settings: Any) -> Iterator[Directory]:
    made = Directory()
    settings.ROOT_URLCONF = "security.directory_site"
    settings.AUTHENTICATION_BACKENDS = [
        *settings.AUTHENTICATION_BACKENDS,
        "gongkai.site.security.oidc.DirectoryBackend",
    ]
    settings.OIDC_ISSUER = made.address
    settings.OIDC_OP_AUTHORIZATION_ENDPOINT = f"{made.address}/authorize"
    settings.OIDC_OP_TOKEN_ENDPOINT = f"{made.address}/token"
    settings.OIDC_OP_USER_ENDPOINT = f"{made.address}/user"
    settings.OIDC_OP_JWKS_ENDPOINT = f"{made.address}/keys"
    settings.OIDC_RP_CLIENT_ID = "gongkai"
    settings.OIDC_RP_CLIENT_SECRET = "secret"  # noqa: S105 - of a directory of this test
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def clerk() -> Person:
    who = person("clerk")
    post(who, Role.CLERK, section(found("正宁县文体广电和旅游局")))
    return who


def sent_there(directory: Directory) -> tuple[Client, dict[str, str]]:
    client = Client()
    answer = client.get("/admin/directory/authenticate/")
    assert answer.headers["Location"].startswith(directory.address)
    return client, directory.expect(answer.headers["Location"])


def come_back(client: Client, state: str, code: str = "good") -> Any:
    return client.get("/admin/directory/callback/", {"code": code, "state": state})


def is_inside(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_the_login_page_offers_the_directory(directory: Directory) -> None:
    assert "统一身份认证登录" in Client().get("/admin/login/").content.decode()


@pytest.mark.usefixtures("clerk")
def test_a_registered_person_logs_in_by_the_directory(directory: Directory) -> None:
    client, asked = sent_there(directory)

    assert come_back(client, asked["state"]).headers["Location"] == "/admin/"
    assert is_inside(client)  # nor are they asked to change a password they do not use
    assert Entry.objects.filter(action="security.logged_in", actor="clerk").exists()


def test_whom_nobody_registered_gets_no_account(directory: Directory) -> None:
    client, asked = sent_there(directory)

    answer = come_back(client, asked["state"])

    assert answer.headers["Location"] == "/admin/login/"
    assert "还没有账号" in client.get("/admin/login/").content.decode()
    assert not Person.objects.exists()


def test_who_has_left_does_not_enter(directory: Directory, clerk: Person) -> None:
    Person.objects.update(is_active=False)
    client, asked = sent_there(directory)
    come_back(client, asked["state"])

    assert not is_inside(client)


FALSE = {
    "nonce": {"nonce": "another"},
    "issuer": {"iss": "https://elsewhere.example"},
    "audience": {"aud": "another-site"},
    "expired": {"exp": time.time() - 3600},
    "somebody else": {"sub": "8"},
    "no moment": {"exp": "tomorrow"},
    "never": {"exp": float("inf")},
    "no number": {"exp": float("nan")},
    "beyond all numbers": {"exp": 10**400},
    "from the future": {"iat": time.time() + 3600},
    "not valid yet": {"nbf": time.time() + 3600},
    "for several, given to another": {"aud": ["gongkai", "another-site"], "azp": "another-site"},
    "for several, given to nobody": {"aud": ["gongkai", "another-site"]},
}


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("changed", list(FALSE.values()), ids=list(FALSE))
def test_a_token_that_says_something_false_opens_nothing(
    directory: Directory, changed: dict[str, Any]
) -> None:
    client, asked = sent_there(directory)
    directory.claims |= changed

    assert come_back(client, asked["state"]).status_code == 302
    assert not is_inside(client)


@pytest.mark.usefixtures("clerk")
def test_a_token_signed_by_another_key_opens_nothing(directory: Directory) -> None:
    client, asked = sent_there(directory)
    directory.signing_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    come_back(client, asked["state"])

    assert not is_inside(client)
    assert Entry.objects.filter(action="security.directory_failed").exists()


@pytest.mark.usefixtures("clerk")
def test_a_state_of_another_browser_opens_nothing(directory: Directory) -> None:
    _other, asked = sent_there(directory)
    client, _asked = sent_there(directory)

    come_back(client, asked["state"])

    assert not is_inside(client)


@pytest.mark.usefixtures("clerk")
def test_an_answer_counts_once(directory: Directory) -> None:
    client, asked = sent_there(directory)
    come_back(client, asked["state"])
    client.post("/admin/logout/")

    come_back(client, asked["state"])

    assert not is_inside(client)


@pytest.mark.usefixtures("clerk")
def test_a_code_that_the_directory_does_not_know_opens_nothing(directory: Directory) -> None:
    client, asked = sent_there(directory)

    assert come_back(client, asked["state"], code="bad").headers["Location"] == "/admin/login/"
    assert not is_inside(client)


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("is_second_factor", [True, False])
def test_whether_the_directory_is_the_second_factor_is_a_setting(
    directory: Directory, settings: Any, is_second_factor: bool
) -> None:
    settings.SECOND_FACTOR = frozenset({"all"})
    settings.OIDC_IS_SECOND_FACTOR = is_second_factor
    client, asked = sent_there(directory)
    come_back(client, asked["state"])

    assert is_inside(client) == is_second_factor


def test_without_a_directory_there_are_no_addresses_of_it() -> None:
    assert urls.urlpatterns
    assert Client().get("/admin/directory/callback/").status_code in {302, 404}
    assert "统一身份认证" not in Client().get("/admin/login/").content.decode()
