"""等级保护 presets: how strictly people log in (GB/T 22239-2019 chapters 7 and 8).

The standard asks for complex, periodically changed credentials, handling of failures and of idle
sessions, and at level 3 a second factor; the figures are customary, not in the standard.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

_DJANGO: Final = "django.contrib.auth.password_validation"
_OWN: Final = "gongkai.bodies.passwords"


@dataclass(frozen=True, slots=True)
class Preset:
    """A level's figures. ``second_factor`` names who needs one: administrators, leaders, all."""

    level: int
    password_length: int
    password_days: int
    passwords_remembered: int
    failures: int
    lockout: timedelta
    idle_minutes: int
    second_factor: frozenset[str]

    def password_validators(self) -> list[dict[str, Any]]:
        """Give Django's setting AUTH_PASSWORD_VALIDATORS."""
        length = {"min_length": self.password_length}
        return [
            {"NAME": f"{_DJANGO}.MinimumLengthValidator", "OPTIONS": length},
            {
                "NAME": f"{_DJANGO}.UserAttributeSimilarityValidator",
                "OPTIONS": {"user_attributes": ("username", "name", "email", "mobile")},
            },
            {"NAME": f"{_DJANGO}.CommonPasswordValidator"},
            {"NAME": f"{_OWN}.MixedCharactersValidator", "OPTIONS": {"kinds": 3}},
            {
                "NAME": f"{_OWN}.NotUsedBeforeValidator",
                "OPTIONS": {"remembered": self.passwords_remembered},
            },
        ]


PRESETS: Final = {
    "2": Preset(
        level=2,
        password_length=10,
        password_days=90,
        passwords_remembered=5,
        failures=5,
        lockout=timedelta(minutes=30),
        idle_minutes=30,
        second_factor=frozenset({"administrators", "leaders"}),
    ),
    "3": Preset(
        level=3,
        password_length=12,
        password_days=90,
        passwords_remembered=5,
        failures=5,
        lockout=timedelta(minutes=30),
        idle_minutes=15,
        second_factor=frozenset({"administrators", "leaders", "all"}),
    ),
}


def named_groups(text: str | None, preset: frozenset[str]) -> frozenset[str]:
    """Read who needs a second factor from a setting: names parted by commas, ``none`` for nobody.

    Raises:
        ValueError: a name is none of the three.
    """
    if text is None:
        return preset
    names = frozenset(name.strip() for name in text.split(",") if name.strip()) - {"none"}
    if unknown := names - {"administrators", "leaders", "all"}:
        raise ValueError(
            f"二次验证的范围写作{'、'.join(sorted(unknown))}，只能是administrators、leaders、all或none。"
        )
    return names
