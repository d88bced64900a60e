"""How numbers get printed: full width, grouped, spaced, with a country's code."""

from random import Random

_FULL_WIDTH = str.maketrans(
    "0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZx",
    "０１２３４５６７８９－ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺｘ",
)


def full_width(text: str) -> str:
    """Print in full width."""
    return text.translate(_FULL_WIDTH)


def grouped(number: str, sizes: tuple[int, ...], separator: str) -> str:
    """Print in groups; what is left over is the last."""
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    return separator.join([*parts, number[at:]] if at < len(number) else parts)


def identity(chance: Random, number: str) -> str:
    """Print an identity number."""
    way = chance.random()
    if way < 0.55:
        return number
    if way < 0.65:
        return number.lower()
    if way < 0.75:
        return full_width(number)
    sizes = chance.choice(((6, 8, 4), (6, 4, 4, 4), (3, 3, 4, 4, 4), (6, 4, 2, 2, 4)))
    return grouped(number, sizes, chance.choice((" ", "-", " ", "\u3000")))


def mobile(chance: Random, number: str) -> str:
    """Print a mobile number."""
    way = chance.random()
    if way < 0.5:
        return number
    if way < 0.6:
        return full_width(number)
    if way < 0.68:
        return chance.choice(("+86", "+86 ", "+86-", "86-", "0086 ")) + number
    sizes = chance.choice(((3, 4), (3, 4), (3, 8), (3, 3, 5), (4, 3, 4)))
    return grouped(number, sizes, chance.choice((" ", "-", "－", "·", "\u00a0", ".")))


def card(chance: Random, number: str) -> str:
    """Print a number of a bank card."""
    way = chance.random()
    if way < 0.5:
        return number
    if way < 0.6:
        return full_width(number)
    fours = (4,) * (len(number) // 4)
    return grouped(number, fours, chance.choice((" ", "-", "\u3000", " ")))


def landline(chance: Random, area: str, local: str) -> str:
    """Print a landline."""
    return chance.choice(
        (f"{area}-{local}", f"{area}－{local}", f"({area}){local}", f"（{area}）{local}",
         f"{area}{local}", f"{area} {local}", local, full_width(f"{area}-{local}"))
    )  # fmt: skip
