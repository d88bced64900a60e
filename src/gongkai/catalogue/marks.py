"""Marks of a catalogue's boxes: √ in a column, ■ and □ before an option."""

import re
from typing import Final, NamedTuple

from gongkai.catalogue.named import find_channel

TICKED: Final = frozenset("√✓✔☑■●▲★◆VvYy")
_USED: Final = "■☑☒√✓✔●◼⬛"
_UNUSED: Final = "□☐○◻⬜"
_OPTION: Final = re.compile(rf"([{_USED}{_UNUSED}])\s*([^{_USED}{_UNUSED}]+)")
_BETWEEN: Final = re.compile(r"[、,，;；\n]+")
_NOTE: Final = re.compile(r"[（(](.*?)[）)]\s*$", re.DOTALL)
_RULE: Final = re.compile(r"[_＿\s]+$")


class Channels(NamedTuple):
    """Channels read from a cell: codes of those used, and what is none of the thirteen."""

    codes: tuple[str, ...]
    others: tuple[str, ...]


def is_ticked(text: str) -> bool:
    """Tell whether a cell of a column with a heading is ticked."""
    plain = text.strip()
    return bool(plain) and (plain[0] in TICKED or plain in {"是", "1"})


def parse_channels(text: str) -> Channels:
    """Read a cell of 公开渠道和载体: boxes where there are any, else names with marks between."""
    options = _OPTION.findall(text)
    if options:
        names = [name for box, name in options if box in _USED]
    else:
        names = [] if find_channel(text) is None else [text]
        names = names or _BETWEEN.split(text)
    codes: list[str] = []
    others: list[str] = []
    for name in (_RULE.sub("", each).strip(" 、,，;；\n") for each in names):
        channel = find_channel(name) or find_channel(_NOTE.sub("", name))
        if channel is not None:
            codes.append(channel.code)
        elif name:
            others.append(re.sub(r"^其他[_＿：:\s]*", "", name) or name)
            codes.append("other")
    return Channels(tuple(dict.fromkeys(codes)), tuple(dict.fromkeys(others)))
