"""What of natural persons a register must not hold, and what stands instead of it."""

import re
from collections.abc import Iterator
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gongkai.screening import Hit, mask, screen_text

_MASKED: Final = re.compile(r"\d{6}(\*{8}\d{3}[\dX]|\*{5}\d{4})")
_KINDS: Final = frozenset({"identity_card", "bank_card"})
"""Kinds of private matter that no text of a register needs."""
_LONG: Final = re.compile(r"(\d[\s-]?){14}\d")
"""No such number is shorter."""


def mask_identity(number: str) -> str:
    """Give the masked form of an identity card's number; what is masked already stays.

    Raises:
        ValidationError: it is not such a number, or its check digit is wrong.
    """
    number = number.strip().upper()
    if not number or _MASKED.fullmatch(number):
        return number
    label = "居民身份证号码："
    for hit in screen_text(label + number, at_least="likely"):
        if hit.kind == "identity_card" and hit.text == number and hit.masked:
            return hit.masked
    raise ValidationError(_("身份证号码不对：应为18位（或旧的15位），请核对位数和校验码。"))


def hide_identity(number: str) -> str:
    """Give the masked form of whatever was written as a number; a wrong one stays a wrong one."""
    try:
        return mask_identity(number)
    except ValidationError:
        return number[:3] + "*" * len(number[3:])


def private_in(text: str) -> Iterator[Hit]:
    """Find the numbers of people's cards in a text."""
    if _LONG.search(text):
        yield from (hit for hit in screen_text(text, at_least="likely") if hit.kind in _KINDS)


def hide_private(text: str) -> str:
    """Give a text with the numbers of people's cards masked."""
    return mask(text, private_in(text))
