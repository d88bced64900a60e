"""Characters in one shape, one for one: offsets in the folded text are those of the text."""

import unicodedata
from typing import Final

_DASHES: Final = "‐‑‒–—―−－﹣ー"
_DOTS: Final = "·•‧・．"
_SPACES: Final = "\u00a0\u2002\u2003\u2009\u202f\u3000\t"
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def _table() -> dict[int, str]:
    wide = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFF01, 0xFF5F)}
    folded = {code: shape for code, shape in wide.items() if len(shape) == 1}
    folded |= dict.fromkeys(map(ord, _DASHES), "-")
    folded |= dict.fromkeys(map(ord, _DOTS), ".")
    folded |= dict.fromkeys(map(ord, _SPACES + _INVISIBLE), " ")
    folded |= dict.fromkeys(map(ord, "＊﹡∗✱"), "*")
    return folded | {ord("\r"): "\n", ord("\v"): "\n", ord("\f"): "\n", 0x2028: "\n"}


_FOLDED: Final = _table()


def fold(text: str) -> str:
    """Give full-width letters, digits and signs their plain shape; the length stays the same."""
    return text.translate(_FOLDED)
