"""Logins: where one is logged in, when that ends, and what is recorded of it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from axes.utils import reset
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from qsessions.models import Session

from bodies.county import ACT, person, post, section
from bodies.county import body as found
from gongkai.audit.models import Entry
from gongkai.bodies.models import Duty, Person, Role
from gongkai.bodies.services import assign_duty
from gongkai.site.security.middleware import SINCE
from signoff.test_screens import login

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PASSWORD = "Zhengning-2020"  # noqa: S105 - of a person that only lives in this test


@pytest.fixture
def clerk() -> Person:
    who = person("clerk")
    who.set_password(PASSWORD)
    who.must_change_password = False
    who.password_changed_at = timezone.now()
    who.save()
    post(who, Role.CLERK, section(found("正宁县文体广电和旅游局")))
    reset()
    return who


def log_in(password: str = PASSWORD, **headers: str) -> tuple[Client, Any]:
    client = Client(REMOTE_ADDR="10.0.0.9", HTTP_USER_AGENT=FIREFOX, **headers)
    answer = client.post("/admin/login/", {"username": "clerk", "password": password})
    return client, answer


def test_a_person_sees_where_they_are_logged_in(clerk: Person) -> None:
    client, _answer = log_in()

    page = client.get("/admin/security/sessions/").content.decode()

    assert "Firefox" in page
    assert "10.0.0.9" in page
    assert "这一台" in page


def test_another_session_can_be_ended(clerk: Person) -> None:
    lost, _answer = log_in()
    here, _answer = log_in()

    page = here.get("/admin/security/sessions/").content.decode()
    (name,) = re.findall(r'name="session" value="(\w+)"', page)
    assert lost.session.session_key not in page
    here.post("/admin/security/sessions/end/", {"session": name})

    assert lost.get("/admin/").status_code == 302
    assert here.get("/admin/").status_code == 200


def test_nobody_ends_another_persons_session(clerk: Person) -> None:
    here, _answer = log_in()
    stranger = person("stranger")
    post(stranger, Role.OFFICER, found("正宁县卫生健康局"))

    login(stranger).post("/admin/security/sessions/end/", {"session": here.session.session_key})

    assert here.get("/admin/").status_code == 200


def test_the_oldest_session_ends_when_there_are_too_many(clerk: Person, settings: Any) -> None:
    settings.SESSIONS_PER_PERSON = 2
    first, second, third = (log_in()[0] for _ in range(3))

    assert first.get("/admin/").status_code == 302
    assert second.get("/admin/").status_code == 200
    assert third.get("/admin/").status_code == 200


def test_a_changed_password_ends_the_other_sessions(clerk: Person) -> None:
    other, _answer = log_in()
    here, _answer = log_in()

    new = "Zhengning-2021-new"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post(reverse("change_password"), form).status_code == 302

    assert other.get("/admin/").status_code == 302
    assert here.get("/admin/").status_code == 200


def test_a_session_ends_after_its_longest_time_however_busy(clerk: Person) -> None:
    client, _answer = log_in()
    session = client.session
    session[SINCE] = (timezone.now() - timedelta(hours=13)).timestamp()
    session.save()

    assert client.get("/admin/").headers["Location"] == "/admin/login/"
    assert client.get("/admin/").status_code == 302


def test_a_session_ends_when_nothing_is_done(clerk: Person, settings: Any) -> None:
    client, _answer = log_in()
    session = Session.objects.get(user=clerk)
    left = session.expire_date - timezone.now()
    assert left <= timedelta(minutes=settings.PROTECTION.idle_minutes)

    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert client.get("/admin/").status_code == 302


def test_logins_failures_and_logouts_are_recorded_with_their_address(clerk: Person) -> None:
    log_in("wrong")
    client, _answer = log_in()
    client.post("/admin/logout/")

    entries = Entry.objects.filter(action__startswith="security.").order_by("number")
    assert [(e.action, e.object_name, e.address) for e in entries] == [
        ("security.login_failed", "clerk", "10.0.0.9"),
        ("security.logged_in", "clerk", "10.0.0.9"),
        ("security.logged_out", "clerk", "10.0.0.9"),
    ]


def test_wrong_passwords_lock_the_account_and_the_page_says_for_how_long(
    clerk: Person, settings: Any
) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT):
        _client, answer = log_in("wrong")

    assert answer.status_code == 429
    assert "30分钟后（" in answer.content.decode()
    assert log_in()[1].status_code == 429
    assert Entry.objects.filter(action="security.locked_out").exists()


def test_the_lock_runs_out_however_often_it_is_tried(clerk: Person, settings: Any) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT):
        log_in("wrong")
    attempts = AccessAttempt.objects.filter(username="clerk")
    locked_at = timezone.now() - timedelta(minutes=20)
    attempts.update(attempt_time=locked_at)
    words = log_in("wrong")[1].content.decode()
    assert "10分钟后" in words
    assert f"（{timezone.localtime(locked_at + timedelta(minutes=30)):%H:%M}）" in words

    attempts.update(attempt_time=F("attempt_time") - timedelta(minutes=11))
    assert log_in()[1].status_code == 302


def test_the_security_administrator_unlocks_an_account(clerk: Person, settings: Any) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT):
        log_in("wrong")
    security = person("security")
    assign_duty(ACT, security, Duty.SECURITY)
    client = login(security)
    assert "clerk" in client.get("/admin/security/accounts/").content.decode()

    client.post("/admin/security/accounts/unlock/", {"username": "clerk"})

    assert log_in()[1].status_code == 302
    assert Entry.objects.filter(action="security.unlocked", actor="security").exists()


def test_a_session_cookie_is_out_of_scripts_reach(clerk: Person) -> None:
    _client, answer = log_in()

    cookie = answer.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_guessing_from_many_addresses_locks_the_account_all_the_same(
    clerk: Person, settings: Any
) -> None:
    for number in range(settings.AXES_FAILURE_LIMIT):
        Client(REMOTE_ADDR=f"10.0.1.{number}").post(
            "/admin/login/", {"username": "clerk", "password": "wrong"}
        )

    assert log_in()[1].status_code == 429


@pytest.mark.parametrize(("proxies", "address"), [(0, "10.0.0.9"), (1, "172.16.0.5")])
def test_the_address_is_the_one_that_our_own_proxy_tells(
    clerk: Person, settings: Any, proxies: int, address: str
) -> None:
    settings.PROXIES = proxies
    log_in(HTTP_X_FORWARDED_FOR="1.2.3.4, 172.16.0.5")

    assert Entry.objects.get(action="security.logged_in").address == address
