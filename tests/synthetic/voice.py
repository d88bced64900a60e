"""A writer with habits: chooses among phrasings, and can avoid those of last year."""

from collections.abc import Iterable
from random import Random

from synthetic.chance import chance

_DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """Write a number under ten thousand in Chinese numerals: 二十一, 三千零五."""
    if number < 10:
        return _DIGITS[number]
    if number < 20:
        return "十" + (_DIGITS[number - 10] if number > 10 else "")
    for unit, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= unit:
            head, rest = divmod(number, unit)
            gap = "零" if rest and rest * 10 < unit else ""
            tail = chinese(rest) if rest else ""
            if rest and rest < 20 and rest >= 10:
                tail = "一" + tail
            return _DIGITS[head] + name + gap + tail
    raise ValueError(f"{number} is too large")


def year_in_characters(year: int) -> str:
    """Write a year digit by digit: 二〇二四."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))


class Voice:
    """Chooses phrasings; the choice for a topic depends on the seed and the topic alone."""

    def __init__(self, seed: str, shun: Iterable[str] = ()) -> None:
        self.seed = seed
        self.shun = frozenset(shun)
        self.used: set[str] = set()

    def rng(self, topic: str) -> Random:
        """Return the chance that decides a topic."""
        return chance(self.seed, topic)

    def pick(self, topic: str, options: Iterable[str]) -> str:
        """Choose one phrasing, none of last year's where there is another."""
        every = list(options)
        fresh = [option for option in every if option not in self.shun] or every
        choice = self.rng(topic).choice(fresh)
        self.used.add(choice)
        return choice

    def several(self, topic: str, options: Iterable[str], count: int) -> list[str]:
        """Choose some phrasings in an order of their own."""
        every = list(options)
        fresh = [option for option in every if option not in self.shun]
        pool = fresh if len(fresh) >= count else every
        chosen = self.rng(topic).sample(pool, count)
        self.used.update(chosen)
        return chosen

    def maybe(self, topic: str, chance: float) -> bool:
        """Decide whether something is said at all."""
        return self.rng(topic).random() < chance
