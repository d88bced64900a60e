"""What lists give away as files."""

from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would reckon."""


def as_text(value: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return "'" + value if value.startswith(_FORMULA) else value
