"""The demo's own data: who there is, and what they published."""

import tomllib
from importlib.resources import files
from typing import Any, Final

_FOLDER: Final = files("gongkai.site.demo") / "data"


def read(name: str) -> list[dict[str, Any]]:
    """Read a file of the demo: the tables of its only list."""
    (tables,) = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8")).values()
    return list(tables)
