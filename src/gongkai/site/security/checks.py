"""Whether the settings are as strict as the level of 等级保护 that they name (GB/T 22239-2019)."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core import checks

_CLAUSES = {
    "password": "8.1.4.1 a",
    "failures": "8.1.4.1 b",
    "factor": "8.1.4.1 d",
}


@checks.register(checks.Tags.security, deploy=True)
def as_strict_as_its_level(**_more: Any) -> list[checks.CheckMessage]:
    """Name each setting that is weaker than the level's preset, with the clause."""
    level = settings.PROTECTION.level
    return [
        checks.Warning(
            f"{what}低于等级保护第{level}级的预设（GB/T 22239—2019 {_CLAUSES[clause]}）。",
            hint=f"请改回预设，或者在备案材料里说明理由。变量：{variable}。",
            id=f"gongkai.{number:03}",
        )
        for number, what, clause, variable in _weaker()
    ]


def _weaker() -> Iterator[tuple[int, str, str, str]]:
    preset = settings.PROTECTION
    if left_out := preset.second_factor - settings.SECOND_FACTOR - _covered():
        who = "、".join(sorted(left_out))
        yield 1, f"二次验证不含{who}，", "factor", "GONGKAI_SECOND_FACTOR"
    if preset.failures < settings.AXES_FAILURE_LIMIT:
        yield 2, "允许输错密码的次数", "failures", "AXES_FAILURE_LIMIT"
    if preset.lockout > settings.AXES_COOLOFF_TIME:
        yield 3, "账号锁定的时间", "failures", "AXES_COOLOFF_TIME"
    if preset.idle_minutes * 60 < settings.SESSION_COOKIE_AGE:
        yield 4, "无操作自动退出的时间", "failures", "SESSION_COOKIE_AGE"
    if _shortest_password() < preset.password_length:
        yield 5, "密码的最短长度", "password", "AUTH_PASSWORD_VALIDATORS"


def _covered() -> frozenset[str]:
    """Give whom a wider choice takes in: everybody includes administrators and leaders."""
    everybody = {"administrators", "leaders", "all"}
    return frozenset(everybody if "all" in settings.SECOND_FACTOR else ())


def _shortest_password() -> int:
    lengths = [
        each.get("OPTIONS", {}).get("min_length", 8)
        for each in settings.AUTH_PASSWORD_VALIDATORS
        if each["NAME"].endswith("MinimumLengthValidator")
    ]
    return max(lengths, default=0)
