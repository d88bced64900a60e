"""What kind of body a name tells: government, department, township, hospital, school, …."""

import re
import tomllib
from importlib.resources import files
from typing import Final, NamedTuple


class Kind(NamedTuple):
    """A kind of body: its key, its word in Chinese, and what its names look like."""

    key: str
    label: str
    pattern: re.Pattern[str]


_RAW: Final = tomllib.loads(
    files(__package__).joinpath("data/kinds.toml").read_text(encoding="utf-8")
)
_HEAD: Final = re.compile(_RAW["head"])
KINDS: Final = tuple(
    Kind(each["key"], each["label"], re.compile(each["pattern"])) for each in _RAW["kinds"]
)
LABELS: Final = {kind.key: kind.label for kind in KINDS}


def own_name(body: str) -> str:
    """Take off what stands before a body's own place: 国家税务总局正宁县税务局."""
    return _HEAD.sub("", _HEAD.sub("", body))


def kind_of(body: str) -> str | None:
    """Tell the kind of a body by its name; None where there is no name."""
    return next(kind.key for kind in KINDS if kind.pattern.search(body)) if body else None
