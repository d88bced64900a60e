"""Chance that is the same for the same words."""

from random import Random


def chance(*words: object) -> Random:
    """Return a random generator seeded with the words, on every machine the same."""
    return Random(":".join(map(str, words)))
