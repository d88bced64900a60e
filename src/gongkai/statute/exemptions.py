"""不予公开的情形: the grounds for withholding information, as dated data.

Disclosure is the rule; only articles 14 to 16 are exceptions (《政府信息公开条例》第十三条).
"""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple


class Exemption(NamedTuple):
    """One ground: whether it binds the body, its article, and when to disclose all the same."""

    code: str
    name: str
    from_: date
    cites: str
    binding: Literal["must", "may"]
    unless: str = ""


@cache
def exemptions() -> tuple[Exemption, ...]:
    """Give all grounds, in the order of the articles."""
    text = files(__package__).joinpath("data/exemptions.toml").read_text(encoding="utf-8")
    return tuple(
        Exemption(
            raw["code"],
            raw["name"],
            raw["from"],
            raw["cites"],
            raw["binding"],
            raw.get("unless", ""),
        )
        for raw in tomllib.loads(text)["exemptions"]
    )


def get_exemption(code: str) -> Exemption:
    """Give a ground by its code; KeyError when there is none."""
    return {exemption.code: exemption for exemption in exemptions()}[code]
