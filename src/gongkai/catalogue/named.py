"""What the standard names: areas and channels, each with a code, its name and its other names."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

OWN: Final = "own"
"""The code of an area beyond the 26 that a county adds ("26+N")."""
_NOT_SAID: Final = re.compile(r"[\s“”\"'（）()：:/、]|领域|试点|基层政务公开标准目录|标准目录")


class Named(NamedTuple):
    """An area or a channel of the standard."""

    code: str
    name: str
    aliases: tuple[str, ...]

    def is_called(self, text: str) -> bool:
        """Tell whether a text is its name or another name of it, spaces and marks apart."""
        return _bare(text) in {_bare(each) for each in (self.name, *self.aliases)}


def _bare(text: str) -> str:
    return _NOT_SAID.sub("", text)


@cache
def areas() -> tuple[Named, ...]:
    """Give the 26 areas in the order of the list (国办发〔2019〕54号)."""
    return _read("areas")


@cache
def channels() -> tuple[Named, ...]:
    """Give the thirteen channels of the standard table."""
    return _read("channels")


def find_area(text: str) -> Named | None:
    """Find the area that a text calls, as in “公共文化服务领域”."""
    return next((each for each in areas() if each.is_called(text)), None)


def find_channel(text: str) -> Named | None:
    """Find the channel that a text calls."""
    return next((each for each in channels() if each.is_called(text)), None)


def _read(name: str) -> tuple[Named, ...]:
    source = files("gongkai.catalogue") / "data" / f"{name}.toml"
    raw: list[dict[str, Any]] = tomllib.loads(source.read_text(encoding="utf-8"))[name]
    return tuple(Named(each["code"], each["name"], tuple(each.get("aliases", ()))) for each in raw)
