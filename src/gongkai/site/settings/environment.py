"""Reading settings from the environment: a value that cannot be is said in a sentence."""

import os
from collections.abc import Collection

from django.core.exceptions import ImproperlyConfigured


def required(name: str) -> str:
    """Give a variable that must be there.

    Raises:
        ImproperlyConfigured: it is missing or empty.
    """
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"请设置环境变量{name}。")
    return value


def number(name: str, default: int, *, least: int = 0, most: int) -> int:
    """Give a variable that is a whole number within limits.

    Raises:
        ImproperlyConfigured: it is none.
    """
    text = os.environ.get(name, "") or str(default)
    if not (text.isascii() and text.isdecimal() and least <= int(text) <= most):
        raise ImproperlyConfigured(
            f"环境变量{name}是“{text}”，应为{least}到{most}的整数。请改正或者去掉这个变量。"
        )
    return int(text)


def one_of(name: str, default: str, choices: Collection[str]) -> str:
    """Give a variable that is one of a few words.

    Raises:
        ImproperlyConfigured: it is none of them.
    """
    value = os.environ.get(name, "") or default
    if value not in choices:
        raise ImproperlyConfigured(
            f"环境变量{name}是“{value}”，只能是{'、'.join(choices)}之一。请改正或者去掉这个变量。"
        )
    return value
