"""The second factor: who needs one, and the acts on it (GB/T 22239-2019 8.1.4.1 d)."""

from datetime import date
from typing import Final

from django.conf import settings
from django.db import transaction
from django_otp import match_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from gongkai.audit.acts import Act
from gongkai.audit.services import record
from gongkai.bodies.models import Person, Role
from gongkai.bodies.selectors import duty_of, holdings

RECOVERY_CODES: Final = 10
_LEADERS: Final = frozenset({Role.DEPUTY, Role.LEADER})


def has_factor(person: Person) -> bool:
    """Tell whether a person has set up a second factor."""
    return bool(TOTPDevice.objects.filter(user=person, confirmed=True).exists())


def needs_factor(person: Person, on: date) -> bool:
    """Tell whether a person must log in with a second factor.

    Whoever has set one up uses it; ``SECOND_FACTOR`` says who has to set one up: ``administrators``
    (三员), ``leaders`` (主要领导, 分管领导, and whoever stands in for them), ``all``.
    """
    who: frozenset[str] = settings.SECOND_FACTOR
    if "all" in who or has_factor(person):
        return True
    if "administrators" in who and duty_of(person) is not None:
        return True
    return "leaders" in who and any(held.post.role in _LEADERS for held in holdings(person, on))


def waiting_device(person: Person) -> TOTPDevice:
    """Give the device a person is setting up, made when first asked for."""
    device, _made = TOTPDevice.objects.get_or_create(
        user=person, confirmed=False, defaults={"name": "手机"}
    )
    return device


@transaction.atomic
def confirm(act: Act, device: TOTPDevice, code: str) -> list[str] | None:
    """Finish setting up by a first code; give the recovery codes, or None for a wrong code."""
    if not device.verify_token(code):
        return None
    device.confirmed = True
    device.save()
    record(act, "security.factor_enrolled", device.user)
    return _new_codes(device.user)


def _new_codes(person: Person) -> list[str]:
    StaticDevice.objects.filter(user=person).delete()
    device = StaticDevice.objects.create(user=person, name="备用码", confirmed=True)
    codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return codes


def check(act: Act, person: Person, code: str) -> TOTPDevice | StaticDevice | None:
    """Give the device whose code this is, None where it is none; recovery codes count once.

    Each device refuses codes for a while that grows with every wrong one.
    """
    device: TOTPDevice | StaticDevice | None = match_token(person, code)
    action = "security.factor_failed" if device is None else "security.factor_used"
    record(act, action, person, detail={} if device is None else {"device": device.name})
    return device


@transaction.atomic
def reset(act: Act, person: Person) -> None:
    """Take away a person's second factor, lost with the telephone; they set up a new one."""
    TOTPDevice.objects.filter(user=person).delete()
    StaticDevice.objects.filter(user=person).delete()
    record(act, "security.factor_reset", person)
