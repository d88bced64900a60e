"""What of a text may go into a document at all.

The rule, the same for every format: a line break, tab or other break becomes one space, because a
paragraph is one line of text; half a surrogate pair becomes U+FFFD, since something stood there;
control characters and characters without width, which no printed text has, are left out.
"""

import re
from typing import Final

from gongkai.officedocs.document import INVISIBLE

_BREAK: Final = "[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]"
_BREAKS: Final = re.compile(f" *{_BREAK}(?: |{_BREAK})*")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2066-\u206f\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff]"
)


def printable(text: str) -> str:
    """Reduce a text to what a document may hold: one line, no control characters."""
    if text.isprintable():
        return text
    line = _BREAKS.sub(" ", text)
    line = _SURROGATES.sub("\ufffd", line)
    return INVISIBLE.sub("", _UNPRINTABLE.sub("", line))
