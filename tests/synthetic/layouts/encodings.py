"""The encodings that text and web pages really come in, declared rightly, wrongly or not at all."""

from random import Random
from typing import NamedTuple

CHARSET = "@@CHARSET@@"
"""Stands in a page where the declaration of its character set goes."""


class Encoding(NamedTuple):
    """A codec and the character set that the page says it is in; none when empty."""

    codec: str
    declared: str = ""

    @property
    def name(self) -> str:
        """The encoding in one word for a table of results."""
        return f"{self.codec}/{self.declared or '-'}"


WEB = (
    Encoding("utf-8", "utf-8"),
    Encoding("utf-8", "UTF-8"),
    Encoding("utf-8"),
    Encoding("utf-8-sig", "utf-8"),
    Encoding("gbk", "gbk"),
    Encoding("gbk", "gb2312"),
    Encoding("gbk"),
    Encoding("gb18030", "gb18030"),
    Encoding("utf-16"),
    Encoding("utf-8", "gb2312"),
    Encoding("gbk", "utf-8"),
)
TEXT = (
    Encoding("utf-8"),
    Encoding("utf-8"),
    Encoding("utf-8-sig"),
    Encoding("gbk"),
    Encoding("gb18030"),
    Encoding("utf-16"),
)


def choose(rng: Random, extension: str) -> Encoding:
    """Choose an encoding that files of a kind come in."""
    if extension == "html":
        return rng.choice(WEB)
    return rng.choice(TEXT) if extension == "txt" else Encoding("utf-8")


def encode(text: str, encoding: Encoding) -> bytes:
    """Encode a text; characters outside GBK are written as GB 18030 has them."""
    meta = f'<meta charset="{encoding.declared}">' if encoding.declared else ""
    if encoding.declared in ("gb2312", "UTF-8"):
        kind = f"text/html; charset={encoding.declared}"
        meta = f'<meta http-equiv="Content-Type" content="{kind}">'
    text = text.replace(CHARSET, meta)
    codec = "gb18030" if encoding.codec == "gbk" else encoding.codec
    return text.encode(codec)
