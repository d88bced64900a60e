"""Words that mean the same, as data: whoever looks for one finds the other too."""

import tomllib
from functools import cache
from importlib.resources import files

from gongkai.search.tokens import normal


def same_as(word: str) -> list[str]:
    """Give a word and those that mean the same."""
    return [word, *(other for other in _groups().get(normal(word), ()) if other != normal(word))]


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    text = (files("gongkai.search") / "data" / "synonyms.toml").read_text(encoding="utf-8")
    groups = [tuple(map(normal, group)) for group in tomllib.loads(text)["groups"]]
    return {word: group for group in groups for word in group}
