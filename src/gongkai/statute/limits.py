"""Statutory limits (法定期限) as dated data, each with its article."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

Unit = Literal["workdays", "days", "hours", "before"]


class UnknownLimitError(LookupError):
    """There is no limit of that name, or none in force on that day."""


class Restart(NamedTuple):
    """An event from which the whole limit runs anew, if what it answers (``needs``) came before."""

    event: str
    needs: str
    cites: str


class Pause(NamedTuple):
    """Two events between which no day counts: later than ``start``, not later than ``end``."""

    start: str
    end: str
    cites: str


@dataclass(frozen=True, slots=True)
class Extension:
    """An event that lengthens the limit, at most by ``count``."""

    event: str
    count: int
    cites: str


@dataclass(frozen=True, slots=True)
class Limit:
    """One statutory limit: how long, in what unit, from which event, and what may change it."""

    code: str
    name: str
    group: str
    from_: date
    unit: Unit
    count: int
    day: str
    starts: str
    ends: frozenset[str]
    cites: str
    silence: str
    uncertain: str
    restarts: tuple[Restart, ...]
    pauses: tuple[Pause, ...]
    extension: Extension | None

    @property
    def events(self) -> frozenset[str]:
        """Every kind of event that means something to this limit."""
        kinds = {self.starts, *self.ends}
        kinds |= {kind for restart in self.restarts for kind in (restart.event, restart.needs)}
        kinds |= {kind for pause in self.pauses for kind in (pause.start, pause.end)}
        return frozenset(kinds | ({self.extension.event} if self.extension else set()))


def get_limit(code: str, *, on: date) -> Limit:
    """Give the limit as it is on a day.

    Raises:
        UnknownLimitError: there is no such limit, or it was not in force yet.
    """
    dated = [limit for limit in limits() if limit.code == code]
    if not dated:
        known = "、".join(sorted({limit.code for limit in limits()}))
        raise UnknownLimitError(f"没有“{code}”这项期限；可用的有：{known}。")
    valid = [limit for limit in dated if limit.from_ <= on]
    if not valid:
        first = min(limit.from_ for limit in dated)
        raise UnknownLimitError(
            f"“{dated[0].name}”的期限自{first.year}年{first.month}月{first.day}日起施行，不适用于此前的日期。"
        )
    return max(valid, key=lambda limit: limit.from_)


@cache
def limits() -> tuple[Limit, ...]:
    """Give all limits, in the order of the data."""
    return tuple(_limit(raw) for raw in _data()["limits"])


@cache
def event_names() -> dict[str, str]:
    """Give the name of every kind of event, by its code."""
    return dict(_data()["events"])


@cache
def _data() -> dict[str, Any]:
    text = files(__package__).joinpath("data/limits.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _limit(raw: dict[str, Any]) -> Limit:
    extension = raw.get("extension")
    return Limit(
        code=raw["code"],
        name=raw["name"],
        group=raw["group"],
        from_=raw["from"],
        unit=raw["unit"],
        count=raw.get("count", 0),
        day=raw.get("day", ""),
        starts=raw["starts"],
        ends=frozenset(raw["ends"]),
        cites=raw["cites"],
        silence=raw.get("silence", ""),
        uncertain=raw.get("uncertain", ""),
        restarts=tuple(Restart(**restart) for restart in raw.get("restarts", ())),
        pauses=tuple(Pause(p["from"], p["until"], p["cites"]) for p in raw.get("pauses", ())),
        extension=Extension(**extension) if extension else None,
    )
