"""The second factor: who is asked for one, what a code opens, what a lost telephone needs."""

import base64
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from bodies.county import ACT, person, post, section
from bodies.county import body as found
from gongkai.audit.models import Entry
from gongkai.bodies.models import Duty, Person, Role
from gongkai.bodies.protection import PRESETS, named_groups
from gongkai.bodies.services import assign_duty, delegate
from gongkai.site.security.factor import has_factor, needs_factor
from signoff.test_screens import login

pytestmark = pytest.mark.django_db
VERIFY, ENROL = "/admin/security/factor/", "/admin/security/factor/new/"


@pytest.fixture
def leader(settings: Any) -> Person:
    settings.SECOND_FACTOR = frozenset({"administrators", "leaders"})
    bureau = found("正宁县文体广电和旅游局")
    who = person("leader")
    post(who, Role.LEADER, bureau)
    return who


def code_of(who: Person, drift: int = 0) -> str:
    device = TOTPDevice.objects.get(user=who)
    return f"{totp(device.bin_key, drift=drift):06d}"


def enrolled(who: Person) -> tuple[Client, list[str]]:
    """Set up a second factor through the pages; give the browser and the recovery codes."""
    client = login(who)
    client.get(ENROL)
    page = client.post(ENROL, {"code": code_of(who)}).content.decode()
    return client, re.findall(r"<code>([a-z2-7]+)</code>", page)


def test_a_leader_sets_up_a_second_factor_before_anything_else(leader: Person) -> None:
    client = login(leader)
    assert client.get("/admin/").headers["Location"] == f"{ENROL}?next=%2Fadmin%2F"

    page = client.get(ENROL).content.decode()
    assert "<svg" in page
    secret = base64.b32encode(TOTPDevice.objects.get().bin_key).decode().rstrip("=")
    assert secret in page.replace("%3D", "")

    client, codes = enrolled(leader)
    assert len(set(codes)) == 10
    assert client.get("/admin/").status_code == 200
    assert Entry.objects.filter(action="security.factor_enrolled", actor="leader").exists()


def test_a_wrong_first_code_sets_up_nothing(leader: Person) -> None:
    client = login(leader)
    client.get(ENROL)

    page = client.post(ENROL, {"code": "000000"}).content.decode()

    assert "验证码不对" in page
    assert not has_factor(leader)


def test_whoever_has_a_factor_is_asked_for_a_code_at_the_next_login(leader: Person) -> None:
    _client, codes = enrolled(leader)
    client = login(leader)
    assert client.get("/admin/inbox/").headers["Location"] == f"{VERIFY}?next=%2Fadmin%2Finbox%2F"

    answer = client.post(VERIFY, {"code": codes[0], "next": "/admin/inbox/"})

    assert answer.headers["Location"] == "/admin/inbox/"
    assert client.get("/admin/inbox/").status_code == 200


def test_a_recovery_code_counts_once(leader: Person) -> None:
    _client, codes = enrolled(leader)
    login(leader).post(VERIFY, {"code": codes[0]})

    again = login(leader)
    page = again.post(VERIFY, {"code": codes[0]}).content.decode()

    assert "验证码不对" in page
    assert again.get("/admin/").status_code == 302
    assert Entry.objects.filter(action="security.factor_failed").exists()


def test_a_code_from_the_telephone_counts_once(leader: Person) -> None:
    enrolled(leader)
    device = TOTPDevice.objects.get()
    used = f"{totp(device.bin_key):06d}"

    answer = login(leader).post(VERIFY, {"code": used})

    assert answer.status_code == 200  # the code that set the device up is not taken again


def test_wrong_codes_slow_down_even_the_right_one(leader: Person) -> None:
    enrolled(leader)
    client = login(leader)
    for _ in range(3):
        client.post(VERIFY, {"code": "000000"})

    answer = client.post(VERIFY, {"code": code_of(leader, drift=1)})

    assert "稍等片刻" in answer.content.decode()


def test_the_next_page_is_one_of_this_site(leader: Person) -> None:
    _client, codes = enrolled(leader)

    answer = login(leader).post(VERIFY, {"code": codes[0], "next": "https://example.com/"})

    assert answer.headers["Location"] == "/admin/"


def test_a_page_before_the_code_changes_nothing_by_post(leader: Person) -> None:
    answer = login(leader).post("/admin/security/sessions/end/")

    assert answer.headers["Location"].startswith(ENROL)


def test_the_security_administrator_takes_a_lost_factor_away(leader: Person) -> None:
    enrolled(leader)
    security = person("security")
    assign_duty(ACT, security, Duty.SECURITY)
    client, _codes = enrolled(security)

    client.post(reverse("security_reset_factor", args=[leader.pk]))

    assert not has_factor(leader)
    entry = Entry.objects.get(action="security.factor_reset")
    assert (entry.actor, entry.object_name) == ("security", "leader")


def test_nobody_takes_their_own_factor_away(leader: Person) -> None:
    security = person("security")
    assign_duty(ACT, security, Duty.SECURITY)
    client, _codes = enrolled(security)

    assert client.post(reverse("security_reset_factor", args=[security.pk])).status_code == 403
    assert has_factor(security)


@pytest.mark.parametrize("duty", [Duty.SYSTEM, Duty.AUDIT, None])
def test_only_the_security_administrator_sees_accounts(duty: Duty | None) -> None:
    who = person("somebody")
    if duty:
        assign_duty(ACT, who, duty)
    else:
        post(who, Role.OFFICER, found("正宁县文体广电和旅游局"))
    client = login(who)

    assert client.get("/admin/security/accounts/").status_code == 403
    assert client.post("/admin/security/accounts/unlock/", {"username": "x"}).status_code == 403


def test_who_needs_a_factor_is_as_set(settings: Any) -> None:
    bureau = found("正宁县文体广电和旅游局")
    today = timezone.localdate()
    clerk, deputy, admin = person("clerk"), person("deputy"), person("admin")
    post(clerk, Role.CLERK, section(bureau))
    held = post(deputy, Role.DEPUTY, bureau)
    assign_duty(ACT, admin, Duty.SYSTEM)
    delegate(ACT.__class__(deputy.pk, "deputy", ACT.at), held, clerk, today, today, "出差")

    def asked(*who: str) -> list[Person]:
        settings.SECOND_FACTOR = frozenset(who)
        return [each for each in (clerk, deputy, admin) if needs_factor(each, today)]

    assert asked() == []
    assert asked("administrators") == [admin]
    assert asked("leaders") == [clerk, deputy]  # the clerk stands in for the deputy
    assert asked("all") == [clerk, deputy, admin]


def test_the_setting_overrides_the_preset_and_refuses_what_it_does_not_know() -> None:
    preset = PRESETS["3"].second_factor

    assert named_groups(None, preset) == preset
    assert named_groups("none", preset) == frozenset()
    assert named_groups("leaders, administrators", preset) == {"leaders", "administrators"}
    with pytest.raises(ValueError, match="只能是"):
        named_groups("leader", preset)


def test_a_code_is_no_longer_asked_for_within_a_session(leader: Person) -> None:
    client, _codes = enrolled(leader)

    for _ in range(3):
        assert client.get("/admin/").status_code == 200
    assert timezone.now() - leader.date_joined < timedelta(minutes=5)


def test_the_password_is_not_changed_before_the_code_is_given(leader: Person) -> None:
    enrolled(leader)

    answer = login(leader).get(reverse("change_password"))

    assert answer.headers["Location"].startswith(VERIFY)
