"""Rows named by the order of the form, where their neighbours leave only one way."""

from collections.abc import Sequence


def name_by_order(keys: Sequence[str | None], order: Sequence[str]) -> list[str | None]:
    """Name the rows without a key, where as many rows of the form are missing between the known.

    Example: between ``granted`` and ``refused.state_secret`` a single nameless row can only be
    ``partially_granted``.
    """
    named = list(keys)
    start = 0
    while start < len(keys):
        if keys[start] is not None:
            start += 1
            continue
        end = next((i for i in range(start, len(keys)) if keys[i] is not None), len(keys))
        before = _position(keys[start - 1], order) + 1 if start else 0
        after = _position(keys[end], order) if end < len(keys) else len(order)
        if after - before == end - start:
            named[start:end] = order[before:after]
        start = end
    return named


def _position(key: str | None, order: Sequence[str]) -> int:
    return order.index(key) if key in order else -len(order)
