"""Hits as plain data, for `--json` and for records."""

from typing import Any

from gongkai.screening.hit import CONFIDENCE_NAMES, KIND_NAMES, Hit


def hit_to_dict(hit: Hit, *, show: bool = False) -> dict[str, Any]:
    """Give a hit as plain data; the matter itself only when it is to be shown."""
    plain: dict[str, Any] = {
        "kind": hit.kind,
        "name": KIND_NAMES[hit.kind],
        "place": hit.place,
        "start": hit.start,
        "end": hit.end,
        "masked": hit.masked,
        "confidence": hit.confidence,
        "confidence_name": CONFIDENCE_NAMES[hit.confidence],
        "reason": hit.reason,
        "basis": hit.basis,
    }
    return plain | {"text": hit.text} if show else plain
